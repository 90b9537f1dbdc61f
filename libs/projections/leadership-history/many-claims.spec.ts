/** Histories with more claims than there are orders to follow: answers grow wider, never wrong, and agreement never hurts. */
import { CITATION, company, division, post } from '../../../test/given';
import type { Past } from '../../../test/given';
import { readModels } from '../../../test/projection-harness';

const [ANN, BEN] = ['pannannannann', 'pbenbenbenben'] as const;
const tree = [company('amazon'), division('mgm', 'amazon')] as const;
const head = post('mgm');
const seats = { ...post('mgm'), postId: 'co-head', seats: 2 };

const appointed = (personId: string, startedOn: string, at = head): Past => ({
  type: 'ExecutiveAppointed',
  data: { personId, post: at, startedOn, citation: CITATION },
});
const dismissed = (personId: string, endedOn: string, at = head): Past => ({
  type: 'ExecutiveDismissed',
  data: { personId, post: at, endedOn, citation: CITATION },
});
const repeated = (times: number, past: Past): readonly Past[] => Array.from({ length: times }, () => past);
const told = (past: readonly Past[]) => readModels().after(...tree, ...past);

function leader(past: readonly Past[], on: string) {
  const ledger = told(past);
  return ledger.models.leader('mgm', ledger.at({ on }));
}
function changes(past: readonly Past[], year: number) {
  const ledger = told(past);
  return ledger.models.leadershipChanges({ unitId: 'mgm', year }, ledger.at());
}

describe('many claims of one post', () => {
  test('that agree on a start make it no less certain', () => {
    for (const start of ['2025-01-01', '../2025-01-01']) {
      const { holders } = leader(repeated(9, appointed(ANN, start)), '2025-02-01');
      expect(holders).toMatchObject([{ certainty: 'definitely' }]);
    }
  });

  test('that attest many days make it no less certain', () => {
    const attested = ['01', '02', '03', '04', '05', '06', '07', '08'].map((month) =>
      appointed(ANN, `../2025-${month}-01`),
    );
    expect(leader(attested, '2025-09-01').holders).toMatchObject([{ certainty: 'definitely' }]);
  });

  test('in any order leave open whether the person is still in office, and how often that changed', () => {
    // Appointed and dismissed again and again within one year, each on other bounds: any of them may have come last.
    const months = ['01', '02', '03', '04', '05', '06'];
    const past = months.flatMap((month) => [
      appointed(ANN, `2025-${month}/2025-12`),
      dismissed(ANN, `2025-${month}/2025-12`),
    ]);
    expect(leader(past, '2026-06-01')).toMatchObject({ state: 'held', holders: [{ certainty: 'possibly' }] });
    const count = changes(past, 2025);
    expect(count.min).toBeLessThanOrEqual(2);
    expect(count.max).toBe(12);
  });

  test('of thousands of dated appointments are answered at once', () => {
    const past = Array.from({ length: 2_000 }, (_one, number) => {
      const startedOn = `${String(1000 + Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}-01`;
      return appointed(number % 2 === 0 ? ANN : BEN, startedOn);
    });
    expect(leader(past, '2025-01-01').state).toBe('held');
  });
});

describe('what an answer of leadership rests on', () => {
  test('are ends too that left others in office', () => {
    // #3 and #4 put Ann and Ben into two seats, #5 ends Ann's: without #5 Ann would lead beside Ben.
    const past = [
      appointed(ANN, '2020-01-01', seats),
      appointed(BEN, '2021-01-01', seats),
      dismissed(ANN, '2022-01-01', seats),
    ];
    expect(leader(past, '2025-01-01')).toMatchObject({
      holders: [{ tenure: { personId: BEN } }],
      restsOn: [3, 4, 5],
    });
  });

  test('are ends in units that were passed over on the way to a head above', () => {
    const above = { ...head, unitId: 'amazon' };
    const past = [
      appointed(ANN, '2020-01-01', above),
      appointed(BEN, '2020-01-01'),
      dismissed(BEN, '2021-01-01'),
    ];
    const answer = leader(past, '2025-01-01');
    expect(answer).toMatchObject({ state: 'vacant', above: { unitId: 'amazon' } });
    expect([...answer.restsOn].toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5]);
  });

  test('are all claims of a person whose change may lie in the year', () => {
    // Without #3 the second claim alone would date the start: 1..1 instead of 0..1.
    const past = [appointed(ANN, '2020-01-01'), appointed(ANN, '2025-05-01')];
    expect(changes(past, 2025)).toMatchObject({ min: 0, max: 1, restsOn: [3, 4] });
  });
});

import {
  CITATION,
  citing,
  company,
  exit,
  investment,
  layoff,
  people,
  person,
  post,
  revision,
  sameness,
  withdrawal,
} from '../../test/given';
import type { Past } from '../../test/given';
import { readModels } from '../../test/projection-harness';

const [ANN, BOB] = ['paaaaaaaaaaaa', 'pbbbbbbbbbbbb'] as const;
const cut = (layoffId: string, positions: number): Past =>
  layoff(layoffId, 'amazon', { positions: people(positions), announcedOn: '2025-10-28' });
const all = { unitId: 'amazon', below: true, by: 'announced' } as const;

describe('two layoffs that are declared to be one', () => {
  // 1 company, 2 layoff of 14,000, 3 layoff of 30,000, 4 sameness.
  const told = () =>
    readModels().after(
      company('amazon'),
      cut('kept', 14_000),
      cut('other', 30_000),
      sameness('layoff', 'other', 'kept', citing('2025-11-05')),
    );

  test('are one programme of the hull of both numbers, and rest on the declaration', () => {
    const ledger = told();
    const { items, total, restsOn } = ledger.models.layoffs(all, ledger.at());
    expect(items.map(({ layoffId }) => layoffId)).toEqual(['kept']);
    expect(total).toEqual({ min: 14_000, max: 30_000 });
    expect(restsOn.toSorted((a, b) => a - b)).toEqual([2, 3, 4]);
  });

  test('are added before the declaration was recorded, and before it was published', () => {
    const ledger = told();
    const sum = { min: 44_000, max: 44_000 };
    expect(ledger.models.layoffs(all, ledger.at({ knownAt: 3 })).total).toEqual(sum);
    expect(ledger.models.layoffs(all, ledger.at({ publishedBy: '2025-11-01T00:00:00Z' })).total).toEqual(sum);
  });

  test('are two again once the declaration is withdrawn, which the answer rests on', () => {
    const ledger = told().after(withdrawal(4));
    const { total, restsOn } = ledger.models.layoffs(all, ledger.at());
    expect(total).toEqual({ min: 44_000, max: 44_000 });
    expect(restsOn).toContain(5);
  });

  test('are found under either id, and stand in the timeline of their unit as one', () => {
    const ledger = told().after(revision('other', '2025-11-10'));
    const { things } = ledger.models.finding.search({ q: 'other', withdrawn: false }, ledger.at());
    expect(things.map(({ kind, id }) => [kind, id])).toEqual([['layoff', 'kept']]);
    const question = { kind: 'unit', id: 'amazon', below: true, withdrawn: false } as const;
    const { items } = ledger.models.finding.timeline(question, ledger.at());
    const revised = items.find(({ type }) => type === 'LayoffRevised');
    expect(revised?.names).toEqual([{ kind: 'layoff', id: 'kept', role: 'layoffId' }]);
  });

  test('have what became of either', () => {
    const ledger = told().after(revision('other', '2025-11-10', { positions: people(20_000) }));
    // Each announcement has the revision: 20,000 are in force from the 10th on, whichever number was right before.
    expect(ledger.models.layoffs(all, ledger.at({ on: '2025-11-09' })).total).toEqual({
      min: 14_000,
      max: 30_000,
    });
    expect(ledger.models.layoffs(all, ledger.at()).total).toEqual({ min: 20_000, max: 20_000 });
  });
});

describe('two persons who are declared to be one', () => {
  const ended: Past = {
    type: 'ExecutiveDismissed',
    data: { personId: BOB, post: post('amazon'), endedOn: '2025-06-01', citation: CITATION },
  };
  const started: Past = {
    type: 'ExecutiveAppointed',
    data: { personId: ANN, post: post('amazon'), startedOn: '2024-01-01', citation: CITATION },
  };
  // 1 company, 2 and 3 persons, 4 start of one, 5 end of the other, 6 sameness.
  const told = () =>
    readModels().after(
      company('amazon'),
      person(ANN, 'ann'),
      person(BOB, 'ann-b'),
      started,
      ended,
      sameness('person', BOB, ANN),
    );

  test('have one tenure, under the id that is kept', () => {
    const ledger = told();
    const tenures = ledger.models.tenures('amazon', ledger.at());
    expect(tenures.map(({ personId, start, end }) => [personId, start.earliest, end.earliest])).toEqual([
      [ANN, '2024-01-01', '2025-06-01'],
    ]);
    expect(ledger.models.tenuresOfPerson(BOB, ledger.at())).toEqual(tenures);
    const { restsOn } = ledger.models.leader('amazon', ledger.at({ on: '2025-05-31' }));
    expect(restsOn).toEqual(expect.arrayContaining([4, 5, 6]));
  });

  test('are found under either handle and either id', () => {
    const ledger = told();
    const found = ['ann', 'ann-b', ANN, BOB].map((one) => ledger.models.person(one, ledger.at()));
    expect(found.map((one) => one?.personId)).toEqual([ANN, ANN, ANN, ANN]);
    expect(found[1]?.entries).toEqual([2, 3, 6]);
  });

  test('are listed once, found by the names of both, and have one timeline', () => {
    const ledger = told();
    const listed = ledger.models.finding.persons({}, ledger.at());
    expect([listed.items.map(({ personId }) => personId), listed.next]).toEqual([[ANN], null]);
    for (const q of ['ann', 'ann-b'])
      expect(ledger.models.finding.persons({ q }, ledger.at()).items.map(({ personId }) => personId)).toEqual(
        [ANN],
      );
    const question = { kind: 'person', below: false, withdrawn: false } as const;
    const either = [ANN, BOB].map((id) => ledger.models.finding.timeline({ ...question, id }, ledger.at()));
    expect(either[0]?.items.map(({ entry }) => entry.position)).toEqual([2, 3, 6, 4, 5]);
    expect(either[0]?.restsOn).toContain(6);
    expect(either[1]).toEqual(either[0]);
    // One page after another comes to the same, before they were one too.
    const before = ledger.at({ knownAt: 5 });
    const [first, second] = [0, 1].map((after) => ledger.models.finding.persons({ after, limit: 1 }, before));
    expect([first?.items[0]?.personId, second?.items[0]?.personId]).toEqual([ANN, BOB]);
  });

  test('are two at an earlier position', () => {
    const ledger = told();
    const asked = ledger.at({ knownAt: 5, on: '2025-05-31' });
    expect(ledger.models.person('ann-b', asked)?.personId).toBe(BOB);
    const { holders } = ledger.models.leader('amazon', asked);
    expect(holders.map(({ tenure }) => tenure.personId).toSorted()).toEqual([ANN, BOB]);
  });
});

test('two investments that are declared to be one count once, and end together', () => {
  // 1 company, 2 and 3 investments of 10 USD, 4 exit of the one that is given up, 5 sameness.
  const ledger = readModels().after(
    company('amazon'),
    investment('kept', 'amazon'),
    investment('other', 'amazon'),
    exit('other', '2025-09-01'),
    sameness('investment', 'other', 'kept'),
  );
  const { items, count, totals, restsOn } = ledger.models.investments(all, ledger.at());
  expect(items.map(({ investmentId, status }) => [investmentId, status])).toEqual([['kept', 'exited']]);
  expect(count).toEqual({ min: 1, max: 1 });
  expect(totals).toEqual([{ currency: 'USD', min: '10', max: '10' }]);
  expect(restsOn).toContain(5);
  const before = ledger.models.investments(all, ledger.at({ knownAt: 4 }));
  expect(before.totals).toEqual([{ currency: 'USD', min: '20', max: '20' }]);
});

import * as fc from 'fast-check';
import { citing, company, headcount, recordedInOrder, withdrawal } from '../../test/given';
import type { Past } from '../../test/given';
import { INSTANT_MIN, publicationOf } from './values/publication';
import { publicationInstant, visibleAt } from './visibility';

interface Node {
  readonly publishedAt: number;
  /** Index of the entry that this one withdraws; an earlier one. */
  readonly withdraws?: number;
}

/**
 * The definition, read literally for one instant: an entry is visible where it is out by then, and none of its withdrawals is
 * visible there by the same rule.
 */
function isVisible(nodes: readonly Node[], entry: number, instant: number): boolean {
  const node = nodes[entry] as Node;
  return (
    node.publishedAt <= instant &&
    !nodes.some((other, index) => other.withdraws === entry && isVisible(nodes, index, instant))
  );
}

const nodes = fc
  .array(fc.record({ publishedAt: fc.integer({ min: 0, max: 6 }), withdraws: fc.nat({ max: 7 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((drawn) =>
    drawn.map(({ publishedAt, withdraws }, index): Node =>
      index === 0
        ? { publishedAt }
        : { publishedAt: publishedAt === 0 ? -1 : publishedAt, withdraws: withdraws % index },
    ),
  );

describe('what is visible', () => {
  test('at each instant is what the rule says of that instant alone', () => {
    fc.assert(
      fc.property(nodes, (drawn) => {
        const withdrawalsOf = (entry: number): readonly number[] =>
          drawn.flatMap(({ withdraws }, index) => (withdraws === entry ? [index] : []));
        for (const entry of drawn.keys()) {
          const periods = visibleAt(entry, (one) => (drawn[one] as Node).publishedAt, withdrawalsOf);
          for (let instant = -2; instant <= 8; instant++) {
            const inPeriods = periods.filter(({ from, to }) => from <= instant && instant < to);
            expect(inPeriods.length).toBe(isVisible(drawn, entry, instant) ? 1 : 0);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is never an empty period', () => {
    fc.assert(
      fc.property(nodes, (drawn) => {
        const withdrawalsOf = (entry: number): readonly number[] =>
          drawn.flatMap(({ withdraws }, index) => (withdraws === entry ? [index] : []));
        const periods = visibleAt(0, (one) => (drawn[one] as Node).publishedAt, withdrawalsOf);
        expect(periods.every(({ from, to }) => from < to)).toBe(true);
      }),
    );
  });
});

describe('the instant from which an entry counts', () => {
  const instantOf = (event: Past): number => publicationInstant(recordedInOrder([event])[0]!);
  const recordedAt = Date.UTC(2025, 10, 2, 9);

  test('is the end of the day of its publication', () => {
    expect(instantOf({ ...company('amazon', { citation: citing('2025-10-28') }), recordedAt })).toBe(
      Date.UTC(2025, 9, 29),
    );
  });

  test('is exact where the source is', () => {
    const citation = citing('2025-10-28T09:30:00+03:00');
    expect(instantOf({ ...headcount('amazon', { citation }), recordedAt })).toBe(
      Date.UTC(2025, 9, 28, 6, 30),
    );
  });

  test.each(['2025', '2025-11-02', '2025-10-28/..'])(
    'is never later than its recording, since what was read was out: %s',
    (publishedOn) => {
      expect(publicationOf(publishedOn).latest).toBeGreaterThan(recordedAt);
      expect(instantOf({ ...company('amazon', { citation: citing(publishedOn) }), recordedAt })).toBe(
        recordedAt,
      );
    },
  );

  test('is the publication of an archived source itself', () => {
    const data = { sourceId: 's', title: { en: 's' }, publishedOn: '2024-01-31', sha256: '0'.repeat(64) };
    expect(instantOf({ type: 'SourceArchived', data, recordedAt })).toBe(Date.UTC(2024, 1, 1));
  });

  test('is before all time for the withdrawal of our own error', () => {
    const [, retracted] = recordedInOrder([company('amazon'), withdrawal(1)]);
    expect(publicationInstant(retracted!)).toBe(INSTANT_MIN);
  });
});

import * as fc from 'fast-check';
import { citing, company, headcount, recordedInOrder, withdrawal } from '../../test/given';
import type { Past } from '../../test/given';
import { INSTANT_MAX, INSTANT_MIN, publicationOf } from './values/publication';
import { publicationInstant, visibleAt } from './visibility';
import type { Relations } from './visibility';

interface Node {
  readonly publishedAt: number;
  /** Index of the entry that this one withdraws or corroborates; an earlier one. */
  readonly names?: number;
  readonly agrees?: boolean;
}

/**
 * The definition, read literally for one instant: an entry is visible where it, or a corroboration of it that is visible there, is out
 * by then, and none of its withdrawals is visible there by the same rule.
 */
function isVisible(nodes: readonly Node[], entry: number, instant: number): boolean {
  const node = nodes[entry] as Node;
  const visible = nodes.filter((other, index) => other.names === entry && isVisible(nodes, index, instant));
  const out = Math.min(
    node.publishedAt,
    ...visible.filter(({ agrees }) => agrees).map((other) => other.publishedAt),
  );
  return out <= instant && visible.every(({ agrees }) => agrees === true);
}

const nodes = fc
  .array(
    fc.record({
      publishedAt: fc.integer({ min: 0, max: 6 }),
      names: fc.nat({ max: 7 }),
      agrees: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((drawn) =>
    drawn.reduce<readonly Node[]>((before, { publishedAt, ...drawnOf }, index) => {
      if (index === 0) return [{ publishedAt }];
      const names = drawnOf.names % index;
      // A corroboration is never corroborated itself.
      const agrees = drawnOf.agrees && before[names]?.agrees !== true;
      return [...before, { publishedAt: publishedAt === 0 && !agrees ? -1 : publishedAt, names, agrees }];
    }, []),
  );

const relationsOf = (drawn: readonly Node[]): Relations<number> => {
  const naming = (agrees: boolean) => (entry: number) =>
    [...drawn.keys()].filter((index) => drawn[index]?.names === entry && drawn[index]?.agrees === agrees);
  const publishedAt = (entry: number): number => (drawn[entry] as Node).publishedAt;
  return { publishedAt, withdrawalsOf: naming(false), corroborationsOf: naming(true) };
};

describe('what is visible', () => {
  test('at each instant is what the rule says of that instant alone', () => {
    fc.assert(
      fc.property(nodes, (drawn) => {
        for (const entry of drawn.keys()) {
          const periods = visibleAt(entry, relationsOf(drawn));
          for (let instant = -2; instant <= 8; instant++) {
            const inPeriods = periods.filter(({ from, to }) => from <= instant && instant < to);
            expect(inPeriods.length).toBe(isVisible(drawn, entry, instant) ? 1 : 0);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('is never an empty period, and no two periods meet', () => {
    fc.assert(
      fc.property(nodes, (drawn) => {
        const periods = visibleAt(0, relationsOf(drawn)).toSorted((a, b) => a.from - b.from);
        expect(periods.every(({ from, to }) => from < to)).toBe(true);
        expect(periods.every(({ from }, index) => index === 0 || (periods[index - 1]?.to ?? 0) < from)).toBe(
          true,
        );
      }),
    );
  });

  test('of an entry begins with the earliest source that agrees, for as long as that is not withdrawn', () => {
    // The entry came out at 5, a source that agrees at 2, and took that back at 4.
    const drawn = [
      { publishedAt: 5 },
      { publishedAt: 2, names: 0, agrees: true },
      { publishedAt: 4, names: 1, agrees: false },
    ];
    expect(visibleAt(0, relationsOf(drawn))).toEqual([
      { from: 2, to: 4 },
      { from: 5, to: INSTANT_MAX },
    ]);
    expect(visibleAt(0, relationsOf(drawn.slice(0, 2)))).toEqual([{ from: 2, to: INSTANT_MAX }]);
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

import * as fc from 'fast-check';
import { INSTANT_MAX, publicationInstant, visibleAt } from '#domain';
import type { Recorded, Withdrawal } from '#domain';
import { citing, company, corroboration, headcount, recordedInOrder, withdrawal } from '../../test/given';
import type { Past } from '../../test/given';
import { inMemoryDatabase } from '../../test/projection-harness';
import type { Database } from './database';
import { ProjectionRunner } from './runner';
import { visibility } from './visibility';

interface Rectangle {
  readonly entry: number;
  readonly known_from: number;
  readonly known_to: number;
  readonly published_from: number;
  readonly published_to: number;
}

const rectanglesOf = (past: readonly Past[]): readonly Rectangle[] => {
  const database: Database = inMemoryDatabase();
  new ProjectionRunner(database, [visibility]).apply(recordedInOrder(past));
  return database
    .prepare('SELECT * FROM visible ORDER BY entry, known_from, published_from')
    .all() as Rectangle[];
};
const covering = (rectangles: readonly Rectangle[], entry: number, known: number, instant: number) =>
  rectangles.filter(
    (one) =>
      one.entry === entry &&
      one.known_from <= known &&
      known < one.known_to &&
      one.published_from <= instant &&
      instant < one.published_to,
  );

/** The definition at one position: only what was recorded by then counts. */
function visiblePeriods(entries: readonly Recorded[], entry: Recorded, known: number) {
  const recorded = entries.filter(({ position }) => position <= known);
  const naming =
    (correction: string) =>
    ({ id }: Recorded): readonly Recorded[] =>
      recorded.filter(({ type, data }) => type === correction && (data as Withdrawal).entryId === id);
  return visibleAt(entry, {
    publishedAt: publicationInstant,
    withdrawalsOf: naming('EntryRetracted'),
    corroborationsOf: naming('EntryCorroborated'),
  });
}

const publication = fc.constantFrom(
  '2025-01-01',
  '2025-01-02',
  '2025-01-03T12:00:00Z',
  '2025-01',
  '2025-01/..',
);
/** Facts, corroborations of them, and withdrawals of anything before: of facts, corroborations, withdrawals, of the same thing again. */
const pasts: fc.Arbitrary<readonly Past[]> = fc
  .array(
    fc.tuple(
      publication,
      fc.option(publication, { nil: undefined }),
      fc.nat({ max: 20 }),
      fc.constantFrom('fact', 'withdrawal', 'corroboration'),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((drawn) =>
    drawn.reduce<readonly Past[]>((past, [publishedOn, correctedOn, back, kind]) => {
      const named = (back % (past.length || 1)) + 1;
      if (kind === 'corroboration' && past[named - 1]?.type === 'HeadcountReported')
        return [...past, corroboration(named, citing(publishedOn))];
      if (kind === 'withdrawal' && past.length > 0)
        return [...past, withdrawal(named, correctedOn === undefined ? undefined : citing(correctedOn))];
      return [...past, headcount('amazon', { citation: citing(publishedOn) })];
    }, []),
  );

describe('the rectangles', () => {
  test('cover each point of knowledge and publication as the rule says of that point alone', () => {
    fc.assert(
      fc.property(pasts, (past) => {
        const entries = recordedInOrder(past);
        const rectangles = rectanglesOf(past);
        const instants = entries
          .map(publicationInstant)
          .flatMap((instant) => [instant - 1, instant, instant + 1]);
        const points = entries.flatMap((entry) =>
          entries
            .slice(entry.position - 1)
            .flatMap(({ position: known }) =>
              [...instants, INSTANT_MAX - 1].map((instant) => ({ entry, known, instant })),
            ),
        );
        const wrong = points.filter(({ entry, known, instant }) => {
          const periods = visiblePeriods(entries, entry, known);
          const isVisible = periods.some(({ from, to }) => from <= instant && instant < to);
          return covering(rectangles, entry.position, known, instant).length !== (isVisible ? 1 : 0);
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('never lie before the entry was recorded, and are never empty', () => {
    fc.assert(
      fc.property(pasts, (past) => {
        for (const one of rectanglesOf(past)) {
          expect(one.known_from).toBeGreaterThanOrEqual(one.entry);
          expect(one.known_from).toBeLessThan(one.known_to);
          expect(one.published_from).toBeLessThan(one.published_to);
        }
      }),
    );
  });
});

describe('an entry', () => {
  const knownOf = (past: readonly Past[], entry: number, instant = INSTANT_MAX - 1): readonly boolean[] =>
    past.map((_, index) => covering(rectanglesOf(past), entry, index + 1, instant).length === 1);

  test('is closed by its withdrawal, reopened by the withdrawal of that, and closed again', () => {
    const past = [company('amazon'), withdrawal(1), withdrawal(2), withdrawal(1)];
    expect(knownOf(past, 1)).toEqual([true, false, true, false]);
  });

  test('follows a chain of withdrawals of withdrawals', () => {
    const past = [company('amazon'), ...[1, 2, 3, 4].map((position) => withdrawal(position))];
    expect(knownOf(past, 1)).toEqual([true, false, true, false, true]);
    expect(knownOf(past, 2)).toEqual([false, true, false, true, false]);
  });

  test('stays closed while one of two withdrawals stands', () => {
    const correction = withdrawal(1, citing('2025-10-30'));
    expect(knownOf([company('amazon'), correction, withdrawal(1), withdrawal(3)], 1)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    // Before the correction came out, only our own error had closed it.
    const before = Date.UTC(2025, 9, 30, 12);
    expect(knownOf([company('amazon'), correction, withdrawal(1), withdrawal(3)], 1, before)).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  test('that a source took back is visible to those who ask as of before', () => {
    const past = [
      headcount('amazon', { citation: citing('2025-10-28') }),
      withdrawal(1, citing('2025-10-30')),
    ];
    const [first, second] = rectanglesOf(past).filter(({ entry }) => entry === 1);
    expect(first).toMatchObject({ known_from: 1, known_to: 2, published_from: Date.UTC(2025, 9, 29) });
    expect(second).toMatchObject({
      known_from: 2,
      published_from: Date.UTC(2025, 9, 29),
      published_to: Date.UTC(2025, 9, 31),
    });
  });

  test('with which an earlier source agrees is visible from that on, from the position on at which it was recorded', () => {
    const past = [
      headcount('amazon', { citation: citing('2025-10-28') }),
      corroboration(1, citing('2025-10-20')),
      withdrawal(2),
    ];
    const before = Date.UTC(2025, 9, 21);
    expect(knownOf(past, 1, before)).toEqual([false, true, false]);
    expect(knownOf(past, 1)).toEqual([true, true, true]);
  });

  test('is drawn anew only where something changed', () => {
    const past = [company('amazon'), withdrawal(1), withdrawal(1, citing('2025-10-30'))];
    expect(rectanglesOf(past).filter(({ entry }) => entry === 1)).toMatchObject([
      { known_from: 1, known_to: 2 },
    ]);
  });
});

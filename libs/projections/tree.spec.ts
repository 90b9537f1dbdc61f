import * as fc from 'fast-check';
import { INSTANT_MAX, daysOf, formatDay } from '#domain';
import {
  acquisition,
  calledOff,
  citing,
  closed,
  company,
  completed,
  division,
  merged,
  moved,
  split,
  withdrawal,
} from '../../test/given';
import type { Past } from '../../test/given';
import { day, inMemoryDatabase, ToldReadModels } from '../../test/projection-harness';
import { Statements } from './statements';
import { Tree, entriesOn, holdsOn, presumedOn } from './tree';

interface Seen {
  readonly knownAt?: number;
  readonly publishedBy?: string;
}

/** The tree of what a test tells. */
function treeOf(past: readonly Past[], { knownAt = past.length, publishedBy }: Seen = {}): Tree {
  const database = inMemoryDatabase();
  new ToldReadModels(database).after(...past);
  const instant = publishedBy === undefined ? INSTANT_MAX - 1 : Date.parse(publishedBy);
  return new Tree(new Statements(database), { on: 0, knownAt, publishedBy: instant });
}

type Stands = 'definitely' | 'possibly' | 'no';

/** Whether a unit stands below another on a day, or on several: `2020-06-01/2020-06-30`. */
function stands(tree: Tree, unitId: string, upperId: string, on: string): Stands {
  const membership = tree.membership(unitId, upperId);
  return membership === undefined ? 'no' : holdsOn(membership, daysOf(on));
}

/** The entries that decide it, and a mark where it is presumed. */
function grounds(tree: Tree, unitId: string, upperId: string, on: string): readonly (number | 'presumed')[] {
  const membership = tree.membership(unitId, upperId);
  const days = { earliest: day(on), latest: day(on) };
  if (membership === undefined) return [];
  return [...entriesOn(membership, days), ...(presumedOn(membership, days) ? ['presumed' as const] : [])];
}

/** Amazon with video and music below, and film below video: entries 1 to 4. */
const AMAZON = [
  company('amazon'),
  division('video', 'amazon'),
  division('music', 'amazon'),
  division('film', 'video'),
] as const;

describe('a unit that moves', () => {
  test('stands in its new place from the start of an exact day', () => {
    const tree = treeOf([...AMAZON, moved('film', 'music', '2020-06-15')]);
    expect(stands(tree, 'film', 'video', '2020-06-14')).toBe('definitely');
    expect(stands(tree, 'film', 'music', '2020-06-14')).toBe('no');
    expect(stands(tree, 'film', 'video', '2020-06-15')).toBe('no');
    expect(stands(tree, 'film', 'music', '2020-06-15')).toBe('definitely');
    // Over days on both sides of the move it stands in each on some.
    expect(stands(tree, 'film', 'video', '2020-06')).toBe('possibly');
    expect(stands(tree, 'film', 'music', '2020-06')).toBe('possibly');
  });

  test('is certainly below the company throughout, though it moves within it on an uncertain day', () => {
    const tree = treeOf([...AMAZON, moved('film', 'music', '2020-06')]);
    const on = (upper: string, date: string): Stands => stands(tree, 'film', upper, date);
    expect([on('video', '2020-05-31'), on('music', '2020-05-31')]).toEqual(['definitely', 'no']);
    expect([on('video', '2020-06-01'), on('music', '2020-06-01')]).toEqual(['possibly', 'possibly']);
    expect([on('video', '2020-06-29'), on('music', '2020-06-29')]).toEqual(['possibly', 'possibly']);
    // Acts take effect at the start of their day: on the last day of June it has moved in any case.
    expect([on('video', '2020-06-30'), on('music', '2020-06-30')]).toEqual(['no', 'definitely']);
    expect(stands(tree, 'film', 'amazon', '1999/2030')).toBe('definitely');
  });

  test('may move back', () => {
    const tree = treeOf([...AMAZON, moved('film', 'music', '2020'), moved('film', 'video', '2022-03-01')]);
    const below = (date: string): readonly Stands[] =>
      ['video', 'music'].map((upper) => stands(tree, 'film', upper, date));
    expect(below('2019-12-31')).toEqual(['definitely', 'no']);
    expect(below('2020-07-01')).toEqual(['possibly', 'possibly']);
    expect(below('2021-07-01')).toEqual(['no', 'definitely']);
    expect(below('2022-03-01')).toEqual(['definitely', 'no']);
  });

  test('is nowhere before it was established, and established before it moves', () => {
    const past = [...AMAZON, division('kids', 'video', { establishedOn: '2010' })];
    const tree = treeOf([...past, moved('kids', 'music', '2010-06'), moved('kids', 'video', '../2015')]);
    expect(stands(tree, 'kids', 'amazon', '2009-12-31')).toBe('no');
    expect(stands(tree, 'kids', 'amazon', '2010-06-29')).toBe('possibly');
    // By the 30th of June it has moved, so it has been established as well.
    expect(stands(tree, 'kids', 'amazon', '2010-06-30')).toBe('definitely');
    // The other move is on some day from the first on which it can be there: it may be the last or not.
    expect(stands(tree, 'kids', 'video', '2016-01-01')).toBe('possibly');
    expect(stands(treeOf([...past, moved('kids', 'music', '2010')]), 'kids', 'video', '2011-01-01')).toBe(
      'no',
    );
  });

  test('possibly stands in each of two places where it is uncertain which move came last', () => {
    const tree = treeOf([
      ...AMAZON,
      moved('film', 'music', '2020-06'),
      moved('film', 'amazon', '2020-06-10'),
    ]);
    // Until the 10th: video still, or music already. From the 10th: amazon, or music where that came later.
    const direct = (date: string): readonly Stands[] =>
      ['video', 'music', 'amazon'].map((upper) =>
        holdsOn(tree.direct('film', upper), { earliest: day(date), latest: day(date) }),
      );
    expect(direct('2020-06-09')).toEqual(['possibly', 'possibly', 'no']);
    expect(direct('2020-06-10')).toEqual(['no', 'possibly', 'possibly']);
    expect(direct('2021-01-01')).toEqual(['no', 'possibly', 'possibly']);
    // Of two moves the one that came later for certain decides alone.
    const later = treeOf([...AMAZON, moved('film', 'amazon', '2020-07'), moved('film', 'music', '2020-06')]);
    expect(stands(later, 'film', 'music', '2020-08-01')).toBe('no');
  });

  test('takes along what stands below it', () => {
    const tree = treeOf([...AMAZON, company('netflix'), moved('video', 'netflix', '2020-06-15')]);
    expect(stands(tree, 'film', 'amazon', '2020-06-14')).toBe('definitely');
    expect(stands(tree, 'film', 'amazon', '2020-06-15')).toBe('no');
    expect(stands(tree, 'film', 'netflix', '2020-06-15')).toBe('definitely');
    expect(grounds(tree, 'film', 'netflix', '2020-06-15')).toEqual([4, 6, 'presumed']);
  });

  test('stands where it stood before, once the move is withdrawn', () => {
    const past = [...AMAZON, moved('film', 'music', '2020'), withdrawal(5)];
    expect(stands(treeOf(past), 'film', 'video', '2021-01-01')).toBe('definitely');
    expect(stands(treeOf(past, { knownAt: 5 }), 'film', 'video', '2021-01-01')).toBe('no');
  });

  test('moves for those who ask by publication until the source takes it back', () => {
    const told = citing('2021-01-01');
    const past = [
      ...[company('amazon'), division('video', 'amazon'), division('film', 'video')].map((one) =>
        Object.assign(one, { data: { ...one.data, citation: citing('2000') } }),
      ),
      moved('film', 'amazon', '2020', told),
      withdrawal(4, citing('2022-01-01')),
    ] as readonly Past[];
    const below = (publishedBy: string): Stands =>
      stands(treeOf(past, { publishedBy }), 'film', 'video', '2021-06-01');
    expect(below('2020-12-31T00:00:00Z')).toBe('definitely');
    expect(below('2021-06-01T00:00:00Z')).toBe('no');
    expect(below('2022-06-01T00:00:00Z')).toBe('definitely');
  });

  test('rests on the places that bear on the day alone', () => {
    const tree = treeOf([...AMAZON, moved('film', 'music', '2020-06'), moved('film', 'video', '2022-01-01')]);
    expect(grounds(tree, 'film', 'video', '2019-01-01')).toEqual([4, 'presumed']);
    expect(grounds(tree, 'film', 'amazon', '2019-01-01')).toEqual([4, 2, 'presumed']);
    expect(grounds(tree, 'film', 'video', '2020-06-15')).toEqual([4, 5, 'presumed']);
    // It is elsewhere by the move, which is why it is not here.
    expect(grounds(tree, 'film', 'video', '2021-01-01')).toEqual([5]);
    expect(grounds(tree, 'film', 'music', '2021-01-01')).toEqual([5]);
    expect(grounds(tree, 'film', 'video', '2023-01-01')).toEqual([6]);
    expect(grounds(tree, 'film', 'music', '2019-01-01')).toEqual([]);
  });

  test('is presumed in its place only where that is the first and nobody says since when', () => {
    const tree = treeOf([
      company('amazon'),
      division('video', 'amazon', { establishedOn: '2006' }),
      division('film', 'amazon'),
      moved('film', 'video', '2020'),
    ]);
    expect(grounds(tree, 'film', 'amazon', '2019-01-01')).toEqual([3, 'presumed']);
    expect(grounds(tree, 'film', 'amazon', '2021-01-01')).toEqual([4, 2]);
    // In 2020 it may stand below video, and below amazon directly: that alone is presumed.
    expect(grounds(tree, 'film', 'video', '2020-05-01')).toEqual([3, 4]);
    expect(grounds(tree, 'video', 'amazon', '2021-01-01')).toEqual([2]);
  });
});

describe('a unit that ends', () => {
  test.each([
    ['closed', closed('film', '2020-06')],
    ['merged', merged(['film', 'music'], 'video', '2020-06')],
    ['split', split('film', ['music', 'video'], '2020-06')],
  ] as const)('stands nowhere once it is %s', (cause, end) => {
    const tree = treeOf([...AMAZON, end]);
    expect(stands(tree, 'film', 'amazon', '2020-05-31')).toBe('definitely');
    expect(stands(tree, 'film', 'amazon', '2020-06-15')).toBe('possibly');
    expect(stands(tree, 'film', 'amazon', '2020-06-30')).toBe('no');
    expect(tree.placements('film').at(-1)).toMatchObject({ cause, parentIds: [], entries: [5] });
  });

  test('stays where it is as the one into which others are merged, or as a part of its own', () => {
    const tree = treeOf([
      ...AMAZON,
      merged(['film', 'video'], 'video', '2020-06-01'),
      split('music', ['music', 'video'], '2020-06-01'),
    ]);
    expect(stands(tree, 'video', 'amazon', '2021-01-01')).toBe('definitely');
    expect(stands(tree, 'music', 'amazon', '2021-01-01')).toBe('definitely');
    expect(stands(tree, 'film', 'video', '2021-01-01')).toBe('no');
  });
});

describe('an acquisition', () => {
  const past = [...AMAZON, company('mgm', { establishedOn: '1924-04-17' }), division('lion', 'mgm')] as const;
  const deal = acquisition('deal', 'amazon', 'mgm');

  test('that is announced moves nothing', () => {
    const tree = treeOf([...past, deal]);
    expect(stands(tree, 'mgm', 'amazon', '2030-01-01')).toBe('no');
    expect(tree.below('amazon')).toEqual(new Set(['amazon', 'music', 'video', 'film']));
  });

  test('that is completed puts the company below its buyer, with all below it', () => {
    const tree = treeOf([...past, deal, completed('deal', '2022-03-17')]);
    expect(stands(tree, 'lion', 'amazon', '2022-03-16')).toBe('no');
    expect(stands(tree, 'lion', 'amazon', '2022-03-17')).toBe('definitely');
    expect(grounds(tree, 'mgm', 'amazon', '2022-03-17')).toEqual([7, 8]);
    expect(tree.below('amazon').has('lion')).toBe(true);
  });

  test('completed on an unknown day may be so from the first day of the company on', () => {
    const tree = treeOf([...past, deal, completed('deal', '../2022-03-17')]);
    expect(stands(tree, 'mgm', 'amazon', '1924-04-16')).toBe('no');
    expect(stands(tree, 'mgm', 'amazon', '1924-04-17')).toBe('possibly');
  });

  test('that is called off as well is only possibly completed', () => {
    expect(stands(treeOf([...past, deal, calledOff('deal', '2022')]), 'mgm', 'amazon', '2030-01-01')).toBe(
      'no',
    );
    const tree = treeOf([...past, deal, completed('deal', '2022-03-17'), calledOff('deal', '2022')]);
    expect(stands(tree, 'mgm', 'amazon', '2022-03-16')).toBe('no');
    expect(stands(tree, 'mgm', 'amazon', '2030-01-01')).toBe('possibly');
    expect(grounds(tree, 'mgm', 'amazon', '2030-01-01')).toEqual(expect.arrayContaining([7, 8, 9]));
  });

  test('whose announcement is withdrawn puts nothing anywhere', () => {
    const told = [...past, deal, completed('deal', '2022'), withdrawal(7)];
    expect(stands(treeOf(told), 'mgm', 'amazon', '2030-01-01')).toBe('no');
    expect(stands(treeOf(told, { knownAt: 8 }), 'mgm', 'amazon', '2030-01-01')).toBe('definitely');
  });

  test('of which sources name different buyers is possibly by each', () => {
    const other = acquisition('deal', 'video', 'mgm');
    const tree = treeOf([...past, deal, other, completed('deal', '2022-01-01')]);
    expect(stands(tree, 'mgm', 'video', '2022-01-01')).toBe('possibly');
    // Both stand in one tree.
    expect(stands(tree, 'mgm', 'amazon', '2022-01-01')).toBe('definitely');
  });

  test('of which sources name different companies possibly moves each', () => {
    const other = acquisition('deal', 'amazon', 'fox');
    const tree = treeOf([...past, company('fox'), deal, other, completed('deal', '2022-01-01')]);
    expect(stands(tree, 'mgm', 'amazon', '2023-01-01')).toBe('possibly');
    expect(stands(tree, 'fox', 'amazon', '2023-01-01')).toBe('possibly');
  });

  test('of which sources give different days is completed between them', () => {
    const tree = treeOf([...past, deal, completed('deal', '2022-01-01'), completed('deal', '2022-03-17')]);
    expect(stands(tree, 'mgm', 'amazon', '2022-02-01')).toBe('possibly');
    expect(stands(tree, 'mgm', 'amazon', '2022-03-17')).toBe('definitely');
  });
});

describe('the tree', () => {
  test('tells the placements of a unit in valid order', () => {
    const tree = treeOf([
      ...AMAZON,
      closed('film', '2023'),
      split('film', ['music', 'video'], '2022'),
      moved('film', 'music', '2020'),
    ]);
    const [first, ...others] = tree.placements('film');
    expect(first).toMatchObject({ cause: 'established', parentIds: ['video'], presumed: true, entries: [4] });
    expect(others.map(({ cause, intoIds }) => [cause, ...intoIds])).toEqual([
      ['moved'],
      ['split', 'music', 'video'],
      ['closed'],
    ]);
    expect(others[0]?.days).toEqual({ earliest: day('2020-01-01'), latest: day('2020-12-31') });
  });

  test('names each unit above before those that are above it', () => {
    // Film stood below amazon directly, and stands below kids, which stands below video, which stands below amazon.
    const tree = treeOf([
      company('amazon'),
      division('film', 'amazon'),
      division('video', 'amazon'),
      division('kids', 'video'),
      moved('film', 'kids', '2020'),
    ]);
    expect([...tree.above('film').keys()]).toEqual(['film', 'kids', 'video', 'amazon']);
  });

  test('ends where entries make a cycle, as a race between stores may', () => {
    const tree = treeOf([company('a'), division('b', 'a'), moved('a', 'b', '2020')]);
    expect(stands(tree, 'b', 'a', '2019-01-01')).toBe('definitely');
    expect(tree.below('a')).toEqual(new Set(['a', 'b']));
  });
});

/** A step of a history: an end or a move to one of two units, or the start, within some of eight days. */
interface Step {
  readonly to: 'x' | 'y' | undefined;
  readonly days: readonly [first: number, last: number];
}

const days = fc
  .tuple(fc.nat({ max: 7 }), fc.nat({ max: 3 }))
  .map(([first, more]): readonly [number, number] => [first, Math.min(7, first + more)]);
const steps = fc.record({
  start: fc.option(days, { nil: undefined }),
  acts: fc.array(fc.record({ to: fc.constantFrom('x', 'y', undefined), days }), { maxLength: 3 }),
}) satisfies fc.Arbitrary<{ start: readonly [number, number] | undefined; acts: readonly Step[] }>;

const from = day('2020-01-01');
const written = ([first, last]: readonly [number, number]): string =>
  first === last ? formatDay(from + first) : `${formatDay(from + first)}/${formatDay(from + last)}`;

/** Every order of exact days in which a history may have gone: where the unit stands on each of the eight days. */
function worldsOf(
  start: readonly [number, number] | undefined,
  acts: readonly Step[],
): readonly (string | undefined)[][] {
  const starts = start === undefined ? [-1] : DAYS.filter((date) => date >= start[0] && date <= start[1]);
  return starts.flatMap((began) =>
    ordersOf(acts)
      .flatMap((order) => exactly(order))
      .filter((order) =>
        // A unit moves only once it is there, unless its sources definitely say otherwise.
        order.every(({ on, step }) => on >= began || (start !== undefined && step.days[1] < start[0])),
      )
      .map((order) => DAYS.map((date) => placeOn(date, began, order))),
  );
}

const DAYS = [0, 1, 2, 3, 4, 5, 6, 7];

interface Dated {
  readonly on: number;
  readonly step: Step;
}

function ordersOf(acts: readonly Step[]): readonly (readonly Step[])[] {
  if (acts.length === 0) return [[]];
  return acts.flatMap((first, index) =>
    ordersOf(acts.filter((_act, other) => other !== index)).map((others) => [first, ...others]),
  );
}

/** The acts of an order on exact days that do not fall. */
function exactly([first, ...others]: readonly Step[], since = 0): readonly (readonly Dated[])[] {
  if (first === undefined) return [[]];
  return DAYS.filter((date) => date >= Math.max(since, first.days[0]) && date <= first.days[1]).flatMap(
    (on) => exactly(others, on).map((later) => [{ on, step: first }, ...later]),
  );
}

function placeOn(date: number, began: number, order: readonly Dated[]): string | undefined {
  const came = order.filter(({ on }) => on <= date);
  const before = came.filter(({ on }) => on < began);
  const last = came.at(-1);
  // Only acts that definitely came before the start are before it: from the start on, the first place holds.
  if (last === undefined || (began <= date && before.length === came.length))
    return began <= date ? 'x' : undefined;
  return last.step.to;
}

test('a unit stands in a place definitely where it does in every possible world, possibly where it does in some', () => {
  fc.assert(
    fc.property(steps, ({ start, acts }) => {
      const worlds = worldsOf(start, acts);
      const past: readonly Past[] = [
        company('x'),
        company('y'),
        division('unit', 'x', start === undefined ? {} : { establishedOn: written(start) }),
        ...acts.map(({ to, days: on }) =>
          to === undefined ? closed('unit', written(on)) : moved('unit', to, written(on)),
        ),
      ];
      const tree = treeOf(past);
      for (const upper of ['x', 'y']) {
        const found = DAYS.map((date) => {
          const on = formatDay(from + date);
          return stands(tree, 'unit', upper, on);
        });
        const expected = DAYS.map((date): Stands => {
          const there = worlds.filter((world) => world[date] === upper).length;
          if (there === worlds.length) return 'definitely';
          return there > 0 ? 'possibly' : 'no';
        });
        expect(found).toEqual(expected);
      }
    }),
    { numRuns: 300 },
  );
});

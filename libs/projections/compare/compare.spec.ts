import {
  CITATION,
  citing,
  company,
  division,
  entryIdAt,
  headcount,
  layoff,
  people,
  post,
  share,
  withdrawal,
} from '../../../test/given';
import type { Past } from '../../../test/given';
import { readModels } from '../../../test/projection-harness';
import type { Point, ToldReadModels } from '../../../test/projection-harness';
import { FIGURES } from '../explain/figures';
import type { Difference } from './comparison';

const ANN = 'pannannannann';
const BOB = 'pbobbobbobbob';
const OCTOBER = '2025-10-15T00:00:00Z';
const NOVEMBER = '2025-11-01T00:00:00Z';

const starts = (personId: string, startedOn: string, where = post('amazon')): Past => ({
  type: 'ExecutiveAppointed',
  data: { personId, post: where, startedOn, citation: CITATION },
});
const ends = (personId: string, endedOn: string, where = post('amazon')): Past => ({
  type: 'ExecutiveDismissed',
  data: { personId, post: where, endedOn, citation: CITATION },
});

function compared(told: ToldReadModels, from: Point, to: Point = {}) {
  return told.models.compare({ unitId: 'amazon', from: told.at(from), year: 2025 }, told.at(to));
}
/** Each changed figure with its entries and what became of them. */
const changed = (difference: Difference) =>
  Object.fromEntries(
    difference.changed.map(({ figure, entries }) => [figure, entries.map(({ entry, how }) => [entry, how])]),
  );
const figure = (difference: Difference, name: string) =>
  difference.changed.find((one) => one.figure === name);

describe('what changed in what is known', () => {
  // Amazon had 1,000 people as recorded at 2; at 3 and 4 that is put right: 900.
  const corrected = readModels().after(
    company('amazon'),
    headcount('amazon', { count: people(1_000), citation: citing('2025-10-01') }),
    withdrawal(2, citing('2025-10-30')),
    {
      ...headcount('amazon', { count: people(900), citation: citing('2025-10-30') }),
      restates: entryIdAt(2),
    },
  );
  const numbers = {
    before: { bounds: { min: 1_000, max: 1_000 } },
    after: { bounds: { min: 900, max: 900 } },
  };

  test('is a correction between two positions, with the entries that made it', () => {
    const { world, knowledge, entries } = compared(corrected, { knownAt: 2 });
    expect(changed(knowledge)).toEqual({
      headcount: [
        [2, 'withdrawn'],
        [3, 'added'],
        [4, 'added'],
      ],
    });
    expect(figure(knowledge, 'headcount')).toMatchObject(numbers);
    expect(knowledge.unchanged).toEqual(FIGURES.filter((name) => name !== 'headcount'));
    expect(world).toEqual({ changed: [], unchanged: FIGURES });
    expect(entries.map(({ position, visible }) => [position, visible])).toEqual([
      [2, false],
      [3, true],
      [4, true],
    ]);
  });

  test('is a correction between two publications, all of it recorded before', () => {
    const { knowledge } = compared(corrected, { publishedBy: OCTOBER }, { publishedBy: NOVEMBER });
    expect(changed(knowledge)).toMatchObject({
      headcount: [
        [2, 'withdrawn'],
        [3, 'published'],
        [4, 'published'],
      ],
    });
    expect(figure(knowledge, 'headcount')).toMatchObject(numbers);
    expect(knowledge.recordedAndWithdrawn).toEqual([]);
  });

  test('is nothing between points where nothing was recorded or published', () => {
    const told = corrected.at({ publishedBy: '2025-10-20T00:00:00Z' });
    const { world, knowledge } = corrected.models.compare(
      { unitId: 'amazon', from: corrected.at({ publishedBy: OCTOBER }), year: 2025 },
      told,
    );
    expect([world.changed, knowledge.changed, knowledge.recordedAndWithdrawn]).toEqual([[], [], []]);
  });

  test('shows an entry that was recorded and withdrawn between, though no figure changed', () => {
    const told = readModels().after(company('amazon'), headcount('amazon'), withdrawal(2));
    const { knowledge, entries } = compared(told, { knownAt: 1 });
    expect(knowledge).toEqual({
      changed: [],
      unchanged: FIGURES,
      recordedAndWithdrawn: [{ entry: 2, withdrawnBy: 3 }],
    });
    expect(entries.map(({ position }) => position)).toEqual([2, 3]);
    // Half-open: what was recorded at the earlier position is there at it, and is then withdrawn.
    expect(compared(told, { knownAt: 2 }).knowledge.recordedAndWithdrawn).toEqual([]);
    expect(compared(told, { knownAt: 2 }).knowledge.changed).toHaveLength(1);
    expect(compared(told, { knownAt: 1 }, { knownAt: 2 }).knowledge.recordedAndWithdrawn).toEqual([]);
  });

  test('shows an entry that was told and taken back between two publications', () => {
    const told = readModels().after(
      company('amazon', { citation: citing('2025-09') }),
      headcount('amazon', { citation: citing('2025-10-20') }),
      withdrawal(2, citing('2025-10-25')),
    );
    const points = [{ publishedBy: OCTOBER }, { publishedBy: NOVEMBER }] as const;
    expect(compared(told, ...points).knowledge.recordedAndWithdrawn).toEqual([{ entry: 2, withdrawnBy: 3 }]);
    const later = [{ publishedBy: NOVEMBER }, { publishedBy: '2025-12-01T00:00:00Z' }] as const;
    expect(compared(told, ...later).knowledge.recordedAndWithdrawn).toEqual([]);
    // A mistake of our own was never told by anybody.
    const misread = readModels().after(company('amazon'), headcount('amazon'), withdrawal(2));
    expect(compared(misread, ...points).knowledge.recordedAndWithdrawn).toEqual([]);
  });

  test('tells an entry that is visible again, and one that others gave weight', () => {
    const again = readModels().after(
      company('amazon'),
      headcount('amazon', { countedOn: '2020', count: people(1) }),
      headcount('amazon', { countedOn: '2021', count: people(2) }),
      withdrawal(3),
      withdrawal(4),
    );
    // 2021 is withdrawn between 3 and 4, so that 2020 counts; and given back between 4 and 5.
    expect(changed(compared(again, { knownAt: 3 }, { knownAt: 4 }).knowledge)['headcount']).toEqual([
      [2, 'nowCounts'],
      [3, 'withdrawn'],
      [4, 'added'],
    ]);
    expect(changed(compared(again, { knownAt: 4 }).knowledge)['headcount']).toEqual([
      [2, 'noLongerCounts'],
      [3, 'restored'],
      [4, 'withdrawn'],
      [5, 'added'],
    ]);
  });

  test('is all that there is where the unit was not recorded before', () => {
    const { knowledge } = compared(readModels().after(company('amazon')), { knownAt: 0 });
    expect(changed(knowledge)).toEqual({ 'unit.names': [[1, 'added']], 'unit.place': [], 'unit.tree': [] });
    expect(knowledge.changed.every(({ before }) => before === null)).toBe(true);
  });

  test('is no change where other entries say the same', () => {
    const told = readModels().after(company('amazon'), layoff('cut', 'amazon'), withdrawal(2), {
      ...layoff('cut', 'amazon'),
      restates: entryIdAt(2),
    });
    expect(compared(told, { knownAt: 2 }).knowledge.changed).toEqual([]);
  });
});

describe('what changed in the world', () => {
  test('is another leader, by the entries whose day came', () => {
    // Bob takes the seat on 1 January 2024: his start ends Ann's time.
    const told = readModels().after(company('amazon'), starts(ANN, '2020'), starts(BOB, '2024-01-01'));
    const { world, knowledge } = compared(told, { on: '2023-12-31' }, { on: '2024-01-01' });
    expect(changed(world)).toEqual({
      leader: [[3, 'cameIntoValidTime']],
      'leadership.holders': [[3, 'cameIntoValidTime']],
    });
    const holder = (personId: string) => ({ holders: [{ tenure: { personId } }] });
    expect(figure(world, 'leader')).toMatchObject({ before: holder(ANN), after: holder(BOB) });
    expect(knowledge.changed).toEqual([]);
  });

  test('is what becomes certain, and not what was as uncertain before', () => {
    // Ann came some day in 2024: possibly in office in June, definitely at the end of the year. Bob went some day in 2024 or 2025.
    const told = readModels().after(
      company('amazon'),
      starts(ANN, '2024'),
      starts(BOB, '2020', post('amazon', { postId: 'other' })),
      ends(BOB, '2024/2025', post('amazon', { postId: 'other' })),
    );
    const { world } = compared(told, { on: '2024-06-01' }, { on: '2024-12-31' });
    expect(changed(world)['leadership.holders']).toEqual([[2, 'cameIntoValidTime']]);
  });

  test('is somebody who goes from a post that heads nothing', () => {
    const drama = post('amazon', { postId: 'drama', heads: false });
    const told = readModels().after(
      company('amazon'),
      starts(ANN, '2020', drama),
      ends(ANN, '2025-10-28', drama),
    );
    const { world } = compared(told, { on: '2025-10-27' }, { on: '2025-10-28' });
    expect(changed(world)).toEqual({ 'leadership.holders': [[3, 'cameIntoValidTime']] });
  });

  test('is a layoff that was announced between, and not one that is only announced for later', () => {
    const told = readModels().after(
      company('amazon'),
      division('mgm', 'amazon'),
      headcount('amazon', { count: people(1_000), countedOn: '2025-01-01' }),
      layoff('cut', 'amazon', { positions: people(100), announcedOn: '2025-06-01' }),
      share('cut', 'mgm', people(30)),
      layoff('later', 'amazon', { positions: people(7), announcedOn: '2025-09-01' }),
    );
    const { world } = compared(told, { on: '2025-05-31' }, { on: '2025-08-31' });
    expect(Object.keys(changed(world))).toEqual([
      'headcount',
      'headcount.net',
      'layoffs.total',
      'layoffs.items',
      'layoffs.largest',
    ]);
    expect(figure(world, 'layoffs.total')).toMatchObject({
      before: { min: 0, max: 0 },
      after: { min: 100, max: 100 },
    });
    expect(figure(world, 'headcount')).toMatchObject({
      before: { bounds: { min: 1_000 } },
      after: { bounds: { min: 900 } },
      entries: [{ entry: 4, how: 'cameIntoValidTime' }],
    });
    expect(figure(world, 'headcount.net')).toMatchObject({ before: null, after: { min: -100, max: -100 } });
  });

  test('is apart from what changed in what is known: each at its own point', () => {
    // At 3 the layoff is known, at 4 that it was of 50. The world change is of 10, as known then.
    const told = readModels().after(
      company('amazon'),
      headcount('amazon', { count: people(100) }),
      layoff('cut', 'amazon', { positions: people(10), announcedOn: '2025-06-01' }),
      withdrawal(3),
      layoff('cut', 'amazon', { positions: people(50), announcedOn: '2025-06-01' }),
    );
    const { world, knowledge } = compared(told, { on: '2025-05-31', knownAt: 3 }, { on: '2025-07-01' });
    const counts = (before: number, after: number) => ({
      before: { bounds: { min: before, max: before } },
      after: { bounds: { min: after, max: after } },
    });
    expect(figure(world, 'headcount')).toMatchObject(counts(100, 90));
    expect(figure(knowledge, 'headcount')).toMatchObject(counts(90, 50));
  });

  test('is nothing where nothing happened', () => {
    const told = readModels().after(company('amazon'), headcount('amazon'), starts(ANN, '2020'));
    const { world, knowledge, entries } = compared(told, { on: '2025-02-01' }, { on: '2025-03-01' });
    expect([world, knowledge, entries]).toEqual([
      { changed: [], unchanged: FIGURES },
      { changed: [], unchanged: FIGURES, recordedAndWithdrawn: [] },
      [],
    ]);
  });
});

test('a unit that was never recorded is compared with nothing', () => {
  const told = readModels().after(company('other'));
  expect(() => compared(told, { on: '2025-01-01' })).toThrow('no unit "amazon"');
});

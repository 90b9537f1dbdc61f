/** Worked by hand; each comment reckons what its test expects. */
import { citing, company, division, layoff, people, share, withdrawal } from '../../../test/given';
import type { Past } from '../../../test/given';
import { period, readModels } from '../../../test/projection-harness';
import type { Point } from '../../../test/projection-harness';
import type { LargestAnswer } from './largest';
import type { LayoffsAnswer, LayoffsQuestion } from './layoffs-query';

/** amazon › video › mgm, and cloud beside video. */
const tree = [
  company('amazon'),
  division('video', 'amazon'),
  division('mgm', 'video'),
  division('cloud', 'amazon'),
] as const;
const year = period('2025-01-01', '2026-01-01');

function list(
  past: readonly Past[],
  question: Partial<LayoffsQuestion> = {},
  point: Point = {},
): LayoffsAnswer {
  const told = readModels().after(...tree, ...past);
  return told.models.layoffs({ unitId: 'amazon', below: true, by: 'announced', ...question }, told.at(point));
}
function largest(past: readonly Past[], unitId = 'amazon', point: Point = {}): LargestAnswer {
  const told = readModels().after(...tree, ...past);
  return told.models.largestLayoff(unitId, told.at(point));
}
const cut = (
  id: string,
  unitId: string,
  announcedOn: string,
  more: Parameters<typeof layoff>[2] = {},
): Past => layoff(id, unitId, { announcedOn, ...more });
const idsOf = ({ items }: LayoffsAnswer): readonly string[] => items.map(({ layoffId }) => layoffId);

describe('the layoffs of a unit', () => {
  const past = [
    cut('a', 'amazon', '2025-03-01'),
    cut('m', 'mgm', '2025-01-15', { positions: people(5) }),
    cut('c', 'cloud', '2024'),
  ];

  test('are its own, or those of all below it too, by their day', () => {
    expect(idsOf(list(past))).toEqual(['c', 'm', 'a']);
    expect(idsOf(list(past, { below: false }))).toEqual(['a']);
    expect(idsOf(list(past, { unitId: 'video' }))).toEqual(['m']);
    expect(idsOf(list(past, { unitId: 'mgm' }))).toEqual(['m']);
  });

  test('are told as their visible entries tell them', () => {
    const told = [
      cut('a', 'amazon', '2025-03', { effectiveOn: '2025-06-30' }),
      share('a', 'mgm', people(3, null)),
      cut('p', 'amazon', '2025-04-01', {
        positions: undefined,
        percentage: { min: '5', max: '10', wording: 'a bit' },
      }),
    ];
    const [first, second] = list(told).items;
    expect(first).toEqual({
      layoffId: 'a',
      unitId: 'amazon',
      status: ['announced'],
      kind: 'permanent',
      kinds: ['permanent'],
      announcedOn: { earliest: '2025-03-01', latest: '2025-03-31' },
      effectiveOn: { earliest: '2025-06-30', latest: '2025-06-30' },
      positions: { min: 10, max: 10 },
      wordings: ['10 to 10'],
      shares: [
        { unitId: 'mgm', min: 3, max: null, wording: '3 to nobody knows', certainty: 'definitely', entry: 6 },
      ],
      stages: [],
      inPeriod: 'definitely',
      entries: [5, 6],
    });
    expect(second).toMatchObject({ positions: null, effectiveOn: null, wordings: ['a bit'], entries: [7] });
  });

  test('are in a period where all their days are, and possibly where some are', () => {
    const some = [
      cut('in', 'mgm', '2025-12'),
      cut('maybe', 'mgm', '2025-12/2026-01'),
      cut('out', 'mgm', '2026'),
    ];
    const answer = list(some, { period: year });
    expect(answer.items.map(({ layoffId, inPeriod }) => [layoffId, inPeriod])).toEqual([
      ['in', 'definitely'],
      ['maybe', 'possibly'],
    ]);
    // 10 for certain, 20 if the other is of December.
    expect(answer.total).toEqual({ min: 10, max: 20 });
  });

  test('are in a period by their announcement, or by the day on which they act', () => {
    const late = cut('late', 'mgm', '2025-12-15', { effectiveOn: '2026-03-31' });
    expect(idsOf(list([late], { period: year }))).toEqual(['late']);
    expect(idsOf(list([late], { period: year, by: 'effective' }))).toEqual([]);
    expect(idsOf(list([cut('a', 'mgm', '2025-12-15')], { period: year, by: 'effective' }))).toEqual(['a']);
  });

  test('come to bounds; temporary ones are listed and not counted, undisclosed ones have no upper bound', () => {
    expect(
      list([cut('a', 'mgm', '2025'), cut('b', 'cloud', '2025', { positions: people(200, 999) })]).total,
    ).toEqual({
      min: 210,
      max: 1_009,
    });
    const temporary = list([cut('a', 'mgm', '2025'), cut('t', 'mgm', '2025', { kind: 'temporary' })]);
    expect([idsOf(temporary), temporary.total]).toEqual([['a', 't'], { min: 10, max: 10 }]);
    expect(
      list([cut('a', 'mgm', '2025'), cut('u', 'mgm', '2025', { positions: people(0, null) })]).total,
    ).toEqual({
      min: 10,
      max: null,
    });
    expect(list([]).total).toEqual({ min: 0, max: 0 });
  });

  test('count once, whatever shares are reported of them', () => {
    expect(
      list([cut('a', 'amazon', '2025'), share('a', 'mgm', people(4)), share('a', 'cloud', people(3))]).total,
    ).toEqual({
      min: 10,
      max: 10,
    });
  });

  test('are those of units that stood below on that day', () => {
    const moved = [division('alexa', 'amazon', { establishedOn: '2025-07-01' })];
    const before = cut('before', 'alexa', '2025-06-30');
    const after = cut('after', 'alexa', '2025-07-01');
    const maybe = cut('maybe', 'alexa', '2025-06/2025-07');
    const answer = list([...moved, before, after, maybe]);
    expect(answer.items.map(({ layoffId, inPeriod }) => [layoffId, inPeriod])).toEqual([
      ['maybe', 'possibly'],
      ['after', 'definitely'],
    ]);
    expect(answer.total).toEqual({ min: 10, max: 20 });
  });

  test('are the hull of what several visible entries say, and gone once all are withdrawn', () => {
    const twice = [cut('a', 'mgm', '2025-03'), cut('a', 'mgm', '2025-04', { positions: people(30) })];
    const [item] = list(twice).items;
    expect(item).toMatchObject({
      positions: { min: 10, max: 30 },
      announcedOn: { earliest: '2025-03-01', latest: '2025-04-30' },
      // The tree that puts mgm below amazon, then both announcements.
      entries: [2, 3, 5, 6],
    });
    expect(idsOf(list([...twice, withdrawal(5), withdrawal(6)]))).toEqual([]);
  });

  test('rest on their entries, those of the tree, and on withdrawals that took one away', () => {
    const { restsOn } = list([cut('a', 'mgm', '2025-03'), cut('b', 'cloud', '2025-01'), withdrawal(6)]);
    // The tree that puts mgm below amazon (2, 3), the layoff itself (5), and the withdrawal (7) of the other.
    expect(restsOn.toSorted((a, b) => a - b)).toEqual([2, 3, 5, 7]);
  });

  test('are those of which the world was told by then', () => {
    const known = [
      cut('a', 'mgm', '2025-03', { citation: citing('2025-04-01') }),
      cut('b', 'mgm', '2025-05', { citation: citing('2025-06-01') }),
    ];
    expect(idsOf(list(known, { unitId: 'mgm' }, { publishedBy: '2025-05-01T00:00:00Z' }))).toEqual(['a']);
    // The tree came out on 2025-10-28 only: until then nobody knew that mgm belongs to amazon.
    expect(idsOf(list(known, {}, { publishedBy: '2025-05-01T00:00:00Z' }))).toEqual([]);
    expect(idsOf(list(known, {}, { knownAt: 5 }))).toEqual(['a']);
  });
});

describe('the largest layoff so far', () => {
  test('is the one with the greatest lower bound; ties are all', () => {
    const some = [
      cut('a', 'mgm', '2024', { positions: people(50) }),
      cut('b', 'cloud', '2025', { positions: people(50) }),
    ];
    expect(largest(some)).toMatchObject({
      largestKnown: ['a', 'b'],
      definitely: ['a', 'b'],
      possibly: ['a', 'b'],
    });
    expect(largest([...some, cut('c', 'amazon', '2025', { positions: people(51) })])).toMatchObject({
      largestKnown: ['c'],
      definitely: ['c'],
      possibly: ['c'],
    });
  });

  test('is definite where it exceeds every other in any case, possible where it may', () => {
    // 200..999 and 500 may each be the larger; 100 never is.
    const some = [
      cut('hundreds', 'mgm', '2024', { positions: people(200, 999) }),
      cut('exact', 'cloud', '2025', { positions: people(500) }),
      cut('small', 'cloud', '2025', { positions: people(100) }),
    ];
    expect(largest(some)).toMatchObject({
      largestKnown: ['exact'],
      definitely: [],
      possibly: ['hundreds', 'exact'],
      undisclosed: [],
    });
  });

  test('is never definite beside one of which nothing is disclosed', () => {
    const some = [
      cut('a', 'mgm', '2024', { positions: people(500) }),
      cut('u', 'cloud', '2025', { positions: people(0, null) }),
    ];
    expect(largest(some)).toMatchObject({
      largestKnown: ['a'],
      definitely: [],
      possibly: ['a', 'u'],
      undisclosed: ['u'],
    });
  });

  test('is of layoffs announced by that day, as valid time has it', () => {
    const some = [cut('a', 'mgm', '2024-01'), cut('b', 'mgm', '2025-01', { positions: people(99) })];
    expect(largest(some, 'amazon', { on: '2024-12-31' })).toMatchObject({
      largestKnown: ['a'],
      definitely: ['a'],
      possibly: ['a'],
    });
    expect(largest(some, 'amazon', { on: '2023-12-31' })).toMatchObject({
      largestKnown: [],
      definitely: [],
      possibly: [],
    });
  });

  test('is not definitely one that may not be announced yet', () => {
    const some = [cut('a', 'mgm', '2024-01'), cut('b', 'mgm', '2025-01', { positions: people(99) })];
    // On 2025-01-15 the 99 may be announced already; if they are not, the 10 are the largest.
    expect(largest(some, 'amazon', { on: '2025-01-15' })).toMatchObject({
      largestKnown: ['a'],
      definitely: [],
      possibly: ['a', 'b'],
    });
    expect(largest([some[1]!], 'amazon', { on: '2025-01-15' })).toMatchObject({
      definitely: [],
      possibly: ['b'],
    });
    expect(largest(some, 'amazon', { on: '2025-01-31' })).toMatchObject({
      definitely: ['b'],
      possibly: ['b'],
    });
  });

  test('counts a layoff of a unit above with the share that is reported, cut to the whole', () => {
    const some = [
      cut('whole', 'amazon', '2025', { positions: people(14_000) }),
      share('whole', 'mgm', people(0, null)),
      cut('own', 'mgm', '2024', { positions: people(200, 999) }),
    ];
    // At mgm: 0..14,000, undisclosed, and 200..999. At cloud nobody reports a share: no candidate.
    expect(largest(some, 'mgm')).toMatchObject({
      largestKnown: ['own'],
      definitely: [],
      possibly: ['own', 'whole'],
      undisclosed: ['whole'],
    });
    expect(largest(some, 'cloud')).toMatchObject({ possibly: [] });
    expect(largest(some, 'amazon')).toMatchObject({ definitely: ['whole'], possibly: ['whole'] });
  });

  test('is known, though a source speaks of a part of a unit that it does not reach', () => {
    const some = [
      cut('l', 'mgm', '2025', { positions: people(0, 10) }),
      share('l', 'amazon', people(0, null)),
    ];
    expect(largest(some, 'amazon')).toMatchObject({
      largestKnown: ['l'],
      definitely: ['l'],
      undisclosed: [],
    });
  });

  test('is none that is temporary', () => {
    expect(largest([cut('a', 'mgm', '2024', { kind: 'temporary' })])).toMatchObject({
      largestKnown: [],
      possibly: [],
    });
  });
});

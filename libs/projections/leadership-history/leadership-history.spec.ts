/** Worked by hand; each comment reckons what its test expects. */
import { CITATION, citing, company, division, post, withdrawal } from '../../../test/given';
import type { Past } from '../../../test/given';
import { readModels } from '../../../test/projection-harness';
import type { Point } from '../../../test/projection-harness';
import type { Citation, Post } from '#domain';
import type { Holder, LeaderAnswer, Tenure } from './answer';

const [ANN, BEN, CYD] = ['pannannannann', 'pbenbenbenben', 'pcydcydcydcyd'] as const;
const NAME: Readonly<Record<string, string>> = { [ANN]: 'Ann', [BEN]: 'Ben', [CYD]: 'Cyd' };
const tree = [company('amazon'), division('video', 'amazon'), division('mgm', 'video')] as const;
const head = post('mgm');

interface More {
  readonly at?: Post;
  readonly acting?: boolean;
  readonly citation?: Citation;
}

function appointed(personId: string, startedOn: string, { at = head, ...more }: More = {}): Past {
  return { type: 'ExecutiveAppointed', data: { personId, post: at, startedOn, citation: CITATION, ...more } };
}
function dismissed(personId: string, endedOn: string, { at = head }: More = {}): Past {
  return { type: 'ExecutiveDismissed', data: { personId, post: at, endedOn, citation: CITATION } };
}
function reassigned(personId: string, movedOn: string, from: Post | 'none', to: Post): Past {
  return { type: 'ExecutiveReassigned', data: { personId, from, to, movedOn, citation: CITATION } };
}

const holdersIn = (holders: readonly Holder[]): string =>
  holders.map(({ certainty, tenure }) => `${NAME[tenure.personId]} ${certainty}`).join(', ');
const shown = ({ state, holders }: LeaderAnswer): string => (state === 'held' ? holdersIn(holders) : state);

/** Who led on each day, as `Ann definitely`, `vacant` or `notRecorded`. */
function onDays(
  past: readonly Past[],
  days: readonly string[],
  unitId = 'mgm',
  point: Point = {},
): readonly string[] {
  const told = readModels().after(...tree, ...past);
  return days.map((on) => shown(told.models.leader(unitId, told.at({ ...point, on }))));
}
function tenures(past: readonly Past[], unitId = 'mgm'): readonly Tenure[] {
  const told = readModels().after(...tree, ...past);
  return told.models.tenures(unitId, told.at());
}

describe('a tenure', () => {
  test('lasts until an end is recorded; nothing is known before its start', () => {
    expect(onDays([appointed(ANN, '2020-01-01')], ['2019-12-31', '2020-01-01', '2099-01-01'])).toEqual([
      'notRecorded',
      'Ann definitely',
      'Ann definitely',
    ]);
  });

  test('ends on the first day no longer in office', () => {
    const past = [appointed(ANN, '2020-01-01'), dismissed(ANN, '2025-06-30')];
    expect(onDays(past, ['2025-06-29', '2025-06-30'])).toEqual(['Ann definitely', 'vacant']);
  });

  test('is certain from its latest start to its earliest end, possible around', () => {
    const past = [appointed(ANN, '2020'), dismissed(ANN, '2025')];
    expect(
      onDays(past, [
        '2019-12-31',
        '2020-06-01',
        '2020-12-31',
        '2024-12-31',
        '2025-01-01',
        '2025-12-30',
        '2025-12-31',
      ]),
    ).toEqual([
      'notRecorded',
      'Ann possibly',
      'Ann definitely',
      'Ann definitely',
      'Ann possibly',
      'Ann possibly',
      'vacant',
    ]);
  });

  test('of which only the end is recorded began on some day before', () => {
    expect(onDays([dismissed(ANN, '2025-06-30')], ['1950-01-01', '2025-06-29', '2025-06-30'])).toEqual([
      'Ann possibly',
      // Whoever leaves on 06-30 was in office the day before.
      'Ann definitely',
      'vacant',
    ]);
    expect(tenures([dismissed(ANN, '2025-06-30')])).toMatchObject([
      {
        start: { earliest: null, latest: '2025-06-29', basis: 'implied' },
        end: { earliest: '2025-06-30', latest: '2025-06-30', basis: 'recorded' },
      },
    ]);
  });

  test('is attested by "is in office on day T": possibly before, definitely from that day on', () => {
    const past = [appointed(ANN, '../2025-10-28')];
    expect(onDays(past, ['2020-01-01', '2025-10-27', '2025-10-28', '2026-01-01'])).toEqual([
      'Ann possibly',
      'Ann possibly',
      'Ann definitely',
      'Ann definitely',
    ]);
    expect(tenures(past)).toMatchObject([
      { attestedOn: ['2025-10-28'], start: { earliest: null, latest: '2025-10-28' } },
    ]);
  });

  test('comes again after an end', () => {
    const past = [appointed(ANN, '2015-01-01'), appointed(ANN, '2010-01-01'), dismissed(ANN, '2012-01-01')];
    expect(onDays(past, ['2011-01-01', '2013-01-01', '2016-01-01'])).toEqual([
      'Ann definitely',
      'vacant',
      'Ann definitely',
    ]);
    expect(tenures(past).map(({ start, end }) => [start.earliest, end.earliest])).toEqual([
      ['2010-01-01', '2012-01-01'],
      ['2015-01-01', null],
    ]);
  });

  test('is one, however many sources tell of its start', () => {
    // Some day of 2020, and some day of March 2020: March. Then 2020 or 2021: nobody knows which.
    expect(tenures([appointed(ANN, '2020'), appointed(ANN, '2020-03')])).toMatchObject([
      { start: { earliest: '2020-03-01', latest: '2020-03-31' }, entries: [4, 5] },
    ]);
    expect(
      onDays([appointed(ANN, '2020-03-01'), appointed(ANN, '2021-03-01')], ['2020-06-01', '2021-06-01']),
    ).toEqual(['Ann possibly', 'Ann definitely']);
  });

  test('is told as its entries tell it', () => {
    const chair = post('mgm', {
      postId: 'chair',
      title: { en: 'Chair', ar: 'رئيس' },
      heads: false,
      seats: 2,
    });
    expect(tenures([appointed(ANN, '2020-01-01', { at: chair, acting: true })])).toEqual([
      {
        personId: ANN,
        unitId: 'mgm',
        postId: 'chair',
        title: { en: 'Chair', ar: 'رئيس' },
        possibleTitles: [],
        heads: false,
        seats: 2,
        acting: true,
        possiblyActing: false,
        start: { earliest: '2020-01-01', latest: '2020-01-01', basis: 'recorded' },
        end: { earliest: null, latest: null, basis: 'none', kinds: [] },
        leaves: [],
        mandates: [],
        attestedOn: [],
        entries: [4],
      },
    ]);
  });
});

describe('a reassignment', () => {
  const chair = post('video', { postId: 'chair' });

  test('ends one tenure and starts another, on one day', () => {
    const past = [appointed(ANN, '2020-01-01'), reassigned(ANN, '2025-01-01', head, chair)];
    expect(onDays(past, ['2024-12-31', '2025-01-01'])).toEqual(['Ann definitely', 'vacant']);
    expect(onDays(past, ['2024-12-31', '2025-01-01'], 'video')).toEqual(['notRecorded', 'Ann definitely']);
  });

  test('out of a post that was never taken implies that it was', () => {
    const past = [reassigned(ANN, '2025/2025-10-28', head, post('amazon', { heads: false }))];
    expect(onDays(past, ['2025-06-01', '2025-11-01'])).toEqual(['Ann possibly', 'vacant']);
  });

  test('may add a post to those held', () => {
    const past = [appointed(ANN, '2020-01-01'), reassigned(ANN, '2025-01-01', 'none', chair)];
    expect(onDays(past, ['2026-01-01'])).toEqual(['Ann definitely']);
    expect(onDays(past, ['2026-01-01'], 'video')).toEqual(['Ann definitely']);
  });
});

describe('a successor', () => {
  test('implies the end of who held the only seat, no later than that day', () => {
    const past = [appointed(ANN, '2018-01-01'), appointed(BEN, '2020-01-01')];
    expect(onDays(past, ['2018-01-01', '2019-06-01', '2020-01-01'])).toEqual([
      'Ann definitely',
      // Ann may have left at any time, or on the day on which Ben came.
      'Ann possibly',
      'Ben definitely',
    ]);
    expect(tenures(past)).toMatchObject([
      {
        personId: ANN,
        end: { earliest: '2018-01-02', latest: '2020-01-01', basis: 'implied' },
        entries: [4, 5],
      },
      { personId: BEN, end: { basis: 'none' } },
    ]);
  });

  test('implies no end that is recorded: both held the post, as the sources say', () => {
    const past = [appointed(ANN, '2018-01-01'), dismissed(ANN, '2021-01-01'), appointed(BEN, '2020-01-01')];
    expect(onDays(past, ['2019-06-01', '2020-06-01', '2021-01-01'])).toEqual([
      'Ann definitely',
      'Ann definitely, Ben definitely',
      'Ben definitely',
    ]);
  });

  test('takes a free seat first; where all are taken, that of who began first', () => {
    const at = post('mgm', { seats: 2 });
    const past = [
      appointed(ANN, '2018-01-01', { at }),
      appointed(BEN, '2019-01-01', { at }),
      appointed(CYD, '2020-01-01', { at }),
    ];
    expect(onDays(past.slice(0, 2), ['2030-01-01'])).toEqual(['Ann definitely, Ben definitely']);
    expect(onDays(past, ['2019-06-01', '2020-01-01'])).toEqual([
      'Ann possibly, Ben definitely',
      'Ben definitely, Cyd definitely',
    ]);
  });

  test('comes after a day on which the one before is in office', () => {
    const past = [appointed(ANN, '../2025-01-01'), appointed(BEN, '2025-06-01')];
    expect(onDays(past, ['2025-01-01', '2025-03-01', '2025-06-01'])).toEqual([
      'Ann definitely',
      'Ann possibly',
      'Ben definitely',
    ]);
  });

  test('may be known only from a day on which it is in office', () => {
    // Ben is in office on 2025-10-28, and nothing says that he left since. Where he began after Ann, she had left by then; where
    // he began before 2020, her start did not end his tenure, and both hold the post.
    const past = [appointed(ANN, '2020-01-01'), appointed(BEN, '../2025-10-28')];
    expect(onDays(past, ['2020-01-01', '2025-10-28', '2026-01-01'])).toEqual([
      'Ben possibly, Ann definitely',
      'Ben definitely, Ann possibly',
      'Ben definitely, Ann possibly',
    ]);
  });

  test('in another post of the unit implies nothing', () => {
    const past = [
      appointed(ANN, '2018-01-01'),
      appointed(BEN, '2020-01-01', { at: post('mgm', { postId: 'co-head' }) }),
    ];
    expect(onDays(past, ['2025-01-01'])).toEqual(['Ann definitely, Ben definitely']);
  });
});

describe('who led a unit', () => {
  test('is who holds a post that heads it, acting or not', () => {
    const past = [appointed(ANN, '2020-01-01', { at: post('mgm', { postId: 'drama', heads: false }) })];
    expect(onDays(past, ['2025-01-01'])).toEqual(['notRecorded']);
    const told = readModels().after(...tree, appointed(ANN, '2020-01-01', { acting: true }));
    expect(told.models.leader('mgm', told.at()).holders).toMatchObject([
      { certainty: 'definitely', tenure: { acting: true } },
    ]);
  });

  test('names the nearest head above where nobody is recorded', () => {
    const past = [
      appointed(ANN, '2010-01-01', { at: post('amazon') }),
      appointed(BEN, '2020-01-01', { at: post('video') }),
      dismissed(CYD, '2015-01-01'),
    ];
    const told = readModels().after(...tree, ...past);
    const answer = (on: string): LeaderAnswer => told.models.leader('mgm', told.at({ on }));
    expect(answer('2025-01-01')).toMatchObject({ state: 'vacant', holders: [], above: { unitId: 'video' } });
    expect(holdersIn(answer('2025-01-01').above?.holders ?? [])).toBe('Ben definitely');
    expect(answer('2018-01-01').above?.unitId).toBe('amazon');
    expect(answer('2014-12-31')).not.toHaveProperty('above');
    // The end in mgm (6), the tree up to video (3), and the head there (5).
    expect(answer('2025-01-01').restsOn.toSorted((a, b) => a - b)).toEqual([3, 5, 6]);
    expect(told.models.leader('amazon', told.at({ on: '2005-01-01' }))).toEqual({
      unitId: 'amazon',
      state: 'notRecorded',
      holders: [],
      restsOn: [],
    });
  });

  test('is answered as it was known and published then', () => {
    const past = [
      appointed(ANN, '2020-01-01', { citation: citing('2020-02-01') }),
      appointed(BEN, '2024-01-01', { citation: citing('2024-02-01') }),
      withdrawal(5, citing('2025-03-01')),
    ];
    expect(onDays(past, ['2025-01-01'])).toEqual(['Ann definitely']);
    expect(onDays(past, ['2025-01-01'], 'mgm', { knownAt: 5 })).toEqual(['Ben definitely']);
    expect(onDays(past, ['2025-01-01'], 'mgm', { publishedBy: '2024-06-01T00:00:00Z' })).toEqual([
      'Ben definitely',
    ]);
    expect(onDays(past, ['2025-01-01'], 'mgm', { publishedBy: '2020-06-01T00:00:00Z' })).toEqual([
      'Ann definitely',
    ]);
    expect(onDays(past, ['2025-01-01'], 'mgm', { publishedBy: '2020-01-01T00:00:00Z' })).toEqual([
      'notRecorded',
    ]);
    const told = readModels().after(...tree, ...past);
    // Ann's start, and the withdrawal that took Ben away.
    expect(told.models.leader('mgm', told.at()).restsOn).toEqual([4, 6]);
  });

  test('is back in office once the dismissal turns out an error of ours', () => {
    const past = [appointed(ANN, '2020-01-01'), dismissed(ANN, '2024-01-01'), withdrawal(5)];
    expect(onDays(past.slice(0, 2), ['2025-01-01'])).toEqual(['vacant']);
    expect(onDays(past, ['2025-01-01'])).toEqual(['Ann definitely']);
  });
});

describe('leadership changes of a year', () => {
  const count = (past: readonly Past[], year: number, more: { unitId?: string; heads?: boolean } = {}) => {
    const told = readModels().after(...tree, ...past);
    const { min, max } = told.models.leadershipChanges({ unitId: 'mgm', year, ...more }, told.at());
    return [min, max];
  };

  test('are its recorded starts and ends: for certain those that lie wholly in it', () => {
    const past = [appointed(ANN, '2024-12/2025-01'), dismissed(BEN, '2025'), dismissed(CYD, '2025-03-01')];
    expect([2023, 2024, 2025, 2026].map((year) => count(past, year))).toEqual([
      [0, 0],
      [0, 1],
      [2, 3],
      [0, 0],
    ]);
  });

  test('are of all posts, or of those that head the unit', () => {
    const drama = post('mgm', { postId: 'drama', heads: false });
    const past = [dismissed(ANN, '2025-01-01', { at: drama }), dismissed(BEN, '2025-02-01')];
    expect(count(past, 2025)).toEqual([2, 2]);
    expect(count(past, 2025, { heads: true })).toEqual([1, 1]);
    expect(count(past, 2025, { heads: false })).toEqual([1, 1]);
  });

  test('rest on who is seen in office only where that decides which changes there are', () => {
    // Entries 1 to 3 are the tree.
    const restsOn = (past: readonly Past[], year = 2025) => {
      const told = readModels().after(...tree, ...past);
      const { min, max, restsOn: rests } = told.models.leadershipChanges({ unitId: 'mgm', year }, told.at());
      return [min, max, rests];
    };
    const seen = appointed(ANN, '../2025-06-01');
    expect(restsOn([seen])).toEqual([0, 0, []]);
    // Her end implies her tenure without anybody seeing her.
    expect(restsOn([seen, dismissed(ANN, '2025-09-01')])).toEqual([1, 1, [5]]);
    expect(restsOn([seen, appointed(BEN, '2025-07-01')])).toEqual([1, 1, [5]]);
    // Whoever left everything left this post only if somebody saw her in it.
    const left: Past = {
      type: 'ExecutiveDeparted',
      data: { personId: ANN, post: 'all', kind: 'resigned', endedOn: '2025-09-01', citation: CITATION },
    };
    expect(restsOn([left])).toEqual([0, 0, []]);
    expect(restsOn([seen, left])).toEqual([1, 1, [4, 5]]);
  });

  test('are one where somebody moves within the unit, and one in each unit where between two', () => {
    const drama = post('mgm', { postId: 'drama', heads: false });
    expect(count([reassigned(ANN, '2025-01-01', head, drama)], 2025)).toEqual([1, 1]);
    const between = [reassigned(ANN, '2025-01-01', head, post('video'))];
    expect([count(between, 2025), count(between, 2025, { unitId: 'video' })]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    // Of a move within the unit, the end alone is a change at its head.
    expect(count([reassigned(ANN, '2025-01-01', drama, head)], 2025, { heads: true })).toEqual([1, 1]);
  });

  test('are neither what is implied nor what is attested', () => {
    expect(count([appointed(ANN, '../2025-10-28')], 2025)).toEqual([0, 0]);
    // Ann's end in 2025 is implied by Ben's start: one change, not two.
    expect(count([appointed(ANN, '2018-01-01'), appointed(BEN, '2025-01-01')], 2025)).toEqual([1, 1]);
  });

  test('are one where two sources tell of one', () => {
    expect(count([dismissed(ANN, '2025-03'), dismissed(ANN, '2025-03-10')], 2025)).toEqual([1, 1]);
  });
});

describe('the tenures of a person', () => {
  test('are those in all units, by their start, whatever others held there', () => {
    const past = [
      appointed(ANN, '2020-01-01', { at: post('video') }),
      appointed(ANN, '2010-01-01'),
      appointed(BEN, '2015-01-01'),
    ];
    const told = readModels().after(...tree, ...past);
    expect(told.models.tenuresOfPerson(ANN, told.at()).map(({ unitId, end }) => [unitId, end.basis])).toEqual(
      [
        ['mgm', 'implied'],
        ['video', 'none'],
      ],
    );
    expect(told.models.tenuresOfPerson(CYD, told.at())).toEqual([]);
  });
});

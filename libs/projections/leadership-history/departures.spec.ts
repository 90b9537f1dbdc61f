/** Worked by hand: departures from one post and from all, death, and posts that are abolished. Entries 1 to 3 are the tree. */
import { citing, post, withdrawal } from '../../../test/given';
import {
  ANN,
  BEN,
  CYD,
  abolished,
  appointed,
  changesIn,
  departed,
  died,
  dismissed,
  drama,
  head,
  leader,
  onDays,
  reassigned,
  tenures,
} from '../../../test/leadership-words';

const video = post('video');

describe('a departure from one post', () => {
  test('ends that post on that day, and no other', () => {
    const past = [
      appointed(ANN, '2020-01-01'),
      appointed(ANN, '2020-01-01', { at: video }),
      departed(ANN, '2025-06-30'),
    ];
    expect(onDays(past, ['2025-06-29', '2025-06-30'])).toEqual(['Ann definitely', 'vacant']);
    expect(onDays(past, ['2025-06-30'], { unitId: 'video' })).toEqual(['Ann definitely']);
  });

  test('from a post that was never taken implies that it was', () => {
    const past = [departed(ANN, '2025-06-30', { kind: 'termEnded' })];
    expect(onDays(past, ['1950-01-01', '2025-06-29', '2025-06-30'])).toEqual([
      'Ann possibly',
      // Whoever leaves on 06-30 was in office the day before.
      'Ann definitely',
      'vacant',
    ]);
  });

  test('is told with its kind; all kinds, where sources differ', () => {
    const kinds = (...ends: Parameters<typeof tenures>[0]) =>
      tenures([appointed(ANN, '2020-01-01'), ...ends]).map(({ end }) => end.kinds);
    expect(kinds(departed(ANN, '2025', { kind: 'retired' }))).toEqual([['retired']]);
    expect(kinds(dismissed(ANN, '2025-03'), departed(ANN, '2025-03-10'))).toEqual([
      ['dismissed', 'resigned'],
    ]);
    expect(kinds(reassigned(ANN, '2025', head, drama))).toEqual([['reassigned'], []]);
    expect(kinds(appointed(BEN, '2025-01-01'))).toEqual([[], []]);
  });
});

describe('a post that was left after everything had been left', () => {
  test('had been taken in between', () => {
    // Had Ann held it on 2020-01-01 already, she would have left it then.
    const past = [departed(ANN, '2020-01-01', { at: 'all' }), dismissed(ANN, '2024-01-01')];
    expect(onDays(past, ['2019-12-31', '2020-01-01', '2023-12-31', '2024-01-01'])).toEqual([
      'notRecorded',
      'Ann possibly',
      'Ann definitely',
      'vacant',
    ]);
  });
});

describe('a departure from all posts', () => {
  const two = [appointed(ANN, '2018-01-01'), appointed(ANN, '2020-01-01', { at: video })];

  test('by death ends every tenure, in every unit', () => {
    const past = [...two, died(ANN, '2024-03-05')];
    for (const unitId of ['mgm', 'video'])
      expect(onDays(past, ['2024-03-04', '2024-03-05'], { unitId })).toEqual(['Ann definitely', 'vacant']);
    expect(tenures(past)).toMatchObject([
      {
        end: { earliest: '2024-03-05', latest: '2024-03-05', basis: 'recorded', kinds: ['died'] },
        entries: [4, 6],
      },
    ]);
  });

  test('leaves what had ended before as it was', () => {
    // Ann left mgm in 2021; her death in 2024 says nothing of it.
    const past = [...two, dismissed(ANN, '2021-01-01'), died(ANN, '2024-03-05')];
    expect(onDays(past, ['2020-12-31', '2021-01-01', '2023-01-01'])).toEqual([
      'Ann definitely',
      'vacant',
      'vacant',
    ]);
    expect(tenures(past)).toMatchObject([
      { end: { latest: '2021-01-01', kinds: ['dismissed'] }, entries: [4, 6] },
    ]);
  });

  test('implies no tenure where none is recorded', () => {
    expect(onDays([died(ANN, '2024-03-05')], ['2024-03-04', '2024-03-05'])).toEqual([
      'notRecorded',
      'notRecorded',
    ]);
    // Ben held the post, Ann never did.
    expect(onDays([appointed(BEN, '2020-01-01'), died(ANN, '2024-03-05')], ['2024-03-05'])).toEqual([
      'Ben definitely',
    ]);
  });

  test('ends only what had begun by then: a later appointment is a new tenure', () => {
    const past = [...two, departed(ANN, '2022-01-01', { at: 'all' }), appointed(ANN, '2024-01-01')];
    expect(onDays(past, ['2021-12-31', '2022-01-01', '2023-12-31', '2024-01-01'])).toEqual([
      'Ann definitely',
      'vacant',
      'vacant',
      'Ann definitely',
    ]);
    expect(onDays(past, ['2024-01-01'], { unitId: 'video' })).toEqual(['vacant']);
  });

  test('of an uncertain day that may be before the appointment may have ended it, or not', () => {
    // She left everything in 2024; she took this post on 2024-06-01. If she left after that day, she left this post too.
    const past = [appointed(ANN, '2024-06-01'), departed(ANN, '2024', { at: 'all' })];
    expect(onDays(past, ['2024-05-31', '2024-06-01', '2025-01-01'])).toEqual([
      'notRecorded',
      // Either she came after she had left all else, and stays, or she may have left again from that very day on.
      'Ann possibly; Ann possibly',
      'Ann possibly',
    ]);
  });

  test('dates the end of a post that was left in the same days no later', () => {
    // Left this post in March, and all by 03-12: no later than that.
    const past = [
      appointed(ANN, '2020-01-01'),
      dismissed(ANN, '2024-03'),
      departed(ANN, '2024-03-12', { at: 'all' }),
    ];
    expect(onDays(past, ['2024-02-29', '2024-03-07', '2024-03-12'])).toEqual([
      'Ann definitely',
      'Ann possibly',
      'vacant',
    ]);
  });

  test('and a death are two ends: the first one counts', () => {
    const past = [
      appointed(ANN, '2020-01-01'),
      departed(ANN, '2024-03', { at: 'all' }),
      died(ANN, '2024-03-12'),
    ];
    expect(onDays(past, ['2024-03-07', '2024-03-12'])).toEqual(['Ann possibly', 'vacant']);
    const later = [
      appointed(ANN, '2020-01-01'),
      departed(ANN, '2022-01-01', { at: 'all' }),
      died(ANN, '2024-03-12'),
    ];
    expect(onDays(later, ['2021-12-31', '2022-01-01'])).toEqual(['Ann definitely', 'vacant']);
    // Two sources of one death agree on the day that both allow.
    const twice = [appointed(ANN, '2020-01-01'), died(ANN, '2024-03'), died(ANN, '2024-03-12')];
    expect(onDays(twice, ['2024-03-11', '2024-03-12'])).toEqual(['Ann definitely', 'vacant']);
  });

  test('years after a successor came does not put the former head back beside them', () => {
    // Ben took the only seat in 2020, which ends Ann's tenure by then; that she retired in 2024 changes nothing here.
    const past = [
      appointed(ANN, '2018-01-01'),
      appointed(BEN, '2020-01-01'),
      departed(ANN, '2024-01-01', { at: 'all' }),
    ];
    expect(onDays(past, ['2019-06-01', '2020-01-01', '2023-01-01'])).toEqual([
      'Ann possibly',
      'Ben definitely',
      'Ben definitely',
    ]);
    expect(tenures(past)).toMatchObject([{ end: { basis: 'implied', latest: '2020-01-01', kinds: [] } }, {}]);
    expect(changesIn(past, 2024)).toEqual([0, 0]);
    // Had it come before Ben, it would have freed the seat.
    const before = [
      appointed(ANN, '2018-01-01'),
      departed(ANN, '2019-01-01', { at: 'all' }),
      appointed(BEN, '2020-01-01'),
    ];
    expect(onDays(before, ['2018-12-31', '2019-01-01', '2020-01-01'])).toEqual([
      'Ann definitely',
      'vacant',
      'Ben definitely',
    ]);
  });

  test('on days that may be before a successor leaves open whose seat a third one took', () => {
    // Ben left by 2024-04, or was followed by Ann in 2024; Cyd followed whoever was there: Ben, or Ann.
    const past = [
      appointed(BEN, '2020-01-01'),
      departed(BEN, '2024-04-01', { at: 'all' }),
      appointed(ANN, '2024-01-01/2024-04-01'),
      appointed(CYD, '2024-03-01'),
    ];
    expect(onDays(past, ['2024-02-01', '2024-04-01'])).toEqual([
      'Ben possibly; Ann possibly',
      'Ann possibly; Cyd possibly',
    ]);
  });

  test('is one change of leadership in each post that it ends', () => {
    const past = [
      appointed(ANN, '2018-01-01'),
      appointed(ANN, '2019-01-01', { at: drama }),
      departed(ANN, '2024', { at: 'all' }),
    ];
    expect([2018, 2019, 2023, 2024].map((year) => changesIn(past, year))).toEqual([
      [1, 1],
      [1, 1],
      [0, 0],
      [2, 2],
    ]);
  });

  test('counts from when it was known and published, and no more once it is withdrawn', () => {
    const past = [
      appointed(ANN, '2020-01-01', { citation: citing('2020-02-01') }),
      died(ANN, '2024-03-05', citing('2024-04-01')),
      withdrawal(5),
    ];
    expect(onDays(past, ['2024-06-01'], { knownAt: 4 })).toEqual(['Ann definitely']);
    expect(onDays(past, ['2024-06-01'], { knownAt: 5 })).toEqual(['vacant']);
    expect(onDays(past, ['2024-06-01'], { knownAt: 5, publishedBy: '2024-03-31T00:00:00Z' })).toEqual([
      'Ann definitely',
    ]);
    expect(onDays(past, ['2024-06-01'])).toEqual(['Ann definitely']);
    // The appointment, and the withdrawal that took the death away.
    expect(leader(past, { on: '2024-06-01' }).restsOn).toEqual([4, 6]);
    expect(leader(past, { on: '2024-06-01', knownAt: 5 }).restsOn).toEqual([4, 5]);
  });
});

test('an answer before a tenure rests on its start: the end alone would tell of any day before', () => {
  const past = [appointed(ANN, '2025-01-01'), departed(ANN, '2026-01-01')];
  expect(leader(past, { on: '2024-01-01' })).toMatchObject({ state: 'notRecorded', restsOn: [4] });
  expect(leader([...past, withdrawal(4)], { on: '2024-01-01' })).toMatchObject({
    state: 'held',
    restsOn: [6, 5],
  });
});

describe('a post that is abolished', () => {
  test('ends the tenure of everyone who holds it, and says why nobody leads', () => {
    const at = post('mgm', { seats: 2 });
    const past = [
      appointed(ANN, '2018-01-01', { at }),
      appointed(BEN, '2019-01-01', { at }),
      abolished('2024-01-01'),
    ];
    expect(onDays(past, ['2023-12-31', '2024-01-01'])).toEqual([
      'Ann definitely; Ben definitely',
      'vacant, abolished',
    ]);
    expect(tenures(past)).toMatchObject([
      { end: { basis: 'abolished', latest: '2024-01-01', kinds: ['abolished'] } },
      { end: { basis: 'abolished' } },
    ]);
    expect(leader(past, { on: '2024-06-01' }).restsOn).toEqual([4, 5, 6]);
    expect(changesIn(past, 2024)).toEqual([2, 2]);
  });

  test('that nobody is recorded to have held is vacant too', () => {
    expect(onDays([abolished('2024-01-01')], ['2023-12-31', '2024-01-01'])).toEqual([
      'notRecorded',
      'vacant, abolished',
    ]);
    expect(onDays([abolished('2024-01-01', { at: drama })], ['2024-01-01'])).toEqual(['notRecorded']);
    expect(leader([abolished('2024-01-01')], { on: '2024-01-01' }).restsOn).toEqual([4]);
  });

  test('is not why nobody leads where another head left', () => {
    const other = post('mgm', { postId: 'co-head' });
    const past = [
      appointed(ANN, '2018-01-01', { at: other }),
      dismissed(ANN, '2023-01-01', { at: other }),
      abolished('2024-01-01'),
    ];
    expect(onDays(past, ['2024-01-01'])).toEqual(['vacant']);
  });

  test('may be made anew by an appointment after it', () => {
    const past = [
      appointed(ANN, '2018-01-01'),
      abolished('2022-01-01'),
      appointed(BEN, '2024-01-01'),
      dismissed(BEN, '2025-01-01'),
    ];
    expect(onDays(past, ['2021-12-31', '2022-01-01', '2024-01-01', '2025-01-01'])).toEqual([
      'Ann definitely',
      'vacant, abolished',
      'Ben definitely',
      'vacant',
    ]);
  });

  test('ends nobody whom a successor had replaced before', () => {
    const past = [appointed(ANN, '2018-01-01'), appointed(BEN, '2020-01-01'), abolished('2024-01-01')];
    expect(onDays(past, ['2022-01-01', '2024-01-01'])).toEqual(['Ben definitely', 'vacant, abolished']);
    expect(changesIn(past, 2024)).toEqual([1, 1]);
  });
});

describe('a reassignment of a person who holds two posts', () => {
  test('ends the post that it names alone', () => {
    const past = [
      appointed(ANN, '2018-01-01'),
      appointed(ANN, '2019-01-01', { at: video }),
      reassigned(ANN, '2025-01-01', head, post('amazon')),
    ];
    expect(onDays(past, ['2025-01-01'])).toEqual(['vacant']);
    expect(onDays(past, ['2025-01-01'], { unitId: 'video' })).toEqual(['Ann definitely']);
    expect(onDays(past, ['2025-01-01'], { unitId: 'amazon' })).toEqual(['Ann definitely']);
  });
});

describe('two who may have begun on one day, in a post of two seats', () => {
  test('may both have stayed beside the one before', () => {
    // On one day, each finds a free seat; on different days, the second ends Ben's tenure.
    const at = post('mgm', { seats: 2 });
    const past = [
      appointed(BEN, '2020-01-01', { at }),
      appointed(ANN, '2021-01-01/2021-01-02', { at }),
      appointed(CYD, '2021-01-02', { at }),
    ];
    expect(onDays(past, ['2021-01-02'])).toEqual(['Ben possibly; Ann definitely; Cyd definitely']);
  });
});

describe('entries of one post that differ', () => {
  test('are read as a post that heads its unit, with the most seats', () => {
    const past = [
      appointed(ANN, '2018-01-01', { at: post('mgm', { heads: false, seats: 2 }) }),
      appointed(BEN, '2019-01-01'),
      appointed(CYD, '2020-01-01'),
    ];
    expect(onDays(past, ['2019-06-01', '2020-01-01'])).toEqual([
      'Ann possibly; Ben definitely',
      'Ben definitely; Cyd definitely',
    ]);
  });
});

test('who is seen in office on the day of their departure had come back by then', () => {
  // The first day no longer in office is 1 May, and on that day a source sees her there: the end is of an earlier time.
  const past = [appointed(ANN, '../2024-05-01'), departed(ANN, '2024-05-01')];
  expect(onDays(past, ['2024-04-30', '2024-05-01'])).toEqual(['Ann definitely', 'Ann definitely']);
});

/** Worked by hand: who is on leave, who acts meanwhile, and who comes back. Entries 1 to 3 are the tree. */
import { citing, post, withdrawal } from '../../../test/given';
import {
  ANN,
  BEN,
  CYD,
  appointed,
  backFromLeave,
  changesIn,
  dismissed,
  leader,
  onDays,
  onLeave,
  tenures,
} from '../../../test/leadership-words';

describe('a holder on leave', () => {
  test('is listed, and does not lead', () => {
    const past = [appointed(ANN, '2020-01-01'), onLeave(ANN, '2024-03-01'), backFromLeave(ANN, '2024-09-01')];
    expect(onDays(past, ['2024-02-29', '2024-03-01', '2024-08-31', '2024-09-01'])).toEqual([
      'Ann definitely',
      'vacant; Ann definitely, definitely on leave',
      'vacant; Ann definitely, definitely on leave',
      'Ann definitely',
    ]);
    expect(leader(past, { on: '2024-05-01' }).restsOn).toEqual([4, 5, 6]);
    expect(changesIn(past, 2024)).toEqual([0, 0]);
  });

  test('leaves the head above to lead', () => {
    const above = [
      appointed(BEN, '2010-01-01', { at: post('amazon') }),
      appointed(CYD, '2010-01-01', { at: post('video') }),
    ];
    const past = [
      appointed(ANN, '2020-01-01'),
      ...above,
      onLeave(CYD, '2024-01-01', { at: post('video') }),
      onLeave(ANN, '2024-03-01'),
    ];
    expect(leader(past, { on: '2024-02-01' })).not.toHaveProperty('above');
    // Cyd is on leave as well, so the nearest head above is Ben.
    expect(leader(past, { on: '2024-03-01' })).toMatchObject({
      state: 'vacant',
      above: { unitId: 'amazon', holders: [{ tenure: { personId: BEN } }] },
    });
  });

  test('of whom nobody says since when leads for possible', () => {
    // From some day in March to some day in June.
    const past = [appointed(ANN, '2020-01-01'), onLeave(ANN, '2024-03'), backFromLeave(ANN, '2024-06')];
    expect(
      onDays(past, ['2024-02-29', '2024-03-01', '2024-03-31', '2024-05-31', '2024-06-01', '2024-06-30']),
    ).toEqual([
      'Ann definitely',
      'Ann definitely, possibly on leave',
      'vacant; Ann definitely, definitely on leave',
      'vacant; Ann definitely, definitely on leave',
      'Ann definitely, possibly on leave',
      'Ann definitely',
    ]);
    // "Is on leave" on a day: possibly since any day of the tenure.
    const attested = [appointed(ANN, '2020-01-01'), onLeave(ANN, '../2024-03-01')];
    expect(onDays(attested, ['2020-01-01', '2024-03-01', '2030-01-01'])).toEqual([
      'Ann definitely, possibly on leave',
      'vacant; Ann definitely, definitely on leave',
      'vacant; Ann definitely, definitely on leave',
    ]);
  });

  test('of whom only the return is recorded was on leave the day before', () => {
    const past = [appointed(ANN, '2020-01-01'), backFromLeave(ANN, '2024-06-01')];
    expect(onDays(past, ['2023-01-01', '2024-05-31', '2024-06-01'])).toEqual([
      'Ann definitely, possibly on leave',
      'vacant; Ann definitely, definitely on leave',
      'Ann definitely',
    ]);
  });

  test('is on leave no longer than in office, and not in a later tenure', () => {
    const past = [
      appointed(ANN, '2020-01-01'),
      onLeave(ANN, '2021-01-01'),
      dismissed(ANN, '2022-01-01'),
      appointed(ANN, '2024-01-01'),
    ];
    expect(onDays(past, ['2021-12-31', '2022-01-01', '2024-01-01'])).toEqual([
      'vacant; Ann definitely, definitely on leave',
      'vacant',
      'Ann definitely',
    ]);
    expect(tenures(past)).toMatchObject([
      {
        leaves: [
          { start: { earliest: '2021-01-01' }, end: { latest: '2022-01-01', basis: 'tenure' }, entries: [5] },
        ],
      },
      { leaves: [] },
    ]);
  });

  test('leaves one post, and stays in another', () => {
    const past = [
      appointed(ANN, '2020-01-01'),
      appointed(ANN, '2020-01-01', { at: post('video') }),
      onLeave(ANN, '2024-01-01'),
    ];
    expect(onDays(past, ['2024-01-01'], { unitId: 'video' })).toEqual(['Ann definitely']);
  });

  test('is on leave as far as it was known and published', () => {
    const past = [
      appointed(ANN, '2020-01-01', { citation: citing('2020-02-01') }),
      onLeave(ANN, '2024-03-01', { citation: citing('2024-04-01') }),
      withdrawal(5),
    ];
    expect(onDays(past, ['2024-05-01'], { knownAt: 4 })).toEqual(['Ann definitely']);
    expect(onDays(past, ['2024-05-01'], { knownAt: 5 })).toEqual([
      'vacant; Ann definitely, definitely on leave',
    ]);
    expect(onDays(past, ['2024-05-01'], { knownAt: 5, publishedBy: '2024-03-15T00:00:00Z' })).toEqual([
      'Ann definitely',
    ]);
    expect(leader(past, { on: '2024-05-01' })).toMatchObject({ state: 'held', restsOn: [4, 6] });
  });
});

describe('who acts while the head is on leave', () => {
  const away = [
    appointed(ANN, '2020-01-01'),
    onLeave(ANN, '2024-03-01'),
    appointed(BEN, '2024-03-01', { acting: true }),
  ];

  test('leads, and ends nothing: the head stays in office', () => {
    expect(onDays(away, ['2024-03-01', '2025-01-01'])).toEqual([
      'Ann definitely, definitely on leave; Ben definitely, acting',
      'Ann definitely, definitely on leave; Ben definitely, acting',
    ]);
    expect(tenures(away)).toMatchObject([{ end: { basis: 'none' } }, { end: { basis: 'none' } }]);
  });

  test('acts no longer than until the head is back', () => {
    const past = [...away, backFromLeave(ANN, '2024-09-01')];
    expect(onDays(past, ['2024-08-01', '2024-09-01'])).toEqual([
      // Ben may have stopped at any time, or on the day on which Ann came back.
      'Ann definitely, definitely on leave; Ben possibly, acting',
      'Ann definitely',
    ]);
    expect(tenures(past)).toMatchObject([
      { personId: ANN, end: { basis: 'none' } },
      { personId: BEN, end: { basis: 'implied', latest: '2024-09-01' }, entries: [6, 7] },
    ]);
    expect(leader(past, { on: '2024-09-01' }).restsOn).toEqual([4, 5, 6, 7]);
  });

  test('stays where there is a seat for both', () => {
    const at = post('mgm', { seats: 2 });
    const past = [
      appointed(ANN, '2020-01-01', { at }),
      onLeave(ANN, '2024-03-01', { at }),
      appointed(BEN, '2024-03-01', { at, acting: true }),
      backFromLeave(ANN, '2024-09-01', { at }),
    ];
    expect(onDays(past, ['2024-09-01'])).toEqual(['Ann definitely; Ben definitely, acting']);
  });

  test('takes the seat of who is on leave, not that of another', () => {
    const at = post('mgm', { seats: 2 });
    const past = [
      appointed(ANN, '2020-01-01', { at }),
      appointed(CYD, '2021-01-01', { at }),
      onLeave(CYD, '2024-03-01', { at }),
      appointed(BEN, '2024-03-01', { at, acting: true }),
    ];
    expect(onDays(past, ['2024-06-01'])).toEqual([
      'Ann definitely; Cyd definitely, definitely on leave; Ben definitely, acting',
    ]);
  });

  test('is replaced by who acts next', () => {
    const past = [...away, appointed(CYD, '2024-06-01', { acting: true })];
    expect(onDays(past, ['2024-05-31', '2024-06-01'])).toEqual([
      'Ann definitely, definitely on leave; Ben possibly, acting',
      'Ann definitely, definitely on leave; Cyd definitely, acting',
    ]);
  });

  test('keeps the seat from a head who comes back after another had followed', () => {
    // Ben's start finds Ann back from leave, and ends her tenure. Her return from a leave of the same day ends nobody's.
    const past = [
      appointed(ANN, '2020-01-01'),
      onLeave(ANN, '2023-01-01'),
      appointed(CYD, '2023-06-01', { acting: true }),
      backFromLeave(ANN, '2024-01-01'),
      appointed(BEN, '2024-01-01', { acting: true }),
    ];
    // Either Ann was back first, which ends Cyd's acting, and Ben followed her; or Ben came first, and Cyd was not replaced.
    expect(onDays(past, ['2024-01-01'])).toEqual(['Cyd possibly, acting; Ben definitely, acting']);
  });

  test('keeps the seat from a return to a post that had been left before, or may have been', () => {
    const gone = (leftOn: string) => [
      appointed(ANN, '2020-01-01'),
      onLeave(ANN, '2021-01-01'),
      dismissed(ANN, leftOn),
      appointed(CYD, '2023-01-01', { acting: true }),
      backFromLeave(ANN, '2024-02-01'),
    ];
    expect(onDays(gone('2022-01-01'), ['2024-06-01'])).toEqual(['Cyd definitely, acting']);
    // She may have been dismissed before she came back, or after.
    expect(onDays(gone('2024-01/2024-03'), ['2024-06-01'])).toEqual(['Cyd possibly, acting']);
  });

  test('replaces the head where the leave may have ended before, or not', () => {
    // Ann came back in March or later; Ben came on 03-15. If she was back, his start ended her tenure.
    const past = [
      appointed(ANN, '2020-01-01'),
      onLeave(ANN, '2024-01-01'),
      backFromLeave(ANN, '2024-03'),
      appointed(BEN, '2024-03-15'),
    ];
    expect(onDays(past, ['2024-03-15', '2024-04-01'])).toEqual([
      'Ann possibly, possibly on leave; Ben definitely',
      'Ann possibly; Ben definitely',
    ]);
  });
});

describe('who acts without a head', () => {
  const acting = [dismissed(ANN, '2024-01-01'), appointed(BEN, '2024-01-01', { acting: true })];

  test('leads until another is appointed', () => {
    const past = [...acting, appointed(CYD, '2024-06-01')];
    // He acted on his first day; that he had gone before Cyd came, nobody says.
    expect(onDays(past, ['2024-01-01', '2024-03-01', '2024-06-01'])).toEqual([
      'Ben definitely, acting',
      'Ben possibly, acting',
      'Cyd definitely',
    ]);
    expect(onDays(acting, ['2024-01-01', '2024-06-01'])).toEqual([
      'Ben definitely, acting',
      'Ben definitely, acting',
    ]);
  });

  test('and is appointed then, holds the post in two tenures', () => {
    const past = [...acting, appointed(BEN, '2024-06-01'), dismissed(BEN, '2025-01-01')];
    expect(onDays(past, ['2024-01-01', '2024-05-31', '2024-06-01', '2025-01-01'])).toEqual([
      'Ben definitely, acting',
      'Ben definitely, acting',
      'Ben definitely',
      'vacant',
    ]);
    expect(tenures(past).slice(1)).toMatchObject([
      { acting: true, end: { basis: 'implied', earliest: '2024-06-01', latest: '2024-06-01', kinds: [] } },
      { acting: false, end: { basis: 'recorded', kinds: ['dismissed'] } },
    ]);
    // Ann's end, and that Ben came; that he was appointed; that he went.
    expect([2024, 2025].map((year) => changesIn(past, year))).toEqual([
      [3, 3],
      [1, 1],
    ]);
  });
});

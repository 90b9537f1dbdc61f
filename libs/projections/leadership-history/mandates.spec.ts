/** Worked by hand: what the holder of a post is charged with beside it. Entries 1 to 3 are the tree. */
import { CITATION, citing, post, withdrawal } from '../../../test/given';
import {
  ANN,
  BEN,
  appointed,
  changesIn,
  charged,
  discharged,
  dismissed,
  head,
  leader,
  onDays,
  tenures,
} from '../../../test/leadership-words';

describe('a mandate', () => {
  test('lasts from its day to its end', () => {
    const past = [appointed(ANN, '2020-01-01'), charged(ANN, '2024-03-01'), discharged(ANN, '2024-09-01')];
    expect(onDays(past, ['2024-02-29', '2024-03-01', '2024-08-31', '2024-09-01'])).toEqual([
      'Ann definitely',
      'Ann definitely, ai definitely',
      'Ann definitely, ai definitely',
      'Ann definitely',
    ]);
    expect(tenures(past)).toMatchObject([
      {
        mandates: [
          {
            mandateId: 'ai',
            mandate: { en: 'To bring AI in.' },
            start: { earliest: '2024-03-01', latest: '2024-03-01', basis: 'recorded' },
            end: { earliest: '2024-09-01', latest: '2024-09-01', basis: 'recorded' },
            entries: [5, 6],
          },
        ],
        entries: [4],
      },
    ]);
    expect(leader(past, { on: '2024-05-01' }).restsOn).toEqual([4, 5, 6]);
    expect(changesIn(past, 2024)).toEqual([0, 0]);
  });

  test('ends with the tenure, and is none of a later one', () => {
    const past = [
      appointed(ANN, '2020-01-01'),
      charged(ANN, '2021-01-01'),
      dismissed(ANN, '2022-01-01'),
      appointed(ANN, '2024-01-01'),
    ];
    expect(onDays(past, ['2021-12-31', '2022-01-01', '2024-01-01'])).toEqual([
      'Ann definitely, ai definitely',
      'vacant',
      'Ann definitely',
    ]);
    expect(tenures(past)).toMatchObject([
      { mandates: [{ end: { latest: '2022-01-01', basis: 'tenure' } }] },
      { mandates: [] },
    ]);
  });

  test('ends with the tenure where its own end is told of a later day', () => {
    const past = [
      appointed(ANN, '2020-01-01'),
      charged(ANN, '2021-01-01'),
      dismissed(ANN, '2022-01-01'),
      discharged(ANN, '2023-01-01'),
    ];
    expect(tenures(past)).toMatchObject([{ mandates: [{ end: { latest: '2022-01-01', basis: 'tenure' } }] }]);
  });

  test('that begins after the tenure is none of it', () => {
    const past = [appointed(ANN, '2020-01-01'), dismissed(ANN, '2022-01-01'), charged(ANN, '2023-01-01')];
    expect(tenures(past)).toMatchObject([{ mandates: [] }]);
    // Nor does it make uncertain which tenure a mandate is of that begins in the next one.
    const again = [...past, appointed(ANN, '2022-06-01')];
    expect(onDays(again, ['2023-01-01'])).toEqual(['Ann definitely, ai definitely']);
    const sometime = [...past, appointed(ANN, '2022-06/2023-06')];
    expect(onDays(sometime, ['2024-01-01'])).toEqual(['Ann definitely, ai definitely']);
  });

  test('is no more certain than its days, nor than the tenure', () => {
    const past = [appointed(ANN, '../2024-01-01'), charged(ANN, '../2024-01-01')];
    expect(onDays(past, ['2020-01-01', '2024-01-01'])).toEqual([
      'Ann possibly, ai possibly',
      'Ann definitely, ai definitely',
    ]);
    // Ben's start ends Ann's tenure by 2024-06-01, at some time before.
    const replaced = [appointed(ANN, '2020-01-01'), charged(ANN, '2021-01-01'), appointed(BEN, '2024-06-01')];
    expect(onDays(replaced, ['2023-01-01', '2024-06-01'])).toEqual([
      'Ann possibly, ai possibly',
      'Ben definitely',
    ]);
    const year = [appointed(ANN, '2020-01-01'), charged(ANN, '2021')];
    expect(onDays(year, ['2020-12-31', '2021-01-01', '2021-12-31'])).toEqual([
      'Ann definitely',
      'Ann definitely, ai possibly',
      'Ann definitely, ai definitely',
    ]);
  });

  test('of which only the end is recorded has no words', () => {
    const past = [appointed(ANN, '2020-01-01'), discharged(ANN, '2024-01-01')];
    expect(onDays(past, ['2023-12-31', '2024-01-01'])).toEqual([
      'Ann definitely, ai definitely',
      'Ann definitely',
    ]);
    expect(tenures(past)).toMatchObject([{ mandates: [{ mandate: {}, start: { basis: 'implied' } }] }]);
  });

  test('is of one post and one person, and one of several', () => {
    const other = (personId: string, unitId: string, mandateId: string) =>
      ({
        type: 'MandateAssigned',
        data: {
          personId,
          post: post(unitId),
          mandateId,
          mandate: { en: 'x' },
          assignedOn: '2021',
          citation: CITATION,
        },
      }) as const;
    const past = [
      appointed(ANN, '2020-01-01'),
      charged(ANN, '2021'),
      other(ANN, 'mgm', 'second'),
      other(BEN, 'mgm', 'third'),
      other(ANN, 'video', 'fourth'),
      discharged(BEN, '2022'),
    ];
    expect(onDays(past, ['2023-01-01'])).toEqual(['Ann definitely, ai definitely, second definitely']);
  });

  test('holds as far as it was known and published', () => {
    const past = [
      appointed(ANN, '2020-01-01', { at: head, citation: citing('2020-02-01') }),
      charged(ANN, '2024-03-01', { citation: citing('2024-04-01') }),
      withdrawal(5, citing('2025-01-01')),
    ];
    expect(onDays(past, ['2024-05-01'], { knownAt: 4 })).toEqual(['Ann definitely']);
    expect(onDays(past, ['2024-05-01'], { knownAt: 5 })).toEqual(['Ann definitely, ai definitely']);
    expect(onDays(past, ['2024-05-01'], { publishedBy: '2024-12-31T00:00:00Z' })).toEqual([
      'Ann definitely, ai definitely',
    ]);
    expect(onDays(past, ['2024-05-01'])).toEqual(['Ann definitely']);
    expect(leader(past, { on: '2024-05-01' }).restsOn).toEqual([4, 6]);
  });
});

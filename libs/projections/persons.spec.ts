import { CITATION, citing, company, person, post, withdrawal } from '../../test/given';
import type { Past } from '../../test/given';
import { appointed, charged, onLeave } from '../../test/leadership-words';
import { readModels } from '../../test/projection-harness';

const [ANN, BEN] = ['pannannannann', 'pbenbenbenben'] as const;

describe('a person', () => {
  const told = readModels().after(
    person(ANN, 'ann-lee', { names: { en: 'Ann Lee' } }),
    person(BEN, 'ben-wu'),
    withdrawal(1),
    person(ANN, 'anne-lee', { names: { en: 'Anne Lee', ar: 'آن لي' } }),
    withdrawal(2),
  );

  test('is found by the opaque id and by every handle, old ones too', () => {
    const expected = {
      personId: ANN,
      withdrawn: false,
      certainty: 'definitely',
      possibleAliases: [],
      handle: 'anne-lee',
      names: { en: 'Anne Lee', ar: 'آن لي' },
      aliases: [],
      otherNames: [],
      posts: [],
      entries: [4],
    };
    for (const reference of [ANN, 'ann-lee', 'anne-lee'])
      expect(told.models.person(reference, told.at())).toEqual(expected);
  });

  test('is told with what the person is also known as', () => {
    const alias = (en: string): Past => ({
      type: 'AliasAdded',
      data: { personId: BEN, alias: { en }, citation: CITATION },
    });
    const known = readModels().after(person(BEN, 'ben-wu'), alias('Benny'), alias('B. Wu'), withdrawal(2));
    expect(known.models.person(BEN, known.at())).toMatchObject({
      aliases: [{ en: 'B. Wu' }],
      entries: [1, 3],
    });
  });

  test('is told as known then', () => {
    expect(told.models.person(ANN, told.at({ knownAt: 1 }))).toMatchObject({
      handle: 'ann-lee',
      names: { en: 'Ann Lee' },
    });
    expect(told.models.person('anne-lee', told.at({ knownAt: 3 }))).toBeUndefined();
  });

  test('is shown under the id where every introduction is withdrawn', () => {
    expect(told.models.person('ben-wu', told.at())).toEqual({
      personId: BEN,
      withdrawn: true,
      certainty: 'definitely',
      possibleAliases: [],
      handle: null,
      names: {},
      aliases: [],
      otherNames: [],
      posts: [],
      entries: [],
    });
  });

  test('is nobody who was never introduced', () => {
    expect(told.models.person('nobody', told.at())).toBeUndefined();
  });
});

describe('a person with another name', () => {
  const introduced = person(ANN, 'ann-lee', { names: { en: 'Ann Lee', ar: 'آن لي' } });
  const renamed = (en: string, renamedOn?: string, citation = CITATION): Past => ({
    type: 'PersonRenamed',
    data: { personId: ANN, names: { en }, citation, ...(renamedOn === undefined ? {} : { renamedOn }) },
  });
  const called = (past: readonly Past[], on: string, point: object = {}) => {
    const told = readModels().after(introduced, ...past);
    const answer = told.models.person('ann-lee', told.at({ on, ...point }));
    return [
      answer?.names['en'],
      answer?.otherNames.map(({ names, certainty }) => `${names['en']} ${certainty}`),
    ];
  };

  test('has it from its day on, in the languages that it gives', () => {
    const past = [renamed('Ann Wu', '2020-05-01'), renamed('Ann Orr', '2024-05-01')];
    expect(called(past, '2020-04-30')).toEqual(['Ann Lee', []]);
    expect(called(past, '2020-05-01')).toEqual(['Ann Wu', []]);
    expect(called(past, '2024-05-01')).toEqual(['Ann Orr', []]);
    const told = readModels().after(introduced, ...past);
    expect(told.models.person(ANN, told.at())).toMatchObject({ names: { ar: 'آن لي' }, entries: [1, 2, 3] });
  });

  test('may have it already within uncertain days', () => {
    expect(called([renamed('Ann Wu', '2020')], '2020-06-01')).toEqual(['Ann Lee', ['Ann Wu possibly']]);
    expect(called([renamed('Ann Wu', '2020')], '2020-12-31')).toEqual(['Ann Wu', []]);
    // Either may have been the last of the year.
    const past = [renamed('Ann Orr', '2020-06-01'), renamed('Ann Wu', '2020')];
    expect(called(past, '2021-01-01')).toEqual(['Ann Wu', ['Ann Orr possibly']]);
  });

  test('has one without a day for all time, beside the others', () => {
    expect(called([renamed('A. Lee')], '1990-01-01')).toEqual(['Ann Lee', ['A. Lee definitely']]);
  });

  test('has it as far as it was known and published', () => {
    const past = [renamed('Ann Wu', '2020', citing('2025-12-01')), withdrawal(2)];
    expect(called(past, '2025-01-01')).toEqual(['Ann Lee', []]);
    expect(called(past, '2025-01-01', { knownAt: 2 })).toEqual(['Ann Wu', []]);
    expect(called(past, '2025-01-01', { knownAt: 2, publishedBy: '2025-11-01T00:00:00Z' })).toEqual([
      'Ann Lee',
      [],
    ]);
  });
});

test('a person holds posts in all units, with leaves and mandates', () => {
  const told = readModels().after(
    company('mgm'),
    company('video'),
    person(ANN, 'ann-lee'),
    appointed(ANN, '2020-01-01'),
    appointed(ANN, '2021', { at: post('video') }),
    charged(ANN, '2022-01-01'),
    onLeave(ANN, '2022-01-01', { at: post('video') }),
  );
  const posts = (on: string) => told.models.person(ANN, told.at({ on }))?.posts;
  expect(posts('2021-06-01')).toMatchObject([
    { certainty: 'definitely', tenure: { unitId: 'mgm' }, mandates: [] },
    { certainty: 'possibly', tenure: { unitId: 'video' } },
  ]);
  expect(posts('2022-01-01')).toMatchObject([
    { mandates: [{ mandateId: 'ai', certainty: 'definitely' }] },
    { onLeave: 'definitely', mandates: [] },
  ]);
});

import { CITATION, person, withdrawal } from '../../test/given';
import type { Past } from '../../test/given';
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
      handle: 'anne-lee',
      names: { en: 'Anne Lee', ar: 'آن لي' },
      aliases: [],
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
      handle: null,
      names: {},
      aliases: [],
      entries: [],
    });
  });

  test('is nobody who was never introduced', () => {
    expect(told.models.person('nobody', told.at())).toBeUndefined();
  });
});

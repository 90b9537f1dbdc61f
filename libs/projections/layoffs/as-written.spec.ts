import { CITATION, company, layoff, people, sameness } from '../../../test/given';
import type { Past } from '../../../test/given';
import { period, readModels } from '../../../test/projection-harness';

const saying = (quote: string) => ({ ...CITATION, quote });
const alias = (unitId: string, name: string): Past => ({
  type: 'AliasAdded',
  data: { unitId, alias: { en: name }, citation: CITATION },
});
const cut = (id: string, quote: string, count: number, announcedOn = '2025-02-01'): Past =>
  layoff(id, 'shifts', { positions: people(count), announcedOn, citation: saying(quote) });

/** One company of which the records of a list have two spellings. */
const past = [
  company('shifts', { names: { en: '7Shifts' } }),
  alias('shifts', '7shifts'),
  cut('one', 'line 2: 7Shifts,"Saskatoon, Non-U.S.",68,https://news.example/7shifts-cuts-jobs', 68),
  cut('two', 'line 9: 7shifts,Saskatoon,,https://news.example/7Shifts.html', 10, '2025-05-01'),
  cut('three', 'The restaurant software maker 7shifts. It cuts jobs.', 5),
  cut('four', '7shifts.com cuts jobs', 1),
];

describe('layoffs as they are written', () => {
  const told = readModels().after(...past);
  const ask = (asWritten: string, more = {}) =>
    told.models.citations.layoffsAsWritten({ asWritten, by: 'announced', ...more }, told.at());
  const ids = (asWritten: string, more = {}) => ask(asWritten, more).items.map(({ layoffId }) => layoffId);

  test('are those of which the quoted words name the company exactly so', () => {
    expect(ids('7Shifts')).toEqual(['one']);
    expect(ids('7shifts')).toEqual(['three', 'two']);
    expect(ids(' 7shifts ')).toEqual(['three', 'two']);
    expect(ask('7shifts')).toMatchObject({ unitIds: ['shifts'], total: { min: 15, max: 15 } });
  });

  test('are none where no unit bears the name, though a quote holds it', () => {
    expect(ask('Saskatoon')).toMatchObject({ unitIds: [], items: [], total: { min: 0, max: 0 } });
    expect(ids('7SHIFTS')).toEqual([]);
  });

  test.each([
    ['7shiftsy cuts jobs', false],
    ['7shifts2 cuts jobs', false],
    ['7shifts-labs cuts jobs', false],
    ['7shiftsé cuts jobs', false],
    ['Jobs are cut at my7shifts', false],
    ['Jobs are cut at www.7shifts', false],
    ['7shifts, once 7shiftsy, cuts jobs', true],
    ['7shiftsy, now 7shifts, cuts jobs', true],
    ['Jobs are cut at 7shifts', true],
    ['“7shifts” cuts jobs', true],
    // Letters beyond the first 65,536 are two code units each.
    ['\u{1D400}7shifts cuts jobs', false],
    ['7shifts\u{20BB7} cuts jobs', false],
    ['7shifts.\u{20BB7} cuts jobs', false],
    ['7shifts\u{1F600} cuts jobs', true],
    ['\u{1F600}7shifts cuts jobs', true],
    // A sign on the last letter makes it another one.
    ['7shifts\u0301 cuts jobs', false],
    ['7shifts\u200Cy cuts jobs', false],
    ['7shifts\u00ADy cuts jobs', false],
    ['\u200F7shifts\u200F cuts jobs', true],
  ])('name the company by a word of its own, not by part of another: %s', (quote, isNamed) => {
    const one = readModels().after(...past.slice(0, 2), cut('one', quote, 1));
    const question = { asWritten: '7shifts', by: 'announced' } as const;
    const { items } = one.models.citations.layoffsAsWritten(question, one.at());
    expect(items.map(({ layoffId }) => layoffId)).toEqual(isNamed ? ['one'] : []);
  });

  test.each([
    ['a letter and its sign apart', 'Caf\u00E9', 'Cafe\u0301 cuts jobs', true],
    ['a letter under the name and its sign apart', 'Cafe', 'Cafe\u0301 cuts jobs', false],
    [
      'Arabic letters in the shapes of a typeset page',
      'أمازون',
      '\uFE83\uFEE3\uFE8E\uFEAF\uFEED\uFEE5 تقلص',
      true,
    ],
    ['two Arabic letters set as one', 'الأهرام', 'ا\uFEF7هرام تقلص', true],
    [
      'such shapes in the name too',
      '\uFE83\uFEE3\uFE8E\uFEAF\uFEED\uFEE5',
      '\uFE83\uFEE3\uFE8E\uFEAF\uFEED\uFEE5 تقلص',
      true,
    ],
    ['a word that goes on in such shapes', 'أمازون', 'أمازون\uFEF2 تقلص', false],
    ['an Arabic letter without its hamza', 'أمازون', 'امازون تقلص', false],
  ])('may be quoted in another way of writing the same letters: %s', (_how, name, quote, isNamed) => {
    const one = readModels().after(company('shifts', { names: { ar: name } }), cut('one', quote, 1));
    for (const asWritten of [name, name.normalize('NFD')]) {
      const { items } = one.models.citations.layoffsAsWritten({ asWritten, by: 'announced' }, one.at());
      expect([asWritten, items.length]).toEqual([asWritten, isNamed ? 1 : 0]);
    }
  });

  test('are asked for in a period, and of one unit', () => {
    expect(ids('7shifts', { period: period('2025-05-01', '2025-06-01') })).toEqual(['two']);
    expect(ids('7shifts', { unitId: 'shifts' })).toEqual(['three', 'two']);
    expect(() => ask('7shifts', { unitId: 'nobody' })).toThrow('no unit "nobody"');
  });

  test('are one with the layoff or the unit that they are declared to be', () => {
    const one = readModels().after(
      ...past,
      company('seven', { names: { en: 'Seven' } }),
      layoff('five', 'seven', { positions: people(7), citation: saying('Seven cuts jobs') }),
      sameness('layoff', 'two', 'one'),
      sameness('unit', 'seven', 'shifts'),
    );
    const written = (asWritten: string, unitId: string) => {
      const question = { asWritten, unitId, by: 'announced' } as const;
      const { items, unitIds } = one.models.citations.layoffsAsWritten(question, one.at());
      return [unitIds, items.map(({ layoffId }) => layoffId)];
    };
    expect(written('7shifts', 'seven')).toEqual([['shifts'], ['one', 'three']]);
    expect(written('Seven', 'shifts')).toEqual([['shifts'], ['five']]);
  });

  test('are known from their entries on', () => {
    const early = told.models.citations.layoffsAsWritten(
      { asWritten: '7shifts', by: 'announced' },
      told.at({ knownAt: 4 }),
    );
    expect(early.items.map(({ layoffId }) => layoffId)).toEqual(['two']);
  });
});

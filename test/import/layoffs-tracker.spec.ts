import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parseDay } from '#domain';
import type { Day } from '#domain';
import type { LayoffItem, Period } from '#projections';
import { SHARED_FOLDER, describeWith } from '../skips';
import { fileAt, importingLedger } from './importing';
import type { Imported, ImportingLedger } from './importing';
import {
  factOf,
  factsIn,
  largestCompanies,
  recordedAhead,
  recordedLate,
  sameDayPairs,
  sumOf,
  sumsByYear,
  withoutFigures,
} from './tracker-answers';
import type { Fact } from './tracker-answers';

const DATA = join(SHARED_FOLDER, 'data');
const EARLIER = join(DATA, 'layoffs-2023-06-25.csv');
const LATER = join(DATA, 'layoffs-2025-05-28.csv');
const IMPORT_MS = 300_000;

const day = (text: string): Day => parseDay(text) ?? 0;
const endOf = (text: string): number => Date.parse(`${text}T24:00:00Z`);
const JANUARY_2023: Period = { from: day('2023-01-01'), to: day('2023-02-01') };

/** What the read models say of a layoff, with the record that it quotes. */
interface ToldFact extends Fact {
  readonly item: LayoffItem;
  /** The company's name, blanks around it included. */
  readonly written: string;
}

/** Every company that the ledger has. */
const companiesIn = (ledger: ImportingLedger): readonly string[] =>
  ledger.models.companies(ledger.at()).map(({ unitId }) => unitId);

/** Asks the read models for every layoff of some companies, one company after another. */
function factsAt(
  ledger: ImportingLedger,
  header: string,
  point: {
    readonly companies?: readonly string[];
    readonly publishedBy?: number;
    readonly period?: Period;
  } = {},
): readonly ToldFact[] {
  const { companies = companiesIn(ledger), period, ...published } = point;
  const asked = ledger.at(published);
  const question = { below: true, by: 'effective' as const, ...(period === undefined ? {} : { period }) };
  const items = companies.flatMap((unitId) => ledger.models.layoffs({ ...question, unitId }, asked).items);
  const quoted = ledger.models.cited(
    items.map(({ entries }) => entries[0] ?? 0),
    asked,
  );
  return items.map((item, at) => toldFact(item, quoted[at]?.citation ?? undefined, header));
}

/** Names and places as they are written come from the quoted record, everything else from the answer. */
function toldFact(
  item: LayoffItem,
  citation: { readonly quote: string; readonly publishedOn: string } | undefined,
  header: string,
): ToldFact {
  const quote = citation?.quote.replace(/^line \d+: /, '');
  const [record = {}] = parse(`${header}\n${quote}`, { columns: true }) as Record<string, string>[];
  const { company, country, location, percent } = factOf(record);
  const dates = [item.effectiveOn, item.announcedOn].flatMap((days) => days?.latest ?? []);
  return {
    item,
    written: record['company'] ?? '',
    company,
    country,
    location,
    percent,
    date: dates[0] ?? '',
    added: citation?.publishedOn ?? '',
    count: knownCount(item),
  };
}

function knownCount({ positions, basis }: LayoffItem): number | null {
  return positions === null || positions.max === null || basis !== undefined ? null : positions.min;
}

describeWith('shared', 'the layoffs tracker of 2025, imported and asked through the read models', () => {
  const { answers } = JSON.parse(readFileSync(join(DATA, 'expected.json'), 'utf8')) as {
    readonly answers: readonly { readonly id: string; readonly expected: never }[];
  };
  const expected = (id: string): never => answers.find((answer) => answer.id === id)?.expected as never;
  const header = readFileSync(LATER, 'utf8').split('\n')[0] ?? '';
  const fromFile = factsIn(LATER);
  let ledger: ImportingLedger;
  let imported: Imported;
  let told: readonly ToldFact[] = [];

  beforeAll(async () => {
    ledger = await importingLedger();
    imported = await ledger.import('layoffs-tracker', fileAt(LATER));
    told = factsAt(ledger, header);
  }, IMPORT_MS);
  afterAll(() => ledger.close());

  it('takes every row', () => {
    expect(imported).toMatchObject({ rows: 4_076, accepted: 4_076, refused: 0, vanished: 0 });
  });

  it('L01: the whole file', () => {
    const { known_total, rows, rows_without_count } = sumOf(told);
    const answer = {
      rows,
      known_total,
      rows_without_count,
      rows_without_count_and_percentage: withoutFigures(told),
    };
    expect(answer).toEqual(expected('L01'));
    const silent = told.filter(({ item }) => item.positions?.max === null && item.basis === undefined);
    expect(silent).toHaveLength(answer.rows_without_count_and_percentage);
  });

  it('L02: by year of the event', () => {
    expect(sumsByYear(told)).toEqual(expected('L02'));
  });

  it('L03: the ten companies with the largest known totals', () => {
    expect(largestCompanies(told, 10)).toEqual(expected('L03'));
  });

  it.each([
    ['L04', 'amazon'],
    ['L05', 'google'],
    ['L06', 'meta'],
    ['L07', 'microsoft'],
    ['L08', 'intel'],
    ['L09', 'salesforce'],
    ['L10', 'twitter'],
    ['L11', 'byju'],
  ])('%s: %s by year, as the read model totals it', (id, slug) => {
    const years = expected(id) as Readonly<
      Record<string, { readonly rows: number; readonly known_total: number }>
    >;
    const unitId =
      told.map(({ item }) => item).find((unit) => unit.unitId.replace(/s-.*$/, '') === slug)?.unitId ?? '';
    for (const [year, { rows, known_total }] of Object.entries(years)) {
      const period = { from: day(`${year}-01-01`), to: day(`${Number(year) + 1}-01-01`) };
      const { items, total } = ledger.models.layoffs(
        { unitId, below: true, by: 'effective', period },
        ledger.at(),
      );
      expect([year, items.length, total.min]).toEqual([year, rows, known_total]);
    }
    expect(sumsByYear(told.filter(({ item }) => item.unitId === unitId))).toEqual(years);
  });

  it('L12: closures', () => {
    expect(told.filter(({ item }) => item.kind === 'closure')).toHaveLength(expected('L12'));
  });

  it('L13: the United States', () => {
    expect(sumOf(told.filter(({ country }) => country === 'United States'))).toEqual(expected('L13'));
  });

  it('L14: January 2023, as it had been published by five days', () => {
    const by = Object.keys(expected('L14'));
    const dated = told.filter(({ date }) => date.startsWith('2023-01'));
    const companies = [...new Set(dated.map(({ item }) => item.unitId))];
    const found = by.map((text) => {
      const [month = '', dayOfMonth = '', year = ''] = text.split('/');
      const publishedBy = endOf(`${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`);
      return [
        text,
        sumOf(factsAt(ledger, header, { companies, publishedBy, period: JANUARY_2023 })),
      ] as const;
    });
    expect(Object.fromEntries(found)).toEqual(expected('L14'));
  });

  it('L15 and L16: what was taken in ahead of its day, and what long after', () => {
    expect(recordedAhead(told)).toEqual(expected('L15'));
    expect(recordedLate(told)).toEqual(expected('L16'));
    const ahead = told.filter(({ item }) => item.effectiveOn !== null);
    expect(ahead.map(({ item }) => item.announcedOn.latest)).toEqual(ahead.map(({ added }) => added));
    expect(ahead).toHaveLength(31);
  });

  it('L17: rows of one company and day are recorded, each, and flagged', () => {
    const pairs = sameDayPairs(fromFile);
    expect(pairs).toEqual(expected('L17'));
    expect(sameDayPairs(told).map(([company, date, same]) => [company, date, same.length])).toEqual(
      pairs.map(([company, date, same]) => [company, date, same.length]),
    );
    const flagged = imported.told.filter(({ remarks }) =>
      remarks.some((one) => one.startsWith('the same company')),
    );
    expect(flagged).toHaveLength(pairs.reduce((sum, [, , same]) => sum + same.length - 1, 0));
  });

  it('L21: names that differ only by case, blanks and dots are one company', () => {
    const names = new Map<string, Set<string>>();
    for (const { item, written } of told) {
      names.set(item.unitId, (names.get(item.unitId) ?? new Set<string>()).add(written));
    }
    const groups = [...names.values()].filter(({ size }) => size > 1).map((group) => [...group].toSorted());
    const inOrder = groups.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
    expect({ groups: groups.length, names: inOrder }).toEqual(expected('L21'));
  });

  it('agrees with the independent reading of the file on every row', () => {
    const plain = (facts: readonly Fact[]) =>
      facts
        .map(({ company, date, count, percent, added, country, location }) =>
          JSON.stringify([company, date, count, percent, added, country, location]),
        )
        .toSorted();
    expect(plain(told)).toEqual(plain(fromFile));
  });
});

describeWith('shared', 'the layoffs tracker of 2023, and that of 2025 over it', () => {
  const header = readFileSync(EARLIER, 'utf8').split(/\r?\n/)[0] ?? '';
  const fromFile = factsIn(EARLIER);
  let ledger: ImportingLedger;
  let later: Imported;
  let told: readonly ToldFact[] = [];

  beforeAll(async () => {
    ledger = await importingLedger();
    await ledger.import('layoffs-tracker', fileAt(EARLIER));
    told = factsAt(ledger, header);
    later = await ledger.import('layoffs-tracker', fileAt(LATER));
  }, IMPORT_MS);
  afterAll(() => ledger.close());

  it('gives the answers that are worked out from the file alone', () => {
    expect(fromFile).toHaveLength(2_738);
    expect(sumOf(told)).toEqual(sumOf(fromFile));
    expect(sumsByYear(told)).toEqual(sumsByYear(fromFile));
    expect(largestCompanies(told, 5)).toEqual(largestCompanies(fromFile, 5));
    expect(withoutFigures(told)).toBe(withoutFigures(fromFile));
    expect(told.filter(({ item }) => item.kind === 'closure')).toHaveLength(
      fromFile.filter(({ percent }) => percent === 100).length,
    );
    expect(recordedAhead(told)).toEqual(recordedAhead(fromFile));
    expect(recordedLate(told)).toEqual(recordedLate(fromFile));
    expect(sameDayPairs(told).map(([company, date]) => [company, date])).toEqual(
      sameDayPairs(fromFile).map(([company, date]) => [company, date]),
    );
    expect(sumOf(told.filter(({ country }) => country === 'United States'))).toEqual(
      sumOf(fromFile.filter(({ country }) => country === 'United States')),
    );
  });

  it('takes from the later file what is new and what changed, and nothing else', () => {
    expect(later).toMatchObject({
      rows: 4_076,
      accepted: 1_348,
      restated: 7,
      unchanged: 2_721,
      refused: 0,
      vanished: 10,
    });
    const numbers = [...ledger.store.readAll(0)]
      .filter(({ entry }) => entry.restates !== undefined)
      .map(({ entry }) => (entry.data as { readonly positions?: { readonly min: number } }).positions?.min);
    expect(numbers.filter((number) => [25, 150, 70, 105].includes(number ?? 0))).toHaveLength(4);
  });

  it('still says before the later file came out what the earlier one said', () => {
    const unitId = 'brightcove';
    const at = (text: string) =>
      ledger.models
        .layoffs(
          {
            unitId,
            below: true,
            by: 'announced',
            period: { from: day('2023-05-01'), to: day('2023-06-01') },
          },
          ledger.at({ publishedBy: endOf(text) }),
        )
        .items.map(({ positions }) => positions);
    // A percentage alone: no number at all.
    expect(at('2025-05-27')).toEqual([null]);
    expect(at('2025-05-28')).toEqual([{ min: 70, max: 70 }]);
  });
});

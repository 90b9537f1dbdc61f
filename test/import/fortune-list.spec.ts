import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { SHARED_FOLDER, describeWith } from '../skips';
import { fileAt, importingLedger } from './importing';
import type { Imported, ImportingLedger } from './importing';

const DATA = join(SHARED_FOLDER, 'data');
const FILE = join(DATA, 'fortune-global-500.csv');
const IMPORT_MS = 300_000;
const SECRET = 'a secret of the test';

/** The list that repeats the one before. */
const STALE_YEAR = '2008';

/** A name without control characters and doubled blanks, as the ledger has it. */
const oneLine = (name: string): string =>
  name
    .replaceAll(/[\u0000-\u001f\u007f]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

describeWith('shared', 'the Fortune lists, imported and asked through the read models', () => {
  const { answers } = JSON.parse(readFileSync(join(DATA, 'expected.json'), 'utf8')) as {
    readonly answers: readonly { readonly id: string; readonly expected: never }[];
  };
  const expected = (id: string): never => answers.find((answer) => answer.id === id)?.expected as never;
  /** Read by another reader of CSV, to tell which line is of which year. */
  const records = parse(new TextDecoder('windows-1252').decode(readFileSync(FILE)), {
    columns: true,
  }) as Readonly<Record<string, string>>[];
  const yearOf = (line: number): string => records[line - 2]?.['Year'] ?? '';
  let ledger: ImportingLedger;
  let imported: Imported;
  let unitByName: ReadonlyMap<string, string> = new Map();

  beforeAll(async () => {
    ledger = await importingLedger();
    imported = await ledger.import('fortune-list', fileAt(FILE), { personSecret: SECRET });
    unitByName = new Map(
      ledger.models
        .companies(ledger.at())
        .flatMap(({ unitId, names, aliases }) =>
          [names, ...aliases].map((each) => [each['en'] ?? '', unitId] as const),
        ),
    );
  }, IMPORT_MS);
  afterAll(() => ledger.close());

  /** At the end of a list's year, as far as had been published by then. */
  const atEndOf = (year: string) => {
    const publishedBy = Date.parse(`${year}-12-31T24:00:00Z`);
    return ledger.at({ on: `${year}-12-31`, publishedBy });
  };

  /** What the list of a year says of a unit; null where the newest that is known is of another year. */
  const countIn = (unitId: string, year: string) => {
    const question = { unitId, metric: 'employees', scope: 'withSubUnits' } as const;
    const { base, bounds } = ledger.models.headcount(question, atEndOf(year));
    return base.reports.some(({ latest }) => latest === `${year}-12-31`) ? bounds : null;
  };
  const headcountIn = (name: string, year: string): number | null =>
    countIn(unitByName.get(name) ?? '', year)?.min ?? null;

  const chiefIn = (name: string, year: string): string | null => {
    const { holders } = ledger.models.leader(unitByName.get(name) ?? '', atEndOf(year));
    const named = holders.filter(({ tenure }) =>
      [tenure.start.latest, ...tenure.attestedOn].some((day) => day?.startsWith(year) === true),
    );
    return named.length === 1
      ? (ledger.models.person(named[0]?.tenure.personId ?? '', ledger.at())?.names['en'] ?? null)
      : null;
  };

  it('takes every row that names a company', () => {
    expect(imported).toMatchObject({ rows: 10_625, accepted: 9_643, unchanged: 975, refused: 7 });
    const refused = imported.told.filter(({ outcome }) => outcome === 'refused');
    expect(refused.map(({ line, remarks }) => [records[line - 2]?.['Name']?.trim(), remarks])).toEqual(
      refused.map(() => ['', ['Name is empty']]),
    );
  });

  it.each([
    ['F01', 'General Electric'],
    ['F02', 'Microsoft'],
    ['F03', 'Apple'],
    ['F04', 'Amazon.com'],
  ])('%s: %s in each list, the copied one apart', (id, name) => {
    const years = Object.entries<readonly [number | null, string | null]>(expected(id));
    const found = years.map(([year]) => [year, [headcountIn(name, year), chiefIn(name, year)]] as const);
    expect(found).toEqual(years.map(([year, said]) => [year, year === STALE_YEAR ? [null, null] : said]));
  });

  it('F05: the largest employer of four lists', () => {
    const years = Object.keys(expected('F05'));
    const largest = years.map((year) => {
      const listed = records
        .filter((record) => record['Year'] === year)
        .map((record) => oneLine(record['Name'] ?? ''));
      const known = listed.filter((name) => unitByName.has(name));
      expect(listed.length - known.length).toBeLessThan(2);
      const counts = known.map((name) => [name, headcountIn(name, year) ?? 0] as const);
      return [year, counts.toSorted(([, a], [, b]) => b - a)[0]] as const;
    });
    expect(Object.fromEntries(largest)).toEqual(expected('F05'));
  });

  it('F06: rows of each list, and those without a headcount', () => {
    const found: Record<string, [number, number]> = {};
    for (const { line, remarks } of imported.told) {
      const counts = (found[yearOf(line)] ??= [0, 0]);
      counts[0] += 1;
      if (remarks.includes('headcount is not given')) counts[1] += 1;
    }
    expect(found).toEqual(expected('F06'));
  });

  it('F07: the list that repeats the one before is told as a copy, row by row, and nothing of it is recorded', () => {
    const { in_both } = expected('F07') as { readonly in_both: number };
    const copied = imported.told.filter(({ remarks }) =>
      remarks.some((one) => one.endsWith('a stale copy, not a reading')),
    );
    expect(copied).toHaveLength(in_both);
    expect(copied.every(({ line, outcome }) => yearOf(line) === STALE_YEAR && outcome === 'unchanged')).toBe(
      true,
    );
    // Four names that only this list has may be readings of their own.
    const counted = [...ledger.store.readAll(0)].filter(
      ({ entry: { type, data } }) =>
        type === 'HeadcountReported' && (data as { countedOn: string }).countedOn === STALE_YEAR,
    );
    expect(counted).toHaveLength(480 - 476);
    const question = {
      unitId: unitByName.get('General Electric') ?? '',
      metric: 'employees',
      scope: 'withSubUnits',
    } as const;
    expect(ledger.models.headcount(question, atEndOf(STALE_YEAR))).toMatchObject({
      bounds: { min: 327_000, max: 327_000 },
      base: { reports: [{ latest: '2007-12-31' }] },
    });
  });

  it('F08: a change of chief executive lies between the last list with the one and the first with the other', () => {
    const { last_welch, first_immelt } = expected('F08') as Readonly<Record<string, string>>;
    const tenures = ledger.models.tenures(unitByName.get('General Electric') ?? '', ledger.at());
    expect(tenures.map(({ start }) => [start.earliest, start.latest])).toEqual([
      [null, '1995-12-31'],
      [`${last_welch}-01-01`, `${first_immelt}-12-31`],
    ]);
    expect(tenures[0]).toMatchObject({
      end: { basis: 'implied', earliest: `${last_welch}-01-02`, latest: `${first_immelt}-12-31` },
    });
  });

  it('F09: two rows of one name and year are both recorded, flagged, and say nothing of who leads', () => {
    const pairs = expected('F09') as {
      readonly count: number;
      readonly first20: readonly (readonly [string, string, readonly unknown[]])[];
    };
    const flagged = imported.told.filter(({ remarks }) =>
      remarks.some((one) => one.startsWith('the same name and year as line')),
    );
    const named = flagged.map(({ line }) => `${yearOf(line)} ${(records[line - 2]?.['Name'] ?? '').trim()}`);
    expect([...new Set(named)].toSorted()).toEqual(
      pairs.first20.map(([name, year]) => `${year} ${name}`).toSorted(),
    );
    expect(named).toHaveLength(pairs.first20.reduce((sum, [, , rows]) => sum + rows.length, 0));
    expect(countIn(unitByName.get('The Sumitomo Bank Ltd.') ?? '', '1996')).toEqual({
      min: 6_667,
      max: 16_455,
    });
  });

  it('records nothing when it is imported again', async () => {
    const again = await ledger.import('fortune-list', fileAt(FILE), { personSecret: SECRET });
    expect(again).toMatchObject({ accepted: 0, restated: 0, unchanged: 10_618, refused: 7, entries: 0 });
  });
});

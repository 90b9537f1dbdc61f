import { chiefsOf } from './chiefs';
import type { ChiefReading } from './chiefs';
import type { ListedRow } from './listed-row';
import { staleLists } from './stale-lists';
import type { StaleList } from './stale-lists';

/** What the lists say together. */
export interface Lists {
  /** The row of each line, where it can be understood. */
  readonly byLine: ReadonlyMap<number, ListedRow>;
  /** Lists that repeat the one before, by year. */
  readonly stale: ReadonlyMap<number, StaleList>;
  /** What is certain of chief executives, by line. */
  readonly chiefs: ReadonlyMap<number, ChiefReading>;
  /** Lines of the rows of one name and year, where there are several. */
  readonly doubled: ReadonlyMap<number, readonly number[]>;
  /** The line that first names a company, by its key. */
  readonly firstLine: ReadonlyMap<string, number>;
}

/** Puts the rows of all lists beside one another. */
export function listsOf(rows: readonly ListedRow[]): Lists {
  const stale = staleLists(rows);
  const readings = rows.filter(({ year, name }) => stale.get(year)?.repeated.has(name) !== true);
  const doubled = new Map(
    [...grouped(readings, ({ year, key }) => `${year} ${key}`).values()]
      .filter(({ length }) => length > 1)
      .flatMap((same) => same.map(({ line }) => [line, same.map((other) => other.line)] as const)),
  );
  const single = readings.filter(({ line }) => !doubled.has(line));
  const companies = [...grouped(single, ({ key }) => key).values()];
  const inOrder = rows.toSorted((a, b) => b.year - a.year || b.line - a.line);
  return {
    byLine: new Map(rows.map((row) => [row.line, row])),
    stale,
    chiefs: new Map(companies.flatMap((company) => [...chiefsOf(company)])),
    doubled,
    firstLine: new Map(inOrder.map(({ key, line }) => [key, line])),
  };
}

function grouped(
  rows: readonly ListedRow[],
  keyOf: (row: ListedRow) => string,
): ReadonlyMap<string, readonly ListedRow[]> {
  const groups = new Map<string, ListedRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

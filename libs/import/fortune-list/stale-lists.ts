import type { ListedRow } from './listed-row';

/** Companies in both of two lists that must be alike before a list counts as a copy; fewer may be alike by chance. */
const COMPANIES_MIN = 10;

/** A list that repeats the one before it. */
export interface StaleList {
  /** Year of the list that is repeated. */
  readonly of: number;
  /** How many companies are in both lists. */
  readonly companies: number;
  /** Companies of the list by name that are in both. */
  readonly repeated: ReadonlySet<string>;
}

/**
 * The lists, by year, that repeat rank, headcount and chief executive of every company that the list before had too: copies, which
 * confirm nothing.
 */
export function staleLists(rows: readonly ListedRow[]): ReadonlyMap<number, StaleList> {
  const lists = new Map<number, Map<string, string>>();
  for (const { year, name, rank, chief, employees } of rows) {
    const list = lists.get(year) ?? new Map<string, string>();
    // Where a name has several rows, all of them must be alike.
    list.set(name, `${list.get(name) ?? ''}${JSON.stringify([rank, chief, employees])}`);
    lists.set(year, list);
  }
  const stale = new Map<number, StaleList>();
  const years = [...lists.keys()].toSorted((a, b) => a - b);
  years.forEach((year, at) => {
    const of = years[at - 1];
    const found = of === undefined ? undefined : copyOf(lists.get(of), lists.get(year));
    if (of !== undefined && found !== undefined)
      stale.set(year, { of, companies: found.size, repeated: found });
  });
  return stale;
}

/** The names in both lists, where all of them are alike. */
function copyOf(
  before: ReadonlyMap<string, string> = new Map(),
  list: ReadonlyMap<string, string> = new Map(),
): ReadonlySet<string> | undefined {
  const both = [...list].filter(([name]) => before.has(name));
  const isCopy = both.length >= COMPANIES_MIN && both.every(([name, said]) => before.get(name) === said);
  return isCopy ? new Set(both.map(([name]) => name)) : undefined;
}

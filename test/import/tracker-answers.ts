/**
 * Answers about the layoffs tracker, worked out from facts one by one. `factsIn` reads them from a file with another reader of CSV
 * and no code of the product; the read models give the same facts in their own way, and both must come to the same answers.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** One row of the tracker. */
export interface Fact {
  /** As it is written, without spaces around it. */
  readonly company: string;
  readonly country: string;
  readonly location: string;
  /** Day of the event, `2023-01-04`. */
  readonly date: string;
  /** Day on which the tracker took it in. */
  readonly added: string;
  /** People; null where the tracker does not know. */
  readonly count: number | null;
  /** Per cent; null where the tracker does not know. */
  readonly percent: number | null;
}

/** How much some facts come to. */
export interface Sum {
  readonly rows: number;
  readonly known_total: number;
  readonly rows_without_count: number;
}

export function sumOf(facts: readonly Fact[]): Sum {
  return {
    rows: facts.length,
    known_total: facts.reduce((sum, { count }) => sum + (count ?? 0), 0),
    rows_without_count: facts.filter(({ count }) => count === null).length,
  };
}

export function sumsByYear(facts: readonly Fact[]): Readonly<Record<string, Sum>> {
  const years = [...new Set(facts.map(({ date }) => date.slice(0, 4)))].toSorted();
  return Object.fromEntries(
    years.map((year) => [year, sumOf(facts.filter(({ date }) => date.startsWith(year)))]),
  );
}

export function withoutFigures(facts: readonly Fact[]): number {
  return facts.filter(({ count, percent }) => count === null && percent === null).length;
}

/** The companies with the largest known totals, largest first. */
export function largestCompanies(
  facts: readonly Fact[],
  most: number,
): readonly (readonly [string, number])[] {
  const totals = new Map<string, number>();
  for (const { company, count } of facts) totals.set(company, (totals.get(company) ?? 0) + (count ?? 0));
  return [...totals].toSorted(([, a], [, b]) => b - a).slice(0, most);
}

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

type Between = readonly [company: string, from: string, to: string, days: number];

/** Of equal lengths, by the company's name. */
function longestFirst(a: Between, b: Between): number {
  return b[3] - a[3] || (a[0] < b[0] ? -1 : 1);
}

/** Facts that the tracker took in before they happened, with the days between, the longest first. */
export function recordedAhead(facts: readonly Fact[]) {
  const ahead = facts
    .filter(({ date, added }) => added < date)
    .map(({ company, date, added }) => [company, date, added, days(added, date)] as const)
    .toSorted(longestFirst);
  return { count: ahead.length, longest: ahead.slice(0, 3) };
}

/** Facts that the tracker took in more than a year after they happened, the latest first. */
export function recordedLate(facts: readonly Fact[]) {
  const late = facts
    .map(({ company, date, added }) => [company, date, added, days(date, added)] as const)
    .filter(([, , , between]) => between > 365)
    .toSorted(longestFirst);
  return { count: late.length, latest: late.slice(0, 3) };
}

/** Companies and dates with more than one fact, by lower-case name, then date. */
export function sameDayPairs(facts: readonly Fact[]) {
  const found = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.company.toLowerCase(), fact.date]);
    found.set(key, [...(found.get(key) ?? []), fact]);
  }
  return [...found]
    .filter(([, same]) => same.length > 1)
    .map(([key, same]) => {
      const [company, date] = JSON.parse(key) as [string, string];
      return [company, date, same.map(({ location, count }) => [location, count] as const)] as const;
    })
    .toSorted((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** A day in the one form in which both vintages can be compared. */
function dayOf(text: string): string {
  const [month = '', day = '', year] = text.split('/');
  return year === undefined ? text.slice(0, 10) : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function percentOf(text: string): number | null {
  if (text === '') return null;
  return text.endsWith('%') ? Number(text.slice(0, -1)) : Math.round(Number(text) * 1_000_000) / 10_000;
}

/** A record of the tracker by its columns, as a fact. */
export function factOf(record: Readonly<Record<string, string>>): Fact {
  const text = (column: string): string => record[column] ?? '';
  const count = text('total_laid_off');
  return {
    company: text('company').trim(),
    country: text('country'),
    location: text('location'),
    date: dayOf(text('date')),
    added: dayOf(text('date_added')),
    count: count === '' ? null : Number(count),
    percent: percentOf(text('percentage_laid_off')),
  };
}

/** Every fact of a file, in its order. */
export function factsIn(path: string): readonly Fact[] {
  const records = parse(readFileSync(path), { columns: true });
  return (records as readonly Readonly<Record<string, string>>[]).map(factOf);
}

import { faultInName, parseDay } from '#domain';
import { cleanName, companyKey } from '../companies/company-key';
import { shown } from '../import-error';
import { cell } from '../reading/row';
import type { Columns, Row } from '../reading/row';
import { countIn, dayIn, percentIn } from '../reading/cells';
import type { DayAndClock, Understood } from '../reading/cells';

/** Columns without which the tracker's rows say nothing. Vintages have them in different orders. */
export const TRACKER_COLUMNS = [
  'company',
  'location',
  'total_laid_off',
  'percentage_laid_off',
  'date',
  'date_added',
  'source',
  'industry',
  'country',
] as const;

/** A row of the tracker, understood. */
export interface TrackedRow {
  readonly row: Row;
  /** The company's name on one line; exactly as written it stands in the quote. */
  readonly name: string;
  readonly key: string;
  /** Where, as vintages agree on it: without the mark of places outside the U.S., in lower case. */
  readonly location: string;
  /** When it happened, a full day. */
  readonly date: string;
  /** When the tracker took the row in; left out where the cell is empty. */
  readonly added?: DayAndClock;
  /** People; left out where the tracker does not know. */
  readonly count?: number;
  /** Per cent as decimal text; left out where the tracker does not know. */
  readonly percent?: string;
  readonly source: string;
  readonly industry: string;
  readonly country: string;
  readonly remarks: readonly string[];
}

/** A row that cannot be understood, with the reasons. */
export interface UnreadRow {
  readonly row: Row;
  readonly faults: readonly string[];
}

/** Reads one row. Whatever stands in a cell and is not understood refuses the row: a guess would be recorded for ever. */
export function trackedRow(row: Row, columns: Columns): TrackedRow | UnreadRow {
  const faults: string[] = [];
  const text = (column: string): string => cell(row, columns, column);
  const take = <Value>(column: string, parse: (text: string) => Understood<Value>): Value | undefined => {
    const parsed = parse(text(column));
    if (!parsed.ok) faults.push(`${column} "${shown(text(column))}" ${parsed.why}`);
    return parsed.ok ? parsed.value : undefined;
  };
  const name = cleanName(text('company'));
  const fault = faultInName(name);
  if (fault !== undefined) faults.push(`company ${name === '' ? 'is empty' : fault}`);
  const figures = withoutUndefined({
    count: take('total_laid_off', countIn),
    percent: take('percentage_laid_off', percentIn),
    added: text('date_added') === '' ? undefined : take('date_added', dayIn),
  });
  const date = take('date', dayIn);
  if (date === undefined || faults.length > 0) return { row, faults };
  return {
    row,
    name,
    key: companyKey(name),
    location: locationKey(text('location')),
    date: date.day,
    ...figures,
    source: text('source'),
    industry: cleanName(text('industry')),
    country: text('country'),
    remarks: remarksOn(row, { written: text('company'), name, added: figures.added }),
  };
}

/** Whether the row was taken in before the day that it tells of: then the announcement is only known to be no later. */
export function isAhead({ date, added }: TrackedRow): boolean {
  return added !== undefined && (parseDay(date) ?? 0) > (parseDay(added.day) ?? 0);
}

function locationKey(location: string): string {
  return cleanName(location.replace(/,?\s*Non-U\.S\.$/, '')).toLowerCase();
}

function remarksOn(
  row: Row,
  { written, name, added }: { readonly written: string; readonly name: string; readonly added?: unknown },
): readonly string[] {
  return [
    ...(row.raw.includes('\u{FFFD}')
      ? ['some bytes stand for no character; the quote has U+FFFD for them']
      : []),
    ...(written.normalize('NFC') === name
      ? []
      : [`company "${shown(written)}" is recorded as "${shown(name)}"`]),
    ...(added === undefined ? ['date_added is empty; the row counts as published with the file'] : []),
  ];
}

/** Absent fields are left out, since undefined is no value of theirs. */
function withoutUndefined<Fields extends object>(
  fields: Fields,
): { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof Fields]?: Exclude<Fields[Field], undefined>;
  };
}

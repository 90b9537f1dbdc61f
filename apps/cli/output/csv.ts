import { stringify } from 'csv-stringify/sync';
import type { FlatRow } from './flat';

/** What a spreadsheet would take for a formula, rather than for text. */
const FORMULA = /^[=+\-@\t\r]/;

/** Rows as CSV (RFC 4180) with a header. Texts that a spreadsheet would take for a formula get an apostrophe before them. */
export function csvOf(rows: readonly FlatRow[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const guarded = rows.map((row) => columns.map((column) => guard(row[column] ?? null)));
  return stringify([columns, ...guarded], { record_delimiter: '\r\n', cast: { boolean: String } });
}

function guard(value: string | number | boolean | null): string | number | boolean | null {
  return typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value;
}

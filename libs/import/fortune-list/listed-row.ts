import { faultInName } from '#domain';
import { cleanName, companyKey } from '../companies/company-key';
import { shown } from '../import-error';
import { countIn } from '../reading/cells';
import { cell } from '../reading/row';
import type { Columns, Row } from '../reading/row';

/** Columns without which the rows of a list say nothing. */
export const LIST_COLUMNS = ['Year', 'Name', 'Rank', 'CEO', 'Employees'] as const;

/** What the lists write for what they do not know. */
const UNKNOWN: ReadonlySet<string> = new Set(['', '-']);

/** A row of a list, understood. */
export interface ListedRow {
  readonly line: number;
  /** Year of the list. */
  readonly year: number;
  readonly name: string;
  readonly key: string;
  readonly rank: string;
  /** Chief executive; left out where the list does not know. */
  readonly chief?: string;
  /** People; left out where the list does not know. */
  readonly employees?: number;
  readonly remarks: readonly string[];
}

/** A row that cannot be understood, with the reasons. */
export interface UnlistedRow {
  readonly line: number;
  readonly faults: readonly string[];
}

/** Reads one row of a list. */
export function listedRow(row: Row, columns: Columns): ListedRow | UnlistedRow {
  const text = (column: string): string => cell(row, columns, column);
  const known = (column: string): string => (UNKNOWN.has(text(column)) ? '' : text(column));
  const name = cleanName(text('Name'));
  const chief = cleanName(known('CEO'));
  const count = countIn(known('Employees'));
  const faults = [
    ...yearFaults(text('Year')),
    ...nameFaults('Name', name),
    ...(chief === '' ? [] : nameFaults('CEO', chief)),
  ];
  if (!count.ok) faults.push(`Employees "${shown(text('Employees'))}" ${count.why}`);
  if (faults.length > 0 || !count.ok) return { line: row.line, faults };
  const figures = {
    ...(chief === '' ? {} : { chief }),
    ...(count.value === undefined ? {} : { employees: count.value }),
  };
  return {
    line: row.line,
    year: Number(text('Year')),
    name,
    key: companyKey(name),
    rank: text('Rank'),
    ...figures,
    remarks: remarksOn(row, figures),
  };
}

function remarksOn(
  { raw }: Row,
  { chief, employees }: Pick<ListedRow, 'chief' | 'employees'>,
): readonly string[] {
  return [
    ...(raw.includes('\u{FFFD}') ? ['some bytes stand for no character; U+FFFD stands for them'] : []),
    ...(/\p{Cc}/u.test(raw) ? ['control characters were left out of names; they stand in the quote'] : []),
    ...(employees === undefined ? ['headcount is not given'] : []),
    ...(chief === undefined ? ['chief executive is not given'] : []),
  ];
}

function yearFaults(year: string): readonly string[] {
  return /^[12]\d{3}$/.test(year) ? [] : [`Year "${shown(year)}" is no year such as 1995`];
}

function nameFaults(column: string, name: string): readonly string[] {
  if (name === '') return [`${column} is empty`];
  const fault = faultInName(name);
  return fault === undefined ? [] : [`${column} ${fault}`];
}

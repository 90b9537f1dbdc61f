import { ImportError, shown } from '../import-error';
import type { Columns, Row } from './row';

/** Most columns that a file may have. */
export const COLUMNS_MAX = 1_000;
const SHOWN_COLUMNS = 8;

/** What a layout wants of the first row of a file. */
export interface Wanted {
  /** Name of the layout, for errors. */
  readonly layout: string;
  /** Name of the file, for errors. */
  readonly file: string;
  /** Columns without which nothing can be read. */
  readonly columns: readonly string[];
}

/**
 * Where each column stands.
 * @param row the first row of the file; undefined where it has none.
 * @throws ImportError wrong_layout
 */
export function columnsOf(row: Row | undefined, wanted: Wanted): Columns {
  const names = row?.cells.map((name) => name.trim()) ?? [];
  if (names.length > COLUMNS_MAX) {
    throw wrongLayout(wanted, {
      what: `the header has ${names.length} columns`,
      why: `no layout has more than ${COLUMNS_MAX}`,
    });
  }
  const missing = wanted.columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    throw wrongLayout(wanted, {
      what: `the header has no ${missing.map((column) => `"${column}"`).join(', ')}`,
      why: `layout ${wanted.layout} needs ${wanted.columns.join(', ')}; the file has ${listed(names)}`,
    });
  }
  const twice = wanted.columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) {
    throw wrongLayout(wanted, {
      what: `the header has "${twice}" twice`,
      why: 'nothing says which of the two columns counts',
    });
  }
  return new Map(names.map((name, place) => [name, place]));
}

/** Why a row cannot be read at all, whatever its cells say; undefined where it can. */
export function faultIn(row: Row, columns: Columns): string | undefined {
  if (row.fault !== undefined) return row.fault;
  if (row.raw.includes('\0')) return 'it holds U+0000, which no text means; the file is damaged there';
  if (row.cells.length === columns.size) return undefined;
  return `it has ${row.cells.length} cells where the header has ${columns.size} columns`;
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return 'no row at all';
  const first = names.slice(0, SHOWN_COLUMNS).map((name) => shown(name));
  const more = names.length > SHOWN_COLUMNS ? ` and ${names.length - SHOWN_COLUMNS} more` : '';
  return `${first.join(', ')}${more}`;
}

function wrongLayout(wanted: Wanted, parts: { readonly what: string; readonly why: string }): ImportError {
  return new ImportError('wrong_layout', {
    ...parts,
    where: `${wanted.file}, line 1`,
    next: 'Name the layout that fits, or describe the columns in a mapping; nothing was recorded',
  });
}

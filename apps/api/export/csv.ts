import type { Column, Columns, ExportedCell } from '#projections';
import type { Write } from './format';

const BYTE_ORDER_MARK = '\uFEFF';
/** What a spreadsheet takes for a formula; apostrophes before it would be taken for those of the guard. */
const FORMULA = /^'*[=+\-@\t\r]/;
/** What must stand in quotation marks; an empty text too, which is told so from an unknown one. */
const QUOTED = /[",\r\n]|^$|^\s|\s$/;

/**
 * Rows as CSV (RFC 4180) in UTF-8 with a header. An empty cell is unknown, an empty text is `""`. A text that a spreadsheet would
 * take for a formula gets one apostrophe before it, which whoever reads the file takes off again; numbers stay as they are.
 */
export const csvStretches: Write = async function* (columns, rows, { bom }) {
  const names = Object.keys(columns);
  yield (bom ? BYTE_ORDER_MARK : '') + lineOf(names);
  for await (const stretch of rows)
    yield stretch
      .map((row) => lineOf(names.map((name) => cellOf(columns[name], row[name] ?? null))))
      .join('');
};

function lineOf(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => (cell === null ? '' : quoted(cell))).join(',')}\r\n`;
}

function quoted(text: string): string {
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellOf(column: Columns[string] | undefined, cell: ExportedCell): string | null {
  if (cell === null || column === undefined) return null;
  const text = textOf(column, cell);
  return isGuarded(column) && FORMULA.test(text) ? `'${text}` : text;
}

function isGuarded({ kind }: Column): boolean {
  return kind !== 'integer' && kind !== 'decimal';
}

function textOf({ kind }: Column, cell: Exclude<ExportedCell, null>): string {
  if (kind === 'json') return JSON.stringify(cell);
  return typeof cell === 'object' ? listOf(cell as readonly (string | number)[]) : String(cell);
}

/** Words with spaces between them; a JSON array where one of them has spaces of its own, or is empty. */
function listOf(words: readonly (string | number)[]): string {
  return words.every((word) => /^[^\s[]+$/.test(String(word))) ? words.join(' ') : JSON.stringify(words);
}

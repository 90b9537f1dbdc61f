import { ImportError } from '../import-error';
import { RECORD_LENGTH_MAX } from './csv-scanner';
import { textOf } from './file-text';
import type { Fingerprint, ImportFile } from './file-text';
import type { Row } from './row';

/**
 * The rows of a file of JSON objects, one a line, in UTF-8; first a row with the names of the columns, as a header has them.
 * @param columns keys that become cells; others stay in the raw record alone.
 * @returns the fingerprint of the file.
 * @throws ImportError empty_file, unreadable_file
 */
export async function* ndjsonRows(
  file: ImportFile,
  columns: readonly string[],
): AsyncGenerator<readonly Row[], Fingerprint> {
  yield [{ line: 1, raw: '', cells: columns }];
  const texts = textOf(file, 'utf-8');
  let pending = '';
  let line = 1;
  for (let piece = await texts.next(); ; piece = await texts.next()) {
    const lines = (piece.done === true ? pending : pending + piece.value).split('\n');
    pending = piece.done === true ? '' : (lines.pop() ?? '');
    if ([pending, ...lines].some(({ length }) => length > RECORD_LENGTH_MAX)) throw tooLong(file, line);
    const first = line;
    line += lines.length;
    yield lines.flatMap((raw, at) =>
      raw.trim() === '' ? [] : [rowOf(raw.replace(/\r$/, ''), first + at, columns)],
    );
    if (piece.done === true) return piece.value;
  }
}

function rowOf(raw: string, line: number, columns: readonly string[]): Row {
  const object = parsed(raw);
  if (object === undefined) return { line, raw, cells: [], fault: 'it is no JSON object' };
  const cells = columns.map((column) => (Object.hasOwn(object, column) ? textIn(object[column]) : ''));
  const nested = columns[cells.indexOf(undefined)];
  if (nested !== undefined)
    return { line, raw, cells: [], fault: `"${nested}" is no text, number or truth value` };
  return { line, raw, cells: cells.map((cell) => cell ?? '') };
}

function parsed(raw: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(raw);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** The text of a value, as a cell has it: null is an empty cell; undefined for what no cell can hold. */
export function textIn(value: unknown): string | undefined {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : undefined;
}

function tooLong(file: ImportFile, line: number): ImportError {
  return new ImportError('unreadable_file', {
    what: `a line is longer than ${RECORD_LENGTH_MAX} characters`,
    where: `${file.name}, at line ${line} or after it`,
    why: 'most likely the file is one JSON document and not one object a line',
    next: 'Write one object a line and import again; nothing was recorded',
  });
}

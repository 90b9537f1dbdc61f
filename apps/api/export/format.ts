import type { Columns, ExportedRow } from '#projections';
import { csvStretches } from './csv';
import { jsonStretches } from './json';
import { ndjsonStretches } from './ndjson';
import { parquetStretches } from './parquet';

/** Rows as they come, some at a time. */
export type Stretches = AsyncIterable<readonly ExportedRow[]>;

/** How a file is written. */
export interface FileOptions {
  /** A CSV begins with the mark by which some spreadsheets tell UTF-8. */
  readonly bom: boolean;
}

/** Writes rows as a file, some bytes at a time; nothing is kept but what is written together. */
export type Write = (
  columns: Columns,
  rows: Stretches,
  options: FileOptions,
) => AsyncIterable<string | Uint8Array>;

interface Format {
  readonly type: string;
  readonly write: Write;
}

/** Every format, by the ending of its files. */
export const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8; header=present', write: csvStretches },
  json: { type: 'application/json; charset=utf-8', write: jsonStretches },
  ndjson: { type: 'application/x-ndjson; charset=utf-8', write: ndjsonStretches },
  parquet: { type: 'application/vnd.apache.parquet', write: parquetStretches },
} as const satisfies Readonly<Record<string, Format>>;

/** The ending of a file. */
export type FormatName = keyof typeof FORMATS;

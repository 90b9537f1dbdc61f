/** Columns of a file by their names as written in its header, trimmed; each leads to its place, from 0. */
export type Columns = ReadonlyMap<string, number>;

/** One record of a file. */
export interface Row {
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** The record as it stands in the file, without its line break. */
  readonly raw: string;
  /** Its cells, quotation marks removed and doubled ones undone. */
  readonly cells: readonly string[];
  /** Why its cells cannot be trusted, as a sentence; left out where they can. */
  readonly fault?: string;
}

/** The text of a column, without spaces around it; empty where the row has no such cell. */
export function cell(row: Row, columns: Columns, name: string): string {
  const place = columns.get(name);
  return place === undefined ? '' : (row.cells[place]?.trim() ?? '');
}

import type { Write } from './format';

/** Rows as JSON, one a line. */
export const ndjsonStretches: Write = async function* (_columns, rows) {
  for await (const stretch of rows) yield stretch.map((row) => `${JSON.stringify(row)}\n`).join('');
};

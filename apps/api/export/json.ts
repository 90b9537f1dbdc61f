import type { Write } from './format';

/** Rows as one JSON array, one row a line. */
export const jsonStretches: Write = async function* (_columns, rows) {
  let before = '[';
  for await (const stretch of rows) {
    if (stretch.length === 0) continue;
    yield `${before}\n${stretch.map((row) => JSON.stringify(row)).join(',\n')}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
};

import stringWidth from 'string-width';

/** How a table is drawn. */
export interface TableStyle {
  /** Makes the titles stand out. */
  readonly heading: (text: string) => string;
  /** Whether cells are kept from being reordered by text of the other direction beside them: only where a terminal shows them. */
  readonly isolate: boolean;
}

const GAP = '  ';
/** First strong isolate and its end. */
const [ISOLATE, END] = ['\u2068', '\u2069'];
const NUMBER = /^[-+]?[\d.,]+$/;

/**
 * Rows in columns as wide as their widest cell, in the columns of a terminal: Arabic marks take none, East Asian letters two.
 * Columns of numbers alone stand at the right.
 */
export function tableOf(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  { heading, isolate }: TableStyle,
): string {
  const widths = titles.map((title, column) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const numeric = titles.map(
    (_title, column) =>
      rows.some((row) => row[column] !== '') &&
      rows.every((row) => /^$/.test(row[column] ?? '') || NUMBER.test(row[column] ?? '')),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => padded(cell, widths[column] ?? 0, { right: numeric[column] === true, isolate }))
      .join(GAP)
      .trimEnd();
  return [heading(line(titles)), ...rows.map(line)].join('\n');
}

function padded(
  cell: string,
  width: number,
  { right, isolate }: { right: boolean; isolate: boolean },
): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(cell)));
  const text = isolate && /\P{ASCII}/u.test(cell) ? `${ISOLATE}${cell}${END}` : cell;
  return right ? blanks + text : text + blanks;
}

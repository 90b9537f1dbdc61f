/** One line of the result: what was measured, against its bar, and beside a bare loop of the same run. */
export interface Row {
  readonly what: string;
  /** The figure with its unit, as people read it. */
  readonly measured: string;
  /** The bar in words; empty where there is none. */
  readonly bar: string;
  /** Whether the bar holds; undefined where there is none. */
  readonly holds?: boolean;
  /** What the bare loop does, and how fast; empty where nothing bare is comparable. */
  readonly bare: string;
  /** The figure over that of the bare loop, as speeds: 1 is as fast. */
  readonly ratio?: number;
}

const HEADINGS = ['what', 'measured', 'bar', 'holds', 'bare loop in the same run', 'ratio'];

/** Rows as a Markdown table. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ what, measured, bar, holds, bare, ratio }) => [
    what,
    measured,
    bar,
    holds === undefined ? '' : holds ? 'yes' : 'no',
    bare,
    ratio === undefined ? '' : ratio.toFixed(2),
  ]);
  const table = [HEADINGS, HEADINGS.map(() => '---'), ...lines];
  return table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A speed as people read it: `12,345/s`. */
export function perSecond(count: number, seconds: number): string {
  return `${whole(count / seconds)}/s`;
}

/** A whole number with separators of thousands. */
export function whole(number: number): string {
  return Math.round(number).toLocaleString('en-US');
}

/** Milliseconds with as many decimals as they need. */
export function milliseconds(ms: number): string {
  return `${ms < 10 ? ms.toFixed(2) : ms.toFixed(0)} ms`;
}

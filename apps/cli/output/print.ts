import pc from 'picocolors';
import type { Words } from '../words/words';
import { cellText } from './cell-text';
import { csvOf } from './csv';
import { flatRow } from './flat';
import { groundText } from './ground';
import type { Ground } from './ground';
import type { Shown } from './shown';
import { tableOf } from './table';

/** The forms in which a command answers. */
export const OUTPUTS = ['table', 'json', 'ndjson', 'csv'] as const;

export type Output = (typeof OUTPUTS)[number];

/** Who reads. */
export interface Reader {
  readonly output: Output;
  readonly words: Words;
  readonly isTerminal: boolean;
}

/** An answer as text, ready to be written. @param grounds the entries that it rests on, as far as they are told. */
export function printed(shown: Shown, grounds: readonly Ground[], reader: Reader): string {
  const { output, words } = reader;
  if (output === 'json') return `${JSON.stringify(shown.body, undefined, 2)}\n`;
  if (output === 'ndjson') return shown.rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  if (output === 'csv') return csvOf(shown.rows.map((row) => flatRow(row, words.language)));
  return `${forPeople(shown, grounds, reader).join('\n')}\n`;
}

function forPeople(shown: Shown, grounds: readonly Ground[], reader: Reader): readonly string[] {
  const { says, rows } = shown;
  const isEmpty = rows.length === 0 && says.length < 2;
  return [
    ...says,
    ...(isEmpty ? [reader.words.none] : []),
    ...(rows.length === 0 || shown.columns?.length === 0 ? [] : ['', tableFor(shown, reader)]),
    ...groundsFor(shown, grounds, reader),
  ];
}

function tableFor({ rows, columns = Object.keys(rows[0] ?? {}) }: Shown, reader: Reader): string {
  const { words, isTerminal } = reader;
  return tableOf(
    columns.map(words.column),
    rows.map((row) => columns.map((column) => cellText(row[column], words))),
    { heading: pc.bold, isolate: isTerminal },
  );
}

function groundsFor({ restsOn }: Shown, grounds: readonly Ground[], { words }: Reader): readonly string[] {
  if (grounds.length === 0) return [];
  const told = grounds.map((ground, index) => `${index === 0 ? words.restsOn : '·'} ${groundText(ground)}`);
  const left = restsOn.length - grounds.length;
  return ['', ...told, ...(left > 0 ? [`· ${words.more(left)}`] : [])];
}

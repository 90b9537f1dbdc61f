import type { StoredEntry, Submission } from '#event-store';
import { saying } from '../contract/submissions';

/** Streams over which numbered commands are spread. */
const STREAMS = 5;

/** How many entries command number n records: one to three. */
export function entriesOf(number: number): number {
  return (number % 3) + 1;
}

/** Command number n, the same at each call, so that any process can send it again. */
export function numbered(number: number): Submission {
  const words = Array.from({ length: entriesOf(number) }, (_, at) => `${number}/${at}`);
  return saying(`number-${number % STREAMS}`, words, { commandId: `number-${number}` });
}

/** Numbers of the commands that are recorded, in order. @throws Error where the entries are not whole commands in a row. */
export function recordedNumbers(entries: Iterable<StoredEntry>): readonly number[] {
  const numbers: number[] = [];
  const revisions = new Map<string, number>();
  let awaited: string[] = [];
  let position = 0;
  for (const { entry } of entries) {
    const { word } = entry.data as { readonly word: string };
    const number = Number.parseInt(word, 10);
    if (awaited.length === 0) {
      numbers.push(number);
      awaited = Array.from({ length: entriesOf(number) }, (_, at) => `${number}/${at}`);
    }
    const revision = revisions.get(entry.stream) ?? 0;
    revisions.set(entry.stream, revision + 1);
    position += 1;
    if (awaited.shift() !== word || entry.position !== position || entry.revision !== revision) {
      throw new Error(`position ${position} holds ${word} as ${entry.position}, revision ${entry.revision}`);
    }
  }
  if (awaited.length > 0) throw new Error(`the last command is not whole: ${awaited.join(' ')} missing`);
  return numbers;
}

import type { Resolved } from '../asking/session';
import type { Cell } from '../output/cell';
import { cellText } from '../output/cell-text';
import type { Words } from '../words/words';

/** The three times at which an answer holds, in words. */
export function pointSaid({ on, knownAt, publishedBy }: Resolved, words: Words): string {
  return words.point(on, knownAt, publishedBy);
}

/** What is asked about, then at which times. */
export function wordsOf(words: Words, what: Cell, point: string): string {
  return `${cellText(what, words)} ${point}`;
}

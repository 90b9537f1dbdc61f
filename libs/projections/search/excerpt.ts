import { wordsOf } from './fold';
import type { Mark, SearchQuestion } from './question';

/** Longest text that is shown whole, and longest part of a longer one, in UTF-16 code units. */
const EXCERPT_LENGTH_MAX = 400;
/** How much is shown before the first match. */
const BEFORE_LENGTH_MAX = 100;

/** Part of a text around its first match. */
export interface Excerpt {
  /** The words as they are. */
  readonly text: string;
  /** Where they stand in the whole text, as a UTF-16 offset, and how long that is. */
  readonly offset: number;
  readonly length: number;
  /** The matches in what is shown, as UTF-16 offsets into the whole text, the second exclusive. */
  readonly marks: readonly Mark[];
}

/** The part of a text that shows why it is found; whole where it is short. */
export function excerptOf(text: string, sought: SearchQuestion): Excerpt {
  const marks = sought.marksIn(wordsOf(text));
  const { length } = text;
  if (length <= EXCERPT_LENGTH_MAX) return { text, offset: 0, length, marks };
  const first = Math.max(0, (marks[0]?.from ?? 0) - BEFORE_LENGTH_MAX);
  const offset = startOfCharacter(text, Math.min(first, length - EXCERPT_LENGTH_MAX));
  const end = startOfCharacter(text, offset + EXCERPT_LENGTH_MAX);
  const shown = marks.filter(({ from, to }) => from >= offset && to <= end);
  return { text: text.slice(offset, end), offset, length, marks: shown };
}

/** The offset, or the one before it where that would split a character. */
function startOfCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc_00 && code <= 0xdf_ff ? offset - 1 : offset;
}

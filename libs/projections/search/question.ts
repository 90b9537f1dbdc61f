import { LedgerError } from '#domain';
import type { SqlValue } from '../database';
import type { Statements } from '../statements';
import { formsOf } from './arabic-prefixes';
import { fold, foldedWordsOf } from './fold';
import type { Word } from './fold';
import { TEXT_IDS_PER_BLOCK } from './search';

/** Most words of a question. */
const WORDS_MAX = 12;
/** Shortest beginning of a word by which it is found. */
const BEGINNING_MIN = 2;
/** Most words that may begin with the last word of a question. */
const BEGUN_MAX = 1_000;
/** Every block of the index, from the first to the last. */
const BLOCKS = `block (number) AS (SELECT 0 UNION ALL
  SELECT number + 1 FROM block WHERE number < (SELECT max(block) FROM search_term))`;
/** Comes after every word. */
const LAST = '\u{10FFFF}';

/** One word of a question. */
interface Wanted {
  readonly forms: readonly string[];
  /** The beginnings that are enough; none where the whole word must stand there. */
  readonly beginnings: readonly string[];
}

/** A question as words: all must stand in one text, the last as the beginning of one. */
export class SearchQuestion {
  /** The whole question, folded. */
  readonly folded: string;
  readonly #wanted: readonly Wanted[];

  /** @throws LedgerError invalid_parameter where there is no word, or too many. */
  constructor(text: string) {
    const words = [...new Set(foldedWordsOf(text))];
    if (words.length === 0) refuse('q holds no word; write a letter or a digit');
    if (words.length > WORDS_MAX) refuse(`q holds ${words.length} words; at most ${WORDS_MAX} are sought`);
    this.folded = fold(text);
    this.#wanted = words.map((word, index) => wantedBy(word, index === words.length - 1));
  }

  /**
   * SQL for the ids of the texts that answer it, and what to bind to it.
   * @param named whether names of things are sought, or all other words.
   * @throws LedgerError invalid_parameter where too many words begin with the last one.
   */
  texts(
    statements: Statements,
    named: boolean,
  ): { readonly sql: string; readonly values: readonly SqlValue[] } {
    const terms = this.#wanted.map(({ forms, beginnings }) => [
      ...new Set([...forms, ...beginnings.flatMap((beginning) => begunWith(statements, beginning, named))]),
    ]);
    const term = `SELECT t.block * ${TEXT_IDS_PER_BLOCK} + listed.value FROM block CROSS JOIN search_term t
        CROSS JOIN json_each('[' || substr(t.texts, 2) || ']') listed
      WHERE t.block = block.number AND t.named = ? AND t.term IN (SELECT value FROM json_each(?))`;
    return {
      sql: `WITH RECURSIVE ${BLOCKS} ${terms.map(() => term).join(' INTERSECT ')}`,
      values: terms.flatMap((words) => [Number(named), JSON.stringify(words)]),
    };
  }

  /** Whether every word of the question stands among these of one text. */
  isAnsweredBy(words: readonly Word[]): boolean {
    return this.#wanted.every((wanted) => words.some(({ folded }) => isWanted(folded, wanted)));
  }

  /** The words of a text that answer a word of the question, as offsets into the text. */
  marksIn(words: readonly Word[]): readonly Mark[] {
    return words
      .filter(({ folded }) => this.#wanted.some((wanted) => isWanted(folded, wanted)))
      .map(({ from, to }) => ({ from, to }));
  }
}

/** A match in a text: UTF-16 offsets into it as it is, the second exclusive. */
export interface Mark {
  readonly from: number;
  readonly to: number;
}

function wantedBy(word: string, isLast: boolean): Wanted {
  const forms = formsOf(word);
  const beginnings = isLast ? forms.filter((form) => form.length >= BEGINNING_MIN) : [];
  return { forms, beginnings };
}

function isWanted(word: string, { forms, beginnings }: Wanted): boolean {
  return formsOf(word).some(
    (form) => forms.includes(form) || beginnings.some((beginning) => form.startsWith(beginning)),
  );
}

/** Words that begin so. */
function begunWith(statements: Statements, beginning: string, named: boolean): readonly string[] {
  const sql = `WITH RECURSIVE ${BLOCKS} SELECT DISTINCT t.term AS term FROM block CROSS JOIN search_term t
    WHERE t.block = block.number AND t.named = ? AND t.term >= ? AND t.term < ? LIMIT ${BEGUN_MAX + 1}`;
  const begun = statements.all<{ readonly term: string }>(sql, Number(named), beginning, beginning + LAST);
  if (begun.length > BEGUN_MAX)
    refuse(`more than ${BEGUN_MAX} words begin with the last word of q; write more of it`);
  return begun.map(({ term }) => term);
}

function refuse(why: string): never {
  throw new LedgerError('invalid_parameter', why, '/q');
}

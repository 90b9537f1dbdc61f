import { LedgerError } from '#domain';
import type { SqlValue } from '../database';
import type { Statements } from '../statements';
import { formsOf } from './arabic-prefixes';
import { fold, wordsOf } from './fold';
import type { Word } from './fold';

/** Most words of a question. */
const WORDS_MAX = 12;
/** Shortest beginning of a word by which it is found. */
const BEGINNING_MIN = 2;
/** Most words that may begin with the last word of a question. */
const BEGUN_MAX = 1_000;
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
    const words = [...new Set(wordsOf(text).map(({ folded }) => folded))];
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
    const term =
      'SELECT text_id FROM search_term WHERE named = ? AND term IN (SELECT value FROM json_each(?))';
    return {
      sql: terms.map(() => term).join(' INTERSECT '),
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

/** Words that begin so, found one after another without reading the texts that each is in. */
function begunWith(statements: Statements, beginning: string, named: boolean): readonly string[] {
  const next = 'SELECT min(term) FROM search_term WHERE named = ?';
  const sql = `WITH RECURSIVE begun (term) AS (
      SELECT (${next} AND term >= ?)
      UNION ALL SELECT (${next} AND term > begun.term) FROM begun WHERE begun.term < ? LIMIT ${BEGUN_MAX + 2})
    SELECT term FROM begun WHERE term < ?`;
  const end = beginning + LAST;
  const begun = statements.all<{ readonly term: string }>(
    sql,
    Number(named),
    beginning,
    Number(named),
    end,
    end,
  );
  if (begun.length > BEGUN_MAX)
    refuse(`more than ${BEGUN_MAX} words begin with the last word of q; write more of it`);
  return begun.map(({ term }) => term);
}

function refuse(why: string): never {
  throw new LedgerError('invalid_parameter', why, '/q');
}

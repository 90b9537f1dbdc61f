import { LedgerError } from '#domain';
import type { Asked } from '../asked';
import type { SqlValue } from '../database';
import { PAGE_LIMIT_MAX, entriesAt } from '../entries/entries-query';
import type { EntryItem } from '../entries/entries-query';
import type { Statements } from '../statements';
import { excerptOf } from './excerpt';
import type { Excerpt } from './excerpt';
import { SearchQuestion } from './question';
import { shownBy } from '../shown';
import { thingsFor } from './things-query';
import type { FoundThing } from './things-query';

/** What is sought, and how much of it is asked for. */
export interface SearchAsked {
  /** Words of any language and spelling; all must stand in one text, the last as the beginning of a word. */
  readonly q: string;
  /** What is withdrawn too, marked as such. */
  readonly withdrawn: boolean;
  /** Only entries after this cursor, taken from `next`; things stand on the first page only. */
  readonly after?: string;
  /** At most `PAGE_LIMIT_MAX`, of things and of entries each. */
  readonly limit?: number;
}

/** Words of an entry that answer the question. */
export interface FoundPassage extends Excerpt {
  /** The field that holds them, such as `citation.quote`. */
  readonly field: string;
  /** Null where the entry does not say. */
  readonly language: string | null;
  /** True where the entry does not count at the asked point. */
  readonly withdrawn: boolean;
  readonly entry: EntryItem;
}

/** Things by their names, and entries by whatever else is written in them. */
export interface SearchAnswer {
  /** Those that are called just so first, then those whose name begins so, then all others; the shorter name first. */
  readonly things: readonly FoundThing[];
  /** True where more things are found than are listed; another word narrows them down. */
  readonly moreThings: boolean;
  /** In the order in which their words were first recorded; entries with the same words stand together. */
  readonly passages: readonly FoundPassage[];
  /** What to ask next as `after`; null at the end. */
  readonly next: string | null;
}

interface PassageRow {
  readonly text_id: number;
  readonly entry: number;
  readonly field: string;
  readonly language: string;
  readonly text: string;
  readonly counts: number;
}

/** @see SearchAnswer @throws LedgerError invalid_parameter where the question has no words or too many, or `after` is no cursor. */
export function searchFor(statements: Statements, question: SearchAsked, asked: Asked): SearchAnswer {
  const sought = new SearchQuestion(question.q);
  const limit = Math.min(question.limit ?? PAGE_LIMIT_MAX, PAGE_LIMIT_MAX);
  const found = passagesFor(statements, { sought, question, limit: limit + 1 }, asked);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const { things, more } =
    question.after === undefined
      ? thingsFor(statements, { sought, withdrawn: question.withdrawn, limit }, asked)
      : { things: [], more: false };
  return {
    things,
    moreThings: more,
    passages: page.flatMap((row) => passageOf(statements, row, { sought, asked })),
    next: last === undefined ? null : [last.text_id, last.entry, last.field, last.language].join('_'),
  };
}

interface Wanted {
  readonly sought: SearchQuestion;
  readonly question: SearchAsked;
  readonly limit: number;
}

function passagesFor(
  statements: Statements,
  { sought, question: { withdrawn, after }, limit }: Wanted,
  asked: Asked,
): readonly PassageRow[] {
  const texts = sought.texts(statements, false);
  const shown = shownBy(asked, withdrawn);
  const sql = `SELECT c.*, s.text AS text, ${shown.counts.sql} AS counts
    FROM search_passage c JOIN search_text s ON s.text_id = c.text_id
    WHERE c.text_id IN (${texts.sql}) AND (c.text_id, c.entry, c.field, c.language) > (?, ?, ?, ?) AND ${shown.sql}
    ORDER BY c.text_id, c.entry, c.field, c.language LIMIT ?`;
  const values = [...shown.counts.values, ...texts.values, ...keyIn(after), ...shown.values, limit];
  return statements.all<PassageRow>(sql, ...values);
}

function passageOf(
  statements: Statements,
  row: PassageRow,
  { sought, asked }: { readonly sought: SearchQuestion; readonly asked: Asked },
): readonly FoundPassage[] {
  return entriesAt(statements, [row.entry], asked).map((entry) => ({
    field: row.field,
    language: row.language === '' ? null : row.language,
    ...excerptOf(row.text, sought),
    withdrawn: row.counts === 0,
    entry,
  }));
}

const CURSOR = /^(\d{1,16})_(\d{1,15})_([\w.]{1,200})_([\w-]{0,35})$/;

function keyIn(cursor: string | undefined): readonly SqlValue[] {
  if (cursor === undefined) return [0, 0, '', ''];
  const [, text, entry, field = '', language = ''] = CURSOR.exec(cursor) ?? [];
  if (text !== undefined) return [Number(text), Number(entry), field, language];
  throw new LedgerError('invalid_parameter', 'after must be taken from `next` of the page before', '/after');
}

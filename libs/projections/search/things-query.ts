import type { Names } from '#domain';
import type { Asked } from '../asked';
import { shownBy } from '../shown';
import type { Statements } from '../statements';
import { wordsOf } from './fold';
import type { Mark, SearchQuestion } from './question';
import { sameThings } from './same-things';
import type { SameThings } from './same-things';

/** How well a name answers: it is the question, begins with it, or holds its words. */
export type NameMatch = 'exact' | 'beginning' | 'words';

/** A name by which a thing is found. */
export interface FoundName {
  readonly text: string;
  /** Null of ids and handles. */
  readonly language: string | null;
  /** The field that gives it. */
  readonly field: string;
  readonly entry: number;
  /** True where the entry does not count at the asked point. */
  readonly withdrawn: boolean;
  readonly marks: readonly Mark[];
}

/** A unit, person, layoff, deal, investment, title, post or source that is found by a name, an id or a handle. */
export interface FoundThing {
  readonly kind: string;
  readonly id: string;
  /** How well its best name answers. */
  readonly match: NameMatch;
  /** All its names by language; where entries differ in one language, the newest entry's. */
  readonly names: Names;
  /** The names that answer, and the entries that give them. */
  readonly found: readonly FoundName[];
}

interface Wanted {
  readonly sought: SearchQuestion;
  readonly withdrawn: boolean;
  readonly limit: number;
  /** Only things of this kind. */
  readonly kind?: string;
  /** How many things are passed over. */
  readonly after?: number;
}

const MATCHES: readonly NameMatch[] = ['exact', 'beginning', 'words'];

interface Ranked {
  readonly thing_kind: string;
  readonly thing_id: string;
  readonly rank: number;
}

/** The things whose names answer a question, the best first. */
export function thingsFor(
  statements: Statements,
  wanted: Wanted,
  asked: Asked,
): { readonly things: readonly FoundThing[]; readonly more: boolean } {
  const { sought, withdrawn, limit, kind, after = 0 } = wanted;
  const texts = sought.texts(statements, true);
  const shown = shownBy(asked, withdrawn);
  const same = sameThings(statements, asked);
  const ofKind = kind === undefined ? '' : 'AND c.thing_kind = ?';
  const sql = `SELECT c.thing_kind, ${same.kept.sql} AS thing_id, min(CASE WHEN s.folded = ? THEN 0 WHEN substr(s.folded, 1, length(?)) = ? THEN 1 ELSE 2 END) AS rank
    FROM search_passage c JOIN search_text s ON s.text_id = c.text_id
    WHERE c.text_id IN (${texts.sql}) AND ${shown.sql} ${ofKind}
    GROUP BY 1, 2 ORDER BY rank, min(length(s.folded)), 1, 2 LIMIT ? OFFSET ?`;
  const kinds = kind === undefined ? [] : [kind];
  const whole = sought.folded;
  const ranks = [whole, whole, whole];
  const values = [
    ...same.kept.values,
    ...ranks,
    ...texts.values,
    ...shown.values,
    ...kinds,
    limit + 1,
    after,
  ];
  const ranked = statements.all<Ranked>(sql, ...values);
  const things = ranked
    .slice(0, limit)
    .map((one) => thingOf(statements, one, { sought, withdrawn, same, asked }));
  return { things, more: ranked.length > limit };
}

interface Told {
  readonly asked: Asked;
  readonly same: SameThings;
}

interface NameRow {
  readonly text: string;
  readonly language: string;
  readonly field: string;
  readonly entry: number;
  readonly counts: number;
}

function thingOf(
  statements: Statements,
  { thing_kind: kind, thing_id: id, rank }: Ranked,
  { sought, withdrawn, same, asked }: Pick<Wanted, 'sought' | 'withdrawn'> & Told,
): FoundThing {
  const shown = shownBy(asked, withdrawn);
  const sql = `SELECT s.text AS text, c.language, c.field, c.entry, ${shown.counts.sql} AS counts
    FROM search_passage c JOIN search_text s ON s.text_id = c.text_id
    WHERE c.thing_kind = ? AND c.thing_id = ? AND ${shown.sql} ORDER BY c.entry, c.field, c.language`;
  const [kept = [], ...others] = same
    .idsOf(kind, id)
    .map((each) => statements.all<NameRow>(sql, ...shown.counts.values, kind, each, ...shown.values));
  // Where names differ in one language, that under the id that is kept stands.
  const rows = [...others.flat(), ...kept];
  return {
    kind,
    id,
    match: MATCHES[rank] ?? 'words',
    names: Object.fromEntries(
      rows.filter(({ language }) => language !== '').map(({ language, text }) => [language, text]),
    ),
    found: rows.flatMap((row) => foundIn(row, sought)),
  };
}

function foundIn(row: NameRow, sought: SearchQuestion): readonly FoundName[] {
  const { text, language, field, entry, counts } = row;
  const words = wordsOf(text);
  if (!sought.isAnsweredBy(words)) return [];
  const marks = sought.marksIn(words);
  return [
    { text, language: language === '' ? null : language, field, entry, withdrawn: counts === 0, marks },
  ];
}

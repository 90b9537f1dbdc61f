import { eventTypes, sha256Hex } from '#domain';
import type { LedgerEvent, Recorded } from '#domain';
import type { Projection } from '../projection';
import type { Rows } from '../rows';
import { formsOf } from './arabic-prefixes';
import { fold, wordsOf } from './fold';
import { passagesOf } from './passages';

/** Most passages of one entry; positions times this, and a passage's number, are ids of texts. */
const PASSAGES_MAX = 10_000;

/**
 * What is written in entries, by the words in it. Words are folded here, by our own rules: a full-text table of SQLite folds
 * neither Arabic spellings nor prefixes, and is neither digested, renamed nor read by other tools as a plain table is.
 * Texts that several entries share, such as one quote under many facts, are kept once. Archived texts are in it too, whole: each of
 * their words counts once per text, so that they cost about as much as their own length.
 */
export const search: Projection = {
  name: 'search',
  version: 2,
  tables: {
    search_text: {
      columns:
        'text_id INTEGER NOT NULL, named INTEGER NOT NULL, hash TEXT NOT NULL, text TEXT NOT NULL, folded TEXT',
      key: 'text_id',
      indexes: ['hash, named'],
    },
    search_term: {
      columns: 'named INTEGER NOT NULL, term TEXT NOT NULL, text_id INTEGER NOT NULL',
      key: 'named, term, text_id',
    },
    search_passage: {
      columns: `text_id INTEGER NOT NULL, entry INTEGER NOT NULL, field TEXT NOT NULL, language TEXT NOT NULL,
        thing_kind TEXT, thing_id TEXT`,
      key: 'text_id, entry, field, language',
      indexes: ['thing_kind, thing_id'],
    },
  },
  on: Object.fromEntries(eventTypes.map((type) => [type, index])),
  ignores: [],
  disputes: 'passedOver',
};

function index(rows: Rows, entry: Recorded<LedgerEvent>): void {
  for (const [number, { text, names, field, language }] of passagesOf(entry).entries()) {
    const fresh = entry.position * PASSAGES_MAX + number;
    rows.insert('search_passage', {
      text_id: textIdOf(rows, text, { fresh, named: names === undefined ? 0 : 1 }),
      entry: entry.position,
      field,
      language,
      thing_kind: names?.kind,
      thing_id: names?.id,
    });
  }
}

/** The id of a text, which is kept under a fresh one where it was not met before. Names are kept apart from other words. */
function textIdOf(
  rows: Rows,
  text: string,
  { fresh, named }: { readonly fresh: number; readonly named: number },
): number {
  const hash = sha256Hex(text);
  const [known] = rows.select<{ readonly text_id: number }>('search_text', { hash, named });
  if (known !== undefined) return known.text_id;
  rows.insert('search_text', { text_id: fresh, named, hash, text, folded: named === 1 ? fold(text) : null });
  rows.insertEach('search_term', { named, text_id: fresh }, 'term', termsOf(text));
  return fresh;
}

function termsOf(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).flatMap(({ folded }) => formsOf(folded)));
}

import { eventTypes, sha256Hex } from '#domain';
import type { LedgerEvent, Recorded } from '#domain';
import type { Projection } from '../projection';
import type { Rows } from '../rows';
import { formsOf } from './arabic-prefixes';
import { fold, foldedWordsOf } from './fold';
import { passagesOf } from './passages';

/** Most passages of one entry; positions times this, and a passage's number, are ids of texts. */
const PASSAGES_MAX = 10_000;
/** Digits of a hash that are kept: 48 bits. */
const HASH_HEX_DIGITS = 12;
/**
 * Ids of texts that share a block: those of 1,024 entries. The list of a common word is written anew with each batch, and must stay
 * short; a search looks through every block, and there must be few.
 */
export const TEXT_IDS_PER_BLOCK = 1_024 * PASSAGES_MAX;

/**
 * What is written in entries, by the words in it. Words are folded here, by our own rules: a full-text table of SQLite folds
 * neither Arabic spellings nor prefixes, and is neither digested, renamed nor read by other tools as a plain table is.
 * Texts that several entries share, such as one quote under many facts, are kept once. Archived texts are in it too, whole: each of
 * their words counts once per text, so that they cost about as much as their own length.
 */
export const search: Projection = {
  name: 'search',
  version: 4,
  tables: {
    search_text: {
      columns:
        'text_id INTEGER NOT NULL, named INTEGER NOT NULL, hash INTEGER NOT NULL, text TEXT NOT NULL, folded TEXT',
      key: 'text_id',
      indexes: ['hash, named'],
    },
    // Which texts each word stands in, block by block, so that new entries change few pages. In `texts` a comma stands before each.
    search_term: {
      columns: 'block INTEGER NOT NULL, named INTEGER NOT NULL, term TEXT NOT NULL, texts TEXT NOT NULL',
      key: 'block, named, term',
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
  const hash = hashOf(text);
  const known = rows
    .select<{ readonly text_id: number; readonly text: string }>('search_text', { hash, named })
    .find((one) => one.text === text);
  if (known !== undefined) return known.text_id;
  rows.insert('search_text', { text_id: fresh, named, hash, text, folded: named === 1 ? fold(text) : null });
  const block = Math.floor(fresh / TEXT_IDS_PER_BLOCK);
  const growing = { key: { block, named }, by: 'term', column: 'texts' };
  rows.append('search_term', growing, termsOf(text), `,${fresh - block * TEXT_IDS_PER_BLOCK}`);
  return fresh;
}

/** Narrow, since every text has one in an index; different texts may have the same. */
function hashOf(text: string): number {
  return Number.parseInt(sha256Hex(text).slice(0, HASH_HEX_DIGITS), 16);
}

function termsOf(text: string): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const word of foldedWordsOf(text)) for (const form of formsOf(word)) terms.add(form);
  return terms;
}

import { changeOf, changes, thingOfStream } from '#domain';
import type { Reference } from '#domain';
import type { Asked } from './asked';
import { PAGE_LIMIT_MAX } from './entries/entries-query';
import type { Statements } from './statements';
import { at, isVisible } from './visibility';

/** An entry that rests on another. */
export interface RestingEntry {
  readonly position: number;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
}

/** What rests on an entry. */
export interface RestOnIt {
  /** The first of them, `PAGE_LIMIT_MAX` at most, in the order in which they were recorded. */
  readonly entries: readonly RestingEntry[];
  /** How many there are in all. */
  readonly total: number;
}

interface EntryRow {
  readonly id: string;
  readonly position: number;
  readonly stream: string;
  readonly type: string;
}

/** Entries that name a thing or an entry; those that cite a source are found by that. */
const NAMING = `SELECT DISTINCT entry FROM reference WHERE kind = ?1 AND id = ?2 AND entry <= ?3
  UNION SELECT position FROM entry WHERE ?1 = 'source' AND source_id = ?2 AND position <= ?3`;

/**
 * The visible entries that would rest on a withdrawn one: those that name the thing that it introduced, and those that name the
 * entry itself. Nothing of it is withdrawn with it. Empty where no entry has the id.
 */
export function restingOn(statements: Statements, entryId: string, asked: Asked): RestOnIt {
  const sql = 'SELECT id, position, stream, type FROM entry WHERE id = ? AND position <= ?';
  const row = statements.get<EntryRow>(sql, entryId, asked.knownAt);
  const positions =
    row === undefined
      ? []
      : namedBy(row).flatMap(({ kind, id }) =>
          statements.all<{ entry: number }>(NAMING, kind, id, asked.knownAt).map(({ entry }) => entry),
        );
  const visible = [...new Set(positions)]
    .filter((position) => position !== row?.position)
    .filter((position) => statements.get(VISIBLE_ENTRY, position, ...at(asked)) !== undefined)
    .toSorted((a, b) => a - b);
  const shown = visible.slice(0, PAGE_LIMIT_MAX);
  return { entries: shown.flatMap((position) => entryAt(statements, position)), total: visible.length };
}

const VISIBLE_ENTRY = `SELECT 1 WHERE ${isVisible('?')}`;

/** The entry itself, and the thing to which it gave an id. */
function namedBy({ id, stream, type }: EntryRow): readonly Pick<Reference, 'kind' | 'id'>[] {
  const thing = changeOf(type, changes)?.mints === true ? thingOfStream(stream) : undefined;
  return [{ kind: 'entry', id }, ...(thing === undefined ? [] : [thing])];
}

function entryAt(statements: Statements, position: number): readonly RestingEntry[] {
  const sql = 'SELECT position, id, type, stream FROM entry WHERE position = ?';
  return statements.all<RestingEntry>(sql, position);
}

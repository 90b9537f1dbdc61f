import type { Asked } from '../asked';
import { sourceOf } from '../sources';
import type { SourceAnswer } from '../sources';
import type { Statements } from '../statements';
import { at, isVisible } from '../visibility';
import { agreementOn } from './agreement';
import { lookOf } from './looking';

/** Entries or streams on one page, at most. */
export const PAGE_LIMIT_MAX = 500;

/** An entry with its citation, and what became of it by the asked point. */
export interface EntryItem {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly recordedAt: string;
  readonly type: string;
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId: string | null;
  readonly causationId: string | null;
  /** The entry in whose place this one stands. */
  readonly restates: string | null;
  /** The entry that this one withdraws. */
  readonly withdraws: string | null;
  /** Entries that withdraw this one, visible or not. */
  readonly withdrawnBy: readonly string[];
  /** Whether the entry counts at the asked point of knowledge and publication. */
  readonly visible: boolean;
  readonly citation: EntryCitation | null;
  /** Entries by which other sources agree with this one, those visible. */
  readonly corroboratedBy: readonly string[];
  /** Those that agree with what this entry was restated in the place of, and so with an earlier wording. */
  readonly ofTheEarlierWording: readonly string[];
  /** Visible disputes of this entry, or of an earlier wording, that give something instead. */
  readonly disputedBy: readonly string[];
  /** Visible disputes that deny it. */
  readonly deniedBy: readonly string[];
}

export interface EntryCitation {
  readonly publishedOn: string;
  readonly quote: string;
  readonly language: string | null;
  readonly url: string | null;
  readonly source: SourceAnswer;
  /** True where whoever published the source withdrew it; what rests on it still counts. */
  readonly sourceWithdrawn: boolean;
}

/** Which entries are asked for; all conditions hold at once. */
export interface EntriesQuestion {
  readonly stream?: string;
  readonly type?: string;
  readonly actor?: string;
  readonly correlationId?: string;
  readonly sourceId?: string;
  /** Only entries that count at the asked point. */
  readonly visible?: true;
  /** Only entries recorded at this instant or later, in milliseconds since 1970 UTC. */
  readonly recordedFrom?: number;
  /** Only entries recorded before this instant, in milliseconds since 1970 UTC. */
  readonly recordedBefore?: number;
  /** Only entries that a withdrawal keeps from counting at the asked point, or only the others. */
  readonly withdrawn?: boolean;
  /** Only entries after this position. */
  readonly after?: number;
  /** At most `PAGE_LIMIT_MAX`. */
  readonly limit?: number;
}

export interface EntriesPage {
  /** None where none were among those that were looked through; the next page looks further. */
  readonly items: readonly EntryItem[];
  /** Position up to which entries were looked through. */
  readonly lookedUpTo: number;
  /** What to ask next as `after`; null at the end. */
  readonly next: number | null;
}

/** Entries in the order in which they were recorded, up to the asked position. */
export function entriesOf(statements: Statements, question: EntriesQuestion, asked: Asked): EntriesPage {
  const limit = Math.min(question.limit ?? PAGE_LIMIT_MAX, PAGE_LIMIT_MAX);
  const { after, upTo, end, sql, values } = lookOf(statements, question, asked);
  const rows = statements.all<EntryRow>(
    `SELECT * FROM entry WHERE position > ? AND position <= ? AND ${sql} ORDER BY position LIMIT ${limit + 1}`,
    after,
    end,
    ...values,
  );
  const items = rows.slice(0, limit).map((row) => itemOf(statements, row, asked));
  const lookedUpTo = rows.length > limit ? (items.at(-1)?.position ?? end) : end;
  return { items, lookedUpTo, next: lookedUpTo < upTo ? lookedUpTo : null };
}

/** The entries at the given positions, in the given order. */
export function entriesAt(
  statements: Statements,
  positions: readonly number[],
  asked: Asked,
): readonly EntryItem[] {
  return positions.flatMap((position) => {
    const row = statements.get<EntryRow>('SELECT * FROM entry WHERE position = ?', position);
    return row === undefined ? [] : [itemOf(statements, row, asked)];
  });
}

/** An entry by id, where it was recorded by the asked position. */
export function entryOf(statements: Statements, id: string, asked: Asked): EntryItem | undefined {
  const row = statements.get<EntryRow>(
    'SELECT * FROM entry WHERE id = ? AND position <= ?',
    id,
    asked.knownAt,
  );
  return row === undefined ? undefined : itemOf(statements, row, asked);
}

interface EntryRow {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly recorded_at: number;
  readonly type: string;
  readonly actor: string;
  readonly command_id: string;
  readonly correlation_id: string | null;
  readonly causation_id: string | null;
  readonly restates: string | null;
  readonly withdraws: string | null;
  readonly source_id: string | null;
  readonly published_on: string | null;
  readonly quote: string | null;
  readonly language: string | null;
  readonly url: string | null;
}

const WITHDRAWN_BY = `SELECT e.id AS id FROM published w JOIN entry e ON e.position = w.entry
  WHERE w.withdraws = ? AND w.entry <= ? ORDER BY w.entry`;
const IS_VISIBLE = `SELECT 1 WHERE ${isVisible('?')}`;

function itemOf(statements: Statements, row: EntryRow, asked: Asked): EntryItem {
  return {
    position: row.position,
    id: row.id,
    stream: row.stream,
    revision: row.revision,
    recordedAt: new Date(row.recorded_at).toISOString(),
    type: row.type,
    actor: row.actor,
    commandId: row.command_id,
    correlationId: row.correlation_id,
    causationId: row.causation_id,
    restates: row.restates,
    withdraws: row.withdraws,
    withdrawnBy: statements
      .all<{ id: string }>(WITHDRAWN_BY, row.position, asked.knownAt)
      .map(({ id }) => id),
    visible: statements.get(IS_VISIBLE, row.position, ...at(asked)) !== undefined,
    citation: citationOf(statements, row, asked),
    ...agreementOn(statements, row, asked),
  };
}

function citationOf(statements: Statements, row: EntryRow, asked: Asked): EntryCitation | null {
  const { source_id, published_on, quote, language, url } = row;
  if (source_id === null || published_on === null || quote === null) return null;
  const source = sourceOf(statements, source_id, asked);
  const sourceWithdrawn = source.withdrawn !== null;
  return { publishedOn: published_on, quote, language, url, source, sourceWithdrawn };
}

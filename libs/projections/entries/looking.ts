import type { Asked } from '../asked';
import type { SqlValue } from '../database';
import type { Statements } from '../statements';
import { positionsOf, stateOf } from './conditions';
import type { Condition } from './conditions';
import type { EntriesQuestion } from './entries-query';

/** Entries that a page looks through at most where no index leads to those that are asked for. */
export const LOOKED_THROUGH_MAX = 10_000;

/** Conditions to which an index leads, which goes by position too. */
const INDEXED = { stream: 'stream', correlationId: 'correlation_id', sourceId: 'source_id' } as const;
/** Conditions that are looked at entry by entry. */
const LOOKED_AT = { type: 'type', actor: 'actor' } as const;

/** What a page of entries looks for, and how far. */
interface Look extends Range {
  /** Position of the last entry that the page looks through, inclusive; `upTo` where that is all. */
  readonly end: number;
}

/** All conditions of a question, and the part of the ledger through which one page looks. */
export function lookOf(statements: Statements, question: EntriesQuestion, asked: Asked): Look {
  const { after, upTo } = positionsOf(statements, question, asked);
  const range = { ...allOf(equal(question, INDEXED)), after, upTo };
  const lookedAt = [...equal(question, LOOKED_AT), ...stateOf(question, asked)];
  const end = lookedAt.length === 0 ? upTo : endOfLook(statements, range);
  return { ...allOf([range, ...lookedAt]), after, upTo, end };
}

/** Entries of which a page may look through some. */
interface Range extends Condition {
  /** Exclusive. */
  readonly after: number;
  /** Inclusive. */
  readonly upTo: number;
}

/** Which columns must be equal to which fields of a question, those that it gives. */
function equal(
  question: EntriesQuestion,
  columns: Readonly<Partial<Record<keyof EntriesQuestion, string>>>,
): readonly Condition[] {
  return Object.entries(columns).flatMap(([field, column]) => {
    const value = question[field as keyof EntriesQuestion] as SqlValue | undefined;
    return value === undefined ? [] : [{ sql: `${column} = ?`, values: [value] }];
  });
}

function allOf(conditions: readonly Condition[]): Condition {
  return {
    sql: ['TRUE', ...conditions.map(({ sql }) => sql)].join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** Position of the last entry that a page looks through. */
function endOfLook(statements: Statements, { sql, values, after, upTo }: Range): number {
  // Without an index to go by, positions themselves count the entries.
  if (values.length === 0) return Math.min(after + LOOKED_THROUGH_MAX, upTo);
  const last = statements.get<{ readonly position: number }>(
    `SELECT position FROM entry WHERE position > ? AND position <= ? AND ${sql} ORDER BY position LIMIT 1 OFFSET ${LOOKED_THROUGH_MAX - 1}`,
    after,
    upTo,
    ...values,
  );
  return last?.position ?? upTo;
}

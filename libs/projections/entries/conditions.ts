import type { Asked } from '../asked';
import type { SqlValue } from '../database';
import type { Statements } from '../statements';
import { at, isVisible } from '../visibility';
import type { EntriesQuestion } from './entries-query';

/** Times of recording never decrease with the position, so that they bound the positions. */
export function positionsOf(
  statements: Statements,
  { after = 0, recordedFrom, recordedBefore }: EntriesQuestion,
  { knownAt }: Asked,
): { readonly after: number; readonly upTo: number } {
  return {
    after:
      recordedFrom === undefined ? after : Math.max(after, lastBefore(statements, recordedFrom, knownAt)),
    upTo: recordedBefore === undefined ? knownAt : lastBefore(statements, recordedBefore, knownAt),
  };
}

/** Position of the last entry up to `head` that was recorded before an instant; 0 where none was. */
function lastBefore(statements: Statements, instant: number, head: number): number {
  let [before, beyond] = [0, head + 1];
  while (beyond - before > 1) {
    const middle = Math.floor((before + beyond) / 2);
    const row = statements.get<{ readonly recorded_at: number }>(
      'SELECT recorded_at FROM entry WHERE position = ?',
      middle,
    );
    if (row !== undefined && row.recorded_at < instant) before = middle;
    else beyond = middle;
  }
  return before;
}

/** Conditions on what became of the entries by the asked point. */
export function stateOf({ visible, withdrawn }: EntriesQuestion, asked: Asked): readonly Condition[] {
  const counts = { sql: isVisible('position'), values: at(asked) };
  const reached = 'EXISTS (SELECT 1 FROM published w WHERE w.withdraws = position AND w.entry <= ?)';
  const isWithdrawn = `(${reached} AND NOT ${counts.sql})`;
  return [
    ...(visible === true ? [counts] : []),
    ...(withdrawn === undefined
      ? []
      : [{ sql: withdrawn ? isWithdrawn : `NOT ${isWithdrawn}`, values: [asked.knownAt, ...counts.values] }]),
  ];
}

/** A condition in SQL, and what to bind to it. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

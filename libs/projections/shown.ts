import type { Asked } from './asked';
import type { SqlValue } from './database';
import { VISIBLE, at } from './visibility';

/** A condition in SQL, and what to bind to it. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** An entry `c` that was recorded by the asked point, and was out by then itself or by one that agrees with it, withdrawn since or not. */
const OUT = `c.entry <= ? AND (EXISTS (SELECT 1 FROM published p WHERE p.entry = c.entry AND p.instant <= ?)
  OR EXISTS (SELECT 1 FROM published p WHERE p.corroborates = c.entry AND p.entry <= ? AND p.instant <= ?))`;

/**
 * Which rows with a column `entry` are shown: those that are visible, and where `withdrawn` says so also those that were. `counts`
 * tells one from the other.
 */
export function shownBy(asked: Asked, withdrawn: boolean): Condition & { readonly counts: Condition } {
  const visible = { sql: VISIBLE, values: at(asked) };
  if (!withdrawn) return { ...visible, counts: { sql: '1', values: [] } };
  const { knownAt, publishedBy } = asked;
  const values = [...at(asked), knownAt, publishedBy, knownAt, publishedBy];
  return { sql: `(${VISIBLE} OR (${OUT}))`, values, counts: visible };
}

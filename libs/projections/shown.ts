import type { Asked } from './asked';
import type { SqlValue } from './database';
import { VISIBLE, at } from './visibility';

/** A condition in SQL, and what to bind to it. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** An entry `c` that was recorded and published by the asked point, withdrawn since or not. */
const OUT = 'c.entry <= ? AND EXISTS (SELECT 1 FROM published p WHERE p.entry = c.entry AND p.instant <= ?)';

/**
 * Which rows with a column `entry` are shown: those that are visible, and where `withdrawn` says so also those that were. `counts`
 * tells one from the other.
 */
export function shownBy(asked: Asked, withdrawn: boolean): Condition & { readonly counts: Condition } {
  const visible = { sql: VISIBLE, values: at(asked) };
  if (!withdrawn) return { ...visible, counts: { sql: '1', values: [] } };
  const values = [...at(asked), asked.knownAt, asked.publishedBy];
  return { sql: `(${VISIBLE} OR (${OUT}))`, values, counts: visible };
}

import { DAY_MIN } from '#domain';
import type { SameKind } from '#domain';
import type { SqlValue } from './database';
import { LISTED, listOf } from './withdrawals';
import type { Candidates } from './withdrawals';

/**
 * Declarations, visible or not, that some thing is another.
 * @param where a condition on the ids `c.id` and `c.keep`, with its values.
 */
export function declarations(kind: SameKind, where: string, values: readonly SqlValue[]): Candidates {
  return { table: 'same', where: `c.kind = '${kind}' AND ${where}`, values, day: `${DAY_MIN}` };
}

/** Declarations, visible or not, that give up or keep one of some ids. */
export function declarationsOf(kind: SameKind, ids: Iterable<string>): Candidates {
  const listed = listOf(ids);
  return declarations(kind, `(c.id IN ${LISTED} OR c.keep IN ${LISTED})`, [listed, listed]);
}

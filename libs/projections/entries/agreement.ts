import type { Asked } from '../asked';
import type { SqlValue } from '../database';
import type { Statements } from '../statements';
import { at, isVisible } from '../visibility';

/** Which sources agree with an entry and which do not, as the ids of the visible entries that say so, in their order. */
export interface Agreement {
  readonly corroboratedBy: readonly string[];
  readonly ofTheEarlierWording: readonly string[];
  readonly disputedBy: readonly string[];
  readonly deniedBy: readonly string[];
}

const CORROBORATIONS = `SELECT e.id AS id FROM published k JOIN entry e ON e.position = k.entry
  WHERE k.corroborates = ? AND ${isVisible('k.entry')} ORDER BY k.entry`;

/** A corroboration does not follow a restatement: it agrees with words that the right entry has no more. */
const EARLIER = `WITH RECURSIVE earlier (position, restates) AS (
    SELECT position, restates FROM entry WHERE id = ?
    UNION ALL SELECT e.position, e.restates FROM earlier JOIN entry e ON e.id = earlier.restates)
  SELECT e.id AS id FROM earlier JOIN published k ON k.corroborates = earlier.position JOIN entry e ON e.position = k.entry
  WHERE ${isVisible('k.entry')} ORDER BY k.entry`;

const DISPUTES = `SELECT e.id AS id FROM dispute d JOIN entry e ON e.position = d.variant
  WHERE d.entry = ? AND d.denies = ? AND ${isVisible('d.variant')} ORDER BY d.variant`;

/** @see Agreement */
export function agreementOn(
  statements: Statements,
  { position, restates }: { readonly position: number; readonly restates: string | null },
  asked: Asked,
): Agreement {
  const idsBy = (sql: string, ...values: SqlValue[]): readonly string[] =>
    statements.all<{ id: string }>(sql, ...values, ...at(asked)).map(({ id }) => id);
  return {
    corroboratedBy: idsBy(CORROBORATIONS, position),
    ofTheEarlierWording: restates === null ? [] : idsBy(EARLIER, restates),
    disputedBy: idsBy(DISPUTES, position, 0),
    deniedBy: idsBy(DISPUTES, position, 1),
  };
}

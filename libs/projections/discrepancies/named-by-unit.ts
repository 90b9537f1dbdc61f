import { identitiesOf } from '../identities';
import { LISTED, listOf } from '../withdrawals';
import type { Inspected } from './inspected';

/** Things by which an entry that names no unit is one of a unit's. */
const TIES = `('layoff', 'deal', 'investment')`;

/**
 * SQL for the entries `r.entry` of a unit, to be joined further: those that name it, and those that name no unit but a layoff, deal or
 * investment of it. Bind with `idsOfUnit`.
 */
export const OF_UNIT = `(WITH named (entry) AS (
    SELECT DISTINCT entry FROM reference WHERE kind = 'unit' AND id IN ${LISTED}),
  tied (kind, id) AS (
    SELECT DISTINCT t.kind, t.id FROM named n CROSS JOIN reference t ON t.entry = n.entry WHERE t.kind IN ${TIES})
  SELECT entry FROM named UNION SELECT r.entry FROM tied CROSS JOIN reference r ON r.kind = tied.kind AND r.id = tied.id
    WHERE NOT EXISTS (SELECT 1 FROM reference u WHERE u.entry = r.entry AND u.kind = 'unit'))`;

/** What to bind to `OF_UNIT`. */
export function idsOfUnit(unitId: string, { statements, asked }: Inspected): string {
  return listOf(identitiesOf(statements, 'unit', asked).all(unitId));
}

const UNITS = `SELECT DISTINCT id FROM reference WHERE entry = ? AND kind = 'unit'`;
const TIED_UNITS = `SELECT DISTINCT u.id AS id FROM reference t CROSS JOIN reference e ON e.kind = t.kind AND e.id = t.id
  JOIN reference u ON u.entry = e.entry AND u.kind = 'unit' WHERE t.entry = ? AND t.kind IN ${TIES}`;

/** The units of which an entry is one, by the ids that are kept, in their order. */
export function unitsOfEntry(entry: number, { statements, asked }: Inspected): readonly string[] {
  const named = statements.all<{ readonly id: string }>(UNITS, entry);
  const units = named.length > 0 ? named : statements.all<{ readonly id: string }>(TIED_UNITS, entry);
  return identitiesOf(statements, 'unit', asked)
    .canonicals(units.map(({ id }) => id))
    .toSorted();
}

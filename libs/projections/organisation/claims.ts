import type { Day, DayRange, Names } from '#domain';
import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';

interface UnitRow {
  readonly unit_id: string;
  readonly entry: number;
  readonly kind: string;
  readonly names: string;
  readonly established_earliest: Day | null;
  readonly established_latest: Day | null;
  readonly country: string | null;
  readonly industry: string | null;
}

/** What one visible entry that introduces a unit says of it. */
export interface UnitClaim {
  readonly unitId: string;
  readonly entry: number;
  readonly kind: string;
  readonly names: Names;
  /** Left out where the source gives no start. */
  readonly established?: DayRange;
  readonly country: string | null;
  readonly industry: string | null;
}

/** What the visible introductions say of a unit, oldest first; none where it was never recorded or is withdrawn. */
export function claimsOfUnit(statements: Statements, unitId: string, asked: Asked): readonly UnitClaim[] {
  const sql = `SELECT * FROM unit c WHERE unit_id = ? AND ${VISIBLE} ORDER BY entry`;
  return statements.all<UnitRow>(sql, unitId, ...at(asked)).map(claimOf);
}

/** The ids of the companies that are visible, in their order; also of those that were acquired. */
export function companies(statements: Statements, asked: Asked): readonly string[] {
  const sql = `SELECT DISTINCT unit_id FROM unit c WHERE kind = 'company' AND ${VISIBLE} ORDER BY unit_id`;
  return statements.all<{ readonly unit_id: string }>(sql, ...at(asked)).map(({ unit_id }) => unit_id);
}

/** Whether a unit was recorded by a position at all, withdrawn or not: its id outlives its claims. */
export function wasRecorded(statements: Statements, unitId: string, knownAt: number): boolean {
  return statements.get('SELECT 1 FROM unit WHERE unit_id = ? AND entry <= ?', unitId, knownAt) !== undefined;
}

function claimOf(row: UnitRow): UnitClaim {
  return {
    unitId: row.unit_id,
    entry: row.entry,
    kind: row.kind,
    names: JSON.parse(row.names) as Names,
    country: row.country,
    industry: row.industry,
    ...(row.established_earliest === null || row.established_latest === null
      ? {}
      : { established: { earliest: row.established_earliest, latest: row.established_latest } }),
  };
}

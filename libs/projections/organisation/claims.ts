import type { Day, DayRange, Names } from '#domain';
import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import type { SaidRow } from '../said';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';

interface UnitRow extends SaidRow {
  readonly unit_id: string;
  readonly kind: string;
  readonly names: string;
  readonly established_earliest: Day | null;
  readonly established_latest: Day | null;
  readonly country: string | null;
  readonly industry: string | null;
}

/** What one visible entry that introduces a unit says of it, or another source instead. */
export interface UnitClaim {
  readonly unitId: string;
  readonly entry: number;
  /** True of what the entry says itself. */
  readonly isOwn: boolean;
  readonly kind: string;
  readonly names: Names;
  /** Left out where the source gives no start. */
  readonly established?: DayRange;
  readonly country: string | null;
  readonly industry: string | null;
}

/**
 * What the visible introductions say of a unit, oldest first, those under the id that is kept last; none where it was never recorded or
 * is withdrawn.
 */
export function claimsOfUnit(statements: Statements, unitId: string, asked: Asked): readonly UnitClaim[] {
  const sql = `SELECT * FROM unit c WHERE unit_id = ? AND ${VISIBLE} ORDER BY entry, variant`;
  const ids = identitiesOf(statements, 'unit', asked).all(unitId).toReversed();
  return ids.flatMap((id) => statements.all<UnitRow>(sql, id, ...at(asked))).map(claimOf);
}

/** The companies that are visible, by the ids that are kept, in their order, after one of them; also those that were acquired. */
export function companies(
  statements: Statements,
  { after, limit }: { readonly after: string; readonly limit: number },
  asked: Asked,
): readonly string[] {
  const sql = `SELECT DISTINCT unit_id FROM unit c WHERE kind = 'company' AND unit_id > ? AND ${VISIBLE} ORDER BY unit_id LIMIT ?`;
  const ids = (from: string, most: number): readonly string[] =>
    statements.all<{ readonly unit_id: string }>(sql, from, ...at(asked), most).map(({ unit_id }) => unit_id);
  const same = identitiesOf(statements, 'unit', asked);
  if (same.areApart) return ids(after, limit);
  // An id that is kept may stand before or after those that were given up for it.
  const kept = same.canonicals(ids('', Number.MAX_SAFE_INTEGER)).toSorted();
  return kept.filter((id) => id > after).slice(0, limit);
}

/** Whether a unit was recorded by a position at all, withdrawn or not: its id outlives its claims. */
export function wasRecorded(statements: Statements, unitId: string, knownAt: number): boolean {
  return statements.get('SELECT 1 FROM unit WHERE unit_id = ? AND entry <= ?', unitId, knownAt) !== undefined;
}

function claimOf(row: UnitRow): UnitClaim {
  return {
    unitId: row.unit_id,
    entry: row.entry,
    isOwn: row.variant === 0,
    kind: row.kind,
    names: JSON.parse(row.names) as Names,
    country: row.country,
    industry: row.industry,
    ...(row.established_earliest === null || row.established_latest === null
      ? {}
      : { established: { earliest: row.established_earliest, latest: row.established_latest } }),
  };
}

import type { Day, DepartureKind } from '#domain';
import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { declarations, declarationsOf } from '../declarations';
import { identitiesOf } from '../identities';
import type { SaidRow } from '../said';
import { VISIBLE, at } from '../visibility';
import { LISTED, listOf } from '../withdrawals';
import type { Candidates } from '../withdrawals';

/** How a tenure may end. */
export type EndKind = 'dismissed' | 'reassigned' | 'abolished' | DepartureKind;

/** What one visible entry says of a start or an end of one person's time in one post, or another source instead. */
export interface TurnRow extends SaidRow {
  readonly unit_id: string;
  readonly post_id: string;
  readonly person_id: string;
  readonly side: 'start' | 'end';
  readonly earliest: Day;
  readonly latest: Day;
  /** 1 where a source says that it was so on the last of these days, and gives no start. */
  readonly attests: number;
  /** Of a start: 1 where it is only until somebody is appointed. */
  readonly acting?: number;
  readonly kind?: EndKind | null;
  /** True for an end of more than this tenure: of all posts of the person, or of all who hold the post. It implies none. */
  readonly general?: true;
}

/** A start or an end of a tenure. */
export interface ClaimRow extends TurnRow {
  readonly title: string;
  /** 1 where a visible entry says that the post heads the unit. */
  readonly heads: number;
  /** The most that any visible entry gives. */
  readonly seats: number;
  readonly acting: number;
  readonly kind: EndKind | null;
}

/** A start or an end of a mandate; only a start tells what it is. */
export interface MandateRow extends TurnRow {
  readonly mandate_id: string;
  readonly mandate: string | null;
}

/** A post that a unit no longer has. */
export interface AbolitionRow extends SaidRow {
  readonly unit_id: string;
  readonly post_id: string;
  readonly earliest: Day;
  readonly latest: Day;
  readonly heads: number;
}

/** A departure from all posts. */
export interface DepartureRow extends SaidRow {
  readonly person_id: string;
  readonly earliest: Day;
  readonly latest: Day;
  readonly kind: DepartureKind;
}

/**
 * One way to read what visible entries say of posts of a unit: of each disputed entry one claim, or none. Ends of more than one tenure
 * stand once for each person and post that they may end.
 */
export interface UnitClaims {
  readonly tenures: readonly ClaimRow[];
  readonly leaves: readonly TurnRow[];
  readonly mandates: readonly MandateRow[];
  readonly abolitions: readonly AbolitionRow[];
}

const HELD_IN = `(SELECT person_id FROM tenure_claim t WHERE t.unit_id IN ${LISTED})`;

/** Rows of a unit under all of its ids, told under the one that is kept. */
function rowsIn<Row extends { readonly unit_id: string }>(
  statements: Statements,
  sql: string,
  unitId: string,
  asked: Asked,
): readonly Row[] {
  const units = identitiesOf(statements, 'unit', asked);
  return units.renamed(
    units.each(unitId, (id) => statements.all<Row>(sql, id, ...at(asked))),
    'unit_id',
  );
}

/** The starts and ends in a unit's posts as the visible entries themselves word them, whatever other sources give instead. */
export function tenureClaimsIn(statements: Statements, unitId: string, asked: Asked): readonly ClaimRow[] {
  const sql = `SELECT * FROM tenure_claim c WHERE unit_id = ? AND variant = 0 AND ${VISIBLE}`;
  const rows = rowsIn<ClaimRow>(statements, sql, unitId, asked);
  return identitiesOf(statements, 'person', asked).renamed(rows, 'person_id');
}

/** Rows that could speak of who held a unit's posts. */
export function candidatesIn(statements: Statements, unitId: string, asked: Asked): readonly Candidates[] {
  const ofUnit = ['tenure_claim', 'abolition_claim', 'leave_claim', 'mandate_claim'];
  const ids = identitiesOf(statements, 'unit', asked).all(unitId);
  const [listed, day] = [listOf(ids), 'c.earliest'];
  return [
    ...ofUnit.map((table) => ({ table, where: `c.unit_id IN ${LISTED}`, values: [listed], day })),
    { table: 'departure_claim', where: `c.person_id IN ${HELD_IN}`, values: [listed], day },
    declarations('person', `(c.id IN ${HELD_IN} OR c.keep IN ${HELD_IN})`, [listed, listed]),
    declarationsOf('unit', ids),
  ];
}

/** The units in whose posts a person was at some time, under whichever id. */
export function unitsOfPerson(statements: Statements, personId: string, asked: Asked): readonly string[] {
  const ids = identitiesOf(statements, 'person', asked).all(personId);
  const sql = `SELECT DISTINCT unit_id FROM tenure_claim c WHERE person_id IN ${LISTED} AND ${VISIBLE} ORDER BY unit_id`;
  const found = statements.all<{ unit_id: string }>(sql, listOf(ids), ...at(asked));
  return identitiesOf(statements, 'unit', asked).canonicals(found.map((row) => row.unit_id));
}

/** Rows with the same key, in the order in which the keys first come. */
export function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

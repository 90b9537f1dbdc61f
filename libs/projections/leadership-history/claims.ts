import type { Day, DepartureKind } from '#domain';
import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { declarations, declarationsOf } from '../declarations';
import { identitiesOf } from '../identities';
import { VISIBLE, at } from '../visibility';
import { LISTED, listOf } from '../withdrawals';
import type { Candidates } from '../withdrawals';

/** How a tenure may end. */
export type EndKind = 'dismissed' | 'reassigned' | 'abolished' | DepartureKind;

/** What one visible entry says of a start or an end of one person's time in one post. */
export interface TurnRow {
  readonly unit_id: string;
  readonly post_id: string;
  readonly person_id: string;
  readonly entry: number;
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
export interface AbolitionRow {
  readonly unit_id: string;
  readonly post_id: string;
  readonly entry: number;
  readonly earliest: Day;
  readonly latest: Day;
  readonly heads: number;
}

/** All that visible entries say of the posts of a unit. */
export interface UnitClaims {
  readonly tenures: readonly ClaimRow[];
  readonly leaves: readonly TurnRow[];
  readonly mandates: readonly MandateRow[];
  readonly abolitions: readonly AbolitionRow[];
}

interface DepartureRow {
  readonly person_id: string;
  readonly entry: number;
  readonly earliest: Day;
  readonly latest: Day;
  readonly kind: DepartureKind;
}

const HELD_IN = `(SELECT person_id FROM tenure_claim t WHERE t.unit_id IN ${LISTED})`;

/**
 * What is visible of a unit's posts, persons under the ids that are kept; ends of more than one tenure stand once for each person
 * and post that they may end.
 */
export function claimsInUnit(statements: Statements, unitId: string, asked: Asked): UnitClaims {
  const persons = identitiesOf(statements, 'person', asked);
  const visible = <Row extends { readonly unit_id: string }>(table: string): readonly Row[] =>
    rowsIn<Row>(statements, `SELECT * FROM ${table} c WHERE unit_id = ? AND ${VISIBLE}`, unitId, asked);
  const ofPersons = <Row extends TurnRow>(table: string): readonly Row[] =>
    persons.renamed(visible<Row>(table), 'person_id');
  const own = ofPersons<ClaimRow>('tenure_claim');
  const abolitions = visible<AbolitionRow>('abolition_claim');
  const held = [...new Set(own.flatMap(({ person_id: person }) => persons.all(person)))];
  const departures = persons.renamed(departuresOf(statements, held, asked), 'person_id');
  const posts = groupBy(own, ({ post_id: post }) => post).map(alike);
  return {
    tenures: posts.flatMap((claims) => [...claims, ...generalEnds(claims, departures, abolitions)]),
    leaves: ofPersons<TurnRow>('leave_claim'),
    mandates: ofPersons<MandateRow>('mandate_claim'),
    abolitions,
  };
}

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

function departuresOf(
  statements: Statements,
  personIds: readonly string[],
  asked: Asked,
): readonly DepartureRow[] {
  const sql = `SELECT * FROM departure_claim c WHERE person_id IN ${LISTED} AND ${VISIBLE}`;
  return statements.all<DepartureRow>(sql, listOf(personIds), ...at(asked));
}

/** The starts and ends in a unit's posts as the visible entries themselves word them, whatever other sources give instead. */
export function tenureClaimsIn(statements: Statements, unitId: string, asked: Asked): readonly ClaimRow[] {
  const sql = `SELECT * FROM tenure_claim c WHERE unit_id = ? AND variant = 0 AND ${VISIBLE}`;
  const rows = rowsIn<ClaimRow>(statements, sql, unitId, asked);
  return identitiesOf(statements, 'person', asked).renamed(rows, 'person_id');
}

/** Entries of one post that differ in whether it heads the unit, or in its seats, are read with the most that any says. */
function alike(claims: readonly ClaimRow[]): readonly ClaimRow[] {
  const heads = Math.max(...claims.map((claim) => claim.heads));
  const seats = Math.max(...claims.map((claim) => claim.seats));
  return claims.map((claim) => ({ ...claim, heads, seats }));
}

/** The departures from all posts and the abolitions, for each person with a claim of their own in one post. */
function generalEnds(
  claims: readonly ClaimRow[],
  departures: readonly DepartureRow[],
  abolitions: readonly AbolitionRow[],
): readonly ClaimRow[] {
  return groupBy(claims, ({ person_id: person }) => person).flatMap(([claim]) => {
    if (claim === undefined) return [];
    const like = { ...claim, side: 'end', attests: 0, acting: 0, general: true } as const;
    const left = departures.filter(({ person_id: person }) => person === claim.person_id);
    const gone = abolitions.filter(({ post_id: post }) => post === claim.post_id);
    return [
      ...left.map((departure) => ({ ...like, ...departure })),
      ...gone.map(({ entry, earliest, latest }) => ({
        ...like,
        entry,
        earliest,
        latest,
        kind: 'abolished' as const,
      })),
    ];
  });
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

import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import { choicesOf, isSettled, saidIn, within } from '../said';
import type { Said, SaidRow, SaidTable } from '../said';
import type { Statements } from '../statements';
import { LISTED, listOf } from '../withdrawals';
import { groupBy } from './claims';
import type { AbolitionRow, ClaimRow, DepartureRow, MandateRow, TurnRow, UnitClaims } from './claims';

/** All that visible entries say of the posts of a unit, persons under the ids that are kept, with what other sources give instead. */
export interface SaidInUnit {
  readonly tenures: readonly Said<ClaimRow>[];
  /** From all posts, of persons who may have held one of the unit. */
  readonly departures: readonly Said<DepartureRow>[];
  readonly abolitions: readonly Said<AbolitionRow>[];
  readonly leaves: readonly Said<TurnRow>[];
  readonly mandates: readonly Said<MandateRow>[];
}

const AS_SAID: Omit<SaidTable, 'table'> = {
  hulls: [['earliest', 'latest']],
  words: ['attests'],
  ids: { unit_id: 'unit', person_id: 'person' },
};

/** @see SaidInUnit */
export function saidInUnit(statements: Statements, unitId: string, asked: Asked): SaidInUnit {
  const units = listOf(identitiesOf(statements, 'unit', asked).all(unitId));
  const ofUnit = <Row extends SaidRow>(table: string): readonly Said<Row>[] =>
    saidIn<Row>(statements, { ...AS_SAID, table, where: `unit_id IN ${LISTED}`, values: [units] }, asked);
  const tenures = ofUnit<ClaimRow>('tenure_claim');
  const persons = identitiesOf(statements, 'person', asked).allOf(personsIn(tenures));
  const left = {
    ...AS_SAID,
    table: 'departure_claim',
    where: `person_id IN ${LISTED}`,
    values: [listOf(persons)],
  };
  return {
    tenures,
    departures: saidIn<DepartureRow>(statements, left, asked),
    abolitions: ofUnit<AbolitionRow>('abolition_claim'),
    leaves: ofUnit<TurnRow>('leave_claim'),
    mandates: ofUnit<MandateRow>('mandate_claim'),
  };
}

function personsIn(tenures: readonly Said<ClaimRow>[]): ReadonlySet<string> {
  return new Set(rowsOf(tenures).map(({ person_id: person }) => person));
}

/** Every row of some claims, whichever of them are so. */
export function rowsOf<Row>(said: readonly Said<Row>[]): readonly Row[] {
  return said.flatMap(({ claims }) => claims.flat());
}

/** The posts of a unit in which somebody took or left office. */
export function postsOf({ tenures }: SaidInUnit): readonly string[] {
  return [...new Set(rowsOf(tenures).map(({ post_id: post }) => post))];
}

/** The posts of a unit, those together of which a disputed entry says one or the other. */
export function postsTogether(said: SaidInUnit): readonly (readonly string[])[] {
  const held = groupBy(rowsOf(said.tenures), ({ person_id: person }) => person);
  const left = said.departures.filter((one) => !isSettled(one)).flatMap(({ claims }) => claims[0]);
  const touched = [
    ...said.tenures.filter((one) => !isSettled(one)).map((one) => rowsOf([one])),
    ...held.filter(([row]) => left.some((departure) => departure.person_id === row?.person_id)),
  ].map((rows) => new Set(rows.map(({ post_id: post }) => post)));
  let groups: readonly (readonly string[])[] = postsOf(said).map((post) => [post]);
  for (const posts of touched) {
    const joined = groups.filter((group) => group.some((post) => posts.has(post)));
    groups = [...groups.filter((group) => !joined.includes(group)), joined.flat()];
  }
  return groups;
}

/** Every way to read what is said of some posts. */
export interface UnitReadings {
  /** Where there are more than we follow, one in which everything is told at once. */
  readonly readings: readonly UnitClaims[];
  readonly complete: boolean;
  /** The claims of disputed entries, on which every answer rests. */
  readonly disputed: readonly TurnRow[];
}

/** A row of one of the tables. */
interface Piece {
  readonly tenure?: ClaimRow;
  readonly departure?: DepartureRow;
  readonly abolition?: AbolitionRow;
  readonly leave?: TurnRow;
  readonly mandate?: MandateRow;
}

/** @see UnitReadings */
export function readingsIn(said: SaidInUnit, posts: readonly string[]): UnitReadings {
  const ofPosts = <Row extends { readonly post_id: string }>(
    some: readonly Said<Row>[],
  ): readonly Said<Row>[] => within(some, (row) => posts.includes(row.post_id));
  const [tenures, leaves] = [ofPosts(said.tenures), ofPosts(said.leaves)];
  const [mandates, abolitions] = [ofPosts(said.mandates), ofPosts(said.abolitions)];
  const persons = personsIn(tenures);
  const departures = within(said.departures, (row) => persons.has(row.person_id));
  const all: readonly Said<Piece>[] = [
    ...tenures.map((one) => asPieces(one, (tenure) => ({ tenure }))),
    ...departures.map((one) => asPieces(one, (departure) => ({ departure }))),
    ...abolitions.map((one) => asPieces(one, (abolition) => ({ abolition }))),
    ...leaves.map((one) => asPieces(one, (leave) => ({ leave }))),
    ...mandates.map((one) => asPieces(one, (mandate) => ({ mandate }))),
  ];
  const choices = choicesOf(all);
  const disputed = [...tenures, ...leaves, ...mandates].filter((one) => !isSettled(one));
  return {
    readings: (choices ?? [rowsOf(all)]).map(readAs),
    complete: choices !== undefined,
    disputed: rowsOf<TurnRow>(disputed),
  };
}

function asPieces<Row>(said: Said<Row>, as: (row: Row) => Piece): Said<Piece> {
  const [first, ...others] = said.claims.map((rows) => rows.map(as));
  return { ...said, claims: [first ?? [], ...others] };
}

function readAs(pieces: readonly Piece[]): UnitClaims {
  const own = pieces.flatMap(({ tenure }) => tenure ?? []);
  const departures = pieces.flatMap(({ departure }) => departure ?? []);
  const abolitions = pieces.flatMap(({ abolition }) => abolition ?? []);
  const posts = groupBy(own, ({ post_id: post }) => post).map(alike);
  return {
    tenures: posts.flatMap((claims) => [...claims, ...generalEnds(claims, departures, abolitions)]),
    leaves: pieces.flatMap(({ leave }) => leave ?? []),
    mandates: pieces.flatMap(({ mandate }) => mandate ?? []),
    abolitions,
  };
}

/** The starts and ends that are told the same in every way to read what is said. */
export function agreedIn({ tenures }: SaidInUnit): readonly ClaimRow[] {
  return groupBy(rowsOf(tenures.filter(isSettled)), ({ post_id: post }) => post).flatMap(alike);
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
      ...gone.map(({ entry, variant, earliest, latest }) => ({
        ...like,
        entry,
        variant,
        earliest,
        latest,
        kind: 'abolished' as const,
      })),
    ];
  });
}

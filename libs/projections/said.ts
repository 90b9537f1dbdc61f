import type { SameKind } from '#domain';
import type { Asked } from './asked';
import type { SqlValue } from './database';
import { identitiesOf } from './identities';
import type { Statements } from './statements';
import { disputesOf } from './valid-order';
import type { Dispute } from './valid-order';
import { VISIBLE, at } from './visibility';

/** Two columns of a table that are the bounds of one thing; a lower bound of null says nothing, an upper one of null has no end. */
type Bounds = readonly [lower: string, upper: string];

/** A table of what entries say, and how its columns are read where sources differ. */
export interface SaidTable {
  readonly table: string;
  /** First and last days, and quantities: the hull of all claims. Any other column makes each claim a possible one. */
  readonly hulls?: readonly Bounds[];
  /** The sources' words for those: no claim of their own. The entry's stand. */
  readonly words?: readonly string[];
  /** Columns that hold ids of which several may be one: they are read under the one that is kept. */
  readonly ids?: Readonly<Record<string, SameKind>>;
}

/** Which rows of a table are asked for: a condition on the row `c`, with its values. */
export interface Selection extends SaidTable {
  readonly where: string;
  readonly values: readonly SqlValue[];
}

/** Every row of a table of what entries say. */
export interface SaidRow {
  readonly entry: number;
  /** Position of the dispute that gives it; 0 for what the entry says itself. */
  readonly variant: number;
}

/** What one visible entry says, with what other sources give instead. */
export interface Said<Row> {
  readonly entry: number;
  /** The claims that differ, the entry's own first where it is among them: each the rows that one source gives. */
  readonly claims: readonly [readonly Row[], ...(readonly Row[])[]];
  /** Whether one of these claims is so: no source denies the entry, or gives something that was not asked for. */
  readonly certain: boolean;
}

/**
 * What visible entries say of something, entry by entry in the order of their positions. Where other sources give something instead,
 * days and quantities are the hull of all claims of the entry, and claims that differ in nothing else are one.
 */
export function saidIn<Row extends SaidRow>(
  statements: Statements,
  selection: Selection,
  asked: Asked,
): readonly Said<Row>[] {
  const sql = `SELECT * FROM ${selection.table} c WHERE ${selection.where} AND ${VISIBLE} ORDER BY entry, variant`;
  const found = new Map<number, Row[]>();
  const kept = (rows: readonly Row[]): readonly Row[] => underKept(statements, rows, selection, asked);
  for (const row of kept(statements.all<Row>(sql, ...selection.values, ...at(asked)))) {
    const known = found.get(row.entry);
    if (known === undefined) found.set(row.entry, [row]);
    else known.push(row);
  }
  if (found.size === 0) return [];
  const disputes = disputesOf(statements, found.keys(), asked);
  return [...found].map(([entry, rows]) => {
    const against = disputes.get(entry);
    if (against === undefined) return { entry, claims: [rows], certain: true };
    const all = kept(statements.all<Row>(ofEntry(selection.table), entry, ...at(asked)));
    return { entry, claims: claimsIn(rows, all, selection), certain: isAgreed(rows, against) };
  });
}

function underKept<Row extends SaidRow>(
  statements: Statements,
  rows: readonly Row[],
  { ids = {} }: SaidTable,
  asked: Asked,
): readonly Row[] {
  return Object.entries(ids).reduce(
    (named, [column, kind]) =>
      identitiesOf(statements, kind, asked).renamed(named, column as keyof Row & string),
    rows,
  );
}

function ofEntry(table: string): string {
  return `SELECT * FROM ${table} c WHERE entry = ? AND ${VISIBLE}`;
}

/** Whether every claim is among the rows, and none is that it is not so. */
function isAgreed(rows: readonly SaidRow[], against: readonly Dispute[]): boolean {
  const told = new Set(rows.map(({ variant }) => variant));
  return told.size === against.length + 1 && against.every(({ denies }) => !denies);
}

function claimsIn<Row extends SaidRow>(
  rows: readonly Row[],
  all: readonly Row[],
  { hulls = [], words = [] }: SaidTable,
): Said<Row>['claims'] {
  const claims = new Map<string, readonly Row[]>();
  for (const variant of new Set(rows.map((row) => row.variant))) {
    const claim = rows
      .filter((row) => row.variant === variant)
      .map((row) => hulls.reduce((read, bounds) => withHull(read, all, bounds), row));
    const key = JSON.stringify(claim, (column, value: unknown) =>
      column === 'variant' || words.includes(column) ? undefined : value,
    );
    if (!claims.has(key)) claims.set(key, claim);
  }
  const [first = [], ...others] = claims.values();
  return [first, ...others];
}

/** A row with the bounds that all claims together give; as it is where it says nothing of the thing. */
function withHull<Row extends SaidRow>(row: Row, all: readonly Row[], [lower, upper]: Bounds): Row {
  const valueOf = (one: Row, column: string): unknown => (one as Readonly<Record<string, unknown>>)[column];
  if (valueOf(row, lower) === null) return row;
  const given = all.filter((one) => valueOf(one, lower) !== null);
  const ends = given.map((one) => valueOf(one, upper));
  return {
    ...row,
    [lower]: Math.min(...given.map((one) => Number(valueOf(one, lower)))),
    [upper]: ends.includes(null) ? null : Math.max(...ends.map(Number)),
  };
}

/** Whether sources differ in nothing but days and quantities. */
export function isSettled({ claims, certain }: Said<unknown>): boolean {
  return certain && claims.length === 1;
}

/** What is said of some of the rows alone. A claim that has none of them leaves open whether any other is so. */
export function within<Row>(
  said: readonly Said<Row>[],
  isMeant: (row: Row) => boolean,
): readonly Said<Row>[] {
  return said.flatMap(({ entry, claims, certain }) => {
    const meant = claims.map((rows) => rows.filter(isMeant)).filter((rows) => rows.length > 0);
    const [first, ...others] = new Map(meant.map((rows) => [JSON.stringify(rows), rows])).values();
    if (first === undefined) return [];
    return [{ entry, claims: [first, ...others], certain: certain && meant.length === claims.length }];
  });
}

/** Ways to choose that are followed, at most. */
const CHOICES_MAX = 200;

/**
 * Every way to choose one claim of each entry, or none of those that may be otherwise. Undefined where there are more than we
 * follow.
 */
export function choicesOf<Row>(said: readonly Said<Row>[]): readonly (readonly Row[])[] | undefined {
  let choices: readonly (readonly Row[])[] = [[]];
  for (const { claims, certain } of said) {
    const options = certain ? claims : [...claims, []];
    if (choices.length * options.length > CHOICES_MAX) return undefined;
    choices = choices.flatMap((chosen) => options.map((rows) => [...chosen, ...rows]));
  }
  return choices;
}

import { hullOf } from '#domain';
import type { Day, DayRange, Names } from '#domain';
import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import { isSettled, saidIn } from '../said';
import type { Said, SaidRow, SaidTable } from '../said';
import type { Statements } from '../statements';
import { LISTED, listOf } from '../withdrawals';
import type { UnitClaim } from './claims';

/** Several names in each language. */
export type NameLists = Readonly<Record<string, readonly string[]>>;

/** What a unit is called on a day. */
export interface NamesOn {
  /** The name in each language, as the entry itself has it; where it is uncertain whether another took its place by then, the one before. */
  readonly names: Names;
  /** Names that may have taken their place by then, or that sources give instead; only languages in which there are any. */
  readonly possibleNames: NameLists;
  /** Names that it bore before by some source, oldest first; only languages in which there are any. */
  readonly formerNames: NameLists;
  /** True where a first name is taken to hold though no source says that the unit was there by then. */
  readonly namesPresumed: boolean;
  /** Positions of the renamings that bear on it. */
  readonly renamings: readonly number[];
}

/** A renaming, with all that other sources give instead. */
interface Renaming extends DayRange {
  readonly entry: number;
  /** The names that each claim gives, the entry's own first. */
  readonly claims: readonly Names[];
  /** Whether it came at all: no source denies it. */
  readonly certain: boolean;
}

/**
 * What a unit is called on the asked day: its first names, with those that visible renamings put in their place.
 * @param claims what introduces it.
 */
export function namesOn(
  statements: Statements,
  unitId: string,
  asked: Asked,
  claims: readonly UnitClaim[],
): NamesOn {
  const renamings = renamingsOf(statements, unitId, asked).filter(({ earliest }) => earliest <= asked.on);
  // Where introductions differ in one language, the newest entry's name stands, and that of the kept id before another's.
  const first = firstNames(claims);
  const spokenOf = [...claims, ...renamings.flatMap((one) => one.claims.map((names) => ({ names })))];
  const languages = [...new Set(spokenOf.flatMap(({ names }) => Object.keys(names)))];
  const spoken = languages.map((language) => {
    const instead = claims.flatMap(({ isOwn, names }) => (isOwn ? [] : (names[language] ?? [])));
    return inLanguage(language, { name: first[language], instead }, renamings, asked.on);
  });
  const isThere = claims.some(
    ({ established }) => established !== undefined && established.latest <= asked.on,
  );
  return {
    names: Object.fromEntries(
      spoken.flatMap(({ language, name }) => (name === undefined ? [] : [[language, name]])),
    ),
    possibleNames: listsOf(spoken, ({ possible }) => possible),
    formerNames: listsOf(spoken, ({ former }) => former),
    namesPresumed: !isThere && spoken.some(({ name, isFirst }) => isFirst && name !== undefined),
    renamings: [...new Set(spoken.flatMap(({ entries }) => entries))],
  };
}

/** What the entries that introduce a unit call it themselves. */
export function firstNames(claims: readonly UnitClaim[]): Names {
  return Object.assign({}, ...claims.filter(({ isOwn }) => isOwn).map(({ names }) => names)) as Names;
}

/** What a source says a unit is also known as, and whether no other denies it or gives another name. */
export interface Alias {
  readonly entry: number;
  readonly names: Names;
  readonly certain: boolean;
}

/** What visible entries say a unit is also known as, oldest first. */
export function aliasesOf(statements: Statements, unitId: string, asked: Asked): readonly Alias[] {
  return saidOf<NamesRow>(statements, { table: 'unit_alias' }, unitId, asked).flatMap((said) =>
    said.claims.flat().map(({ entry, names }) => ({
      entry,
      names: JSON.parse(names) as Names,
      certain: isSettled(said),
    })),
  );
}

interface NamesRow extends SaidRow {
  readonly names: string;
}

/** What is said of a unit under all of its ids. */
function saidOf<Row extends SaidRow>(
  statements: Statements,
  table: SaidTable,
  unitId: string,
  asked: Asked,
): readonly Said<Row>[] {
  const ids = listOf(identitiesOf(statements, 'unit', asked).all(unitId));
  const ofUnit = {
    ...table,
    ids: { unit_id: 'unit' },
    where: `unit_id IN ${LISTED}`,
    values: [ids],
  } as const;
  return saidIn<Row>(statements, ofUnit, asked);
}

interface Spoken {
  readonly language: string;
  readonly name: string | undefined;
  readonly isFirst: boolean;
  readonly possible: readonly string[];
  readonly former: readonly string[];
  readonly entries: readonly number[];
}

/** A first name, and those that other sources give instead of it. */
interface FirstName {
  readonly name: string | undefined;
  readonly instead: readonly string[];
}

/**
 * The names in one language: the last that has certainly come, any other that may be later, and any that may have come. Of a renaming
 * whose name is disputed the entry's own stands, and the others are possible.
 */
function inLanguage(
  language: string,
  { name: first, instead }: FirstName,
  renamings: readonly Renaming[],
  on: Day,
): Spoken {
  const called = (some: readonly Renaming[]): readonly string[] =>
    some.flatMap(({ claims }) => claims.flatMap((names) => names[language] ?? []));
  const dated = renamings.filter((one) => called([one]).length > 0);
  const came = dated.filter(
    ({ latest, certain, claims }) =>
      certain && latest <= on && claims.every((names) => names[language] !== undefined),
  );
  const last = Math.max(...came.map(({ earliest }) => earliest));
  const borne = came.filter(({ latest }) => latest >= last);
  const maybe = dated.filter((one) => !came.includes(one) && (one.latest > on || one.latest >= last));
  const bearing = [...borne, ...maybe];
  const firsts = [...(first === undefined ? [] : [first]), ...instead];
  const name = came.length === 0 ? first : called(borne.slice(-1))[0];
  const either = [...called(bearing), ...(came.length === 0 ? instead : [])];
  const possible = new Set(either.filter((other) => other !== name));
  const before = [...(came.length === 0 ? [] : firsts), ...called(came)];
  const former = new Set(before.filter((other) => other !== name && !possible.has(other)));
  return {
    language,
    name,
    isFirst: came.length === 0,
    possible: [...possible],
    former: [...former],
    entries: bearing.map(({ entry }) => entry),
  };
}

function listsOf(spoken: readonly Spoken[], of: (one: Spoken) => readonly string[]): NameLists {
  return Object.fromEntries(
    spoken.map((one) => [one.language, of(one)] as const).filter(([, names]) => names.length > 0),
  );
}

function renamingsOf(statements: Statements, unitId: string, asked: Asked): readonly Renaming[] {
  const table = { table: 'unit_name', hulls: [['earliest', 'latest']] } as const;
  return saidOf<NamesRow & DayRange>(statements, table, unitId, asked)
    .map(({ entry, claims, certain }) => {
      const rows = claims.flat();
      const names = rows.map((row) => JSON.parse(row.names) as Names);
      return { entry, certain, claims: names, ...hullOf(rows) };
    })
    .toSorted((a, b) => a.earliest - b.earliest || a.latest - b.latest || a.entry - b.entry);
}

import type { Day, DayRange, Names } from '#domain';
import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';
import type { UnitClaim } from './claims';

/** Several names in each language. */
export type NameLists = Readonly<Record<string, readonly string[]>>;

/** What a unit is called on a day. */
export interface NamesOn {
  /** The name in each language; where it is uncertain whether another took its place by then, the one before. */
  readonly names: Names;
  /** Names that may have taken their place by then; only languages in which there are any. */
  readonly possibleNames: NameLists;
  /** Names that it bore before, oldest first; only languages in which there are any. */
  readonly formerNames: NameLists;
  /** True where a first name is taken to hold though no source says that the unit was there by then. */
  readonly namesPresumed: boolean;
  /** Positions of the renamings that bear on it. */
  readonly renamings: readonly number[];
}

interface Renaming extends DayRange {
  readonly entry: number;
  readonly names: Names;
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
  const first = Object.assign({}, ...claims.map(({ names }) => names)) as Names;
  const languages = [
    ...new Set([...Object.keys(first), ...renamings.flatMap(({ names }) => Object.keys(names))]),
  ];
  const spoken = languages.map((language) => inLanguage(language, first[language], renamings, asked.on));
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

/** What visible entries say a unit is also known as, oldest first. */
export function aliasesOf(
  statements: Statements,
  unitId: string,
  asked: Asked,
): readonly { readonly entry: number; readonly names: Names }[] {
  const sql = `SELECT entry, names FROM unit_alias c WHERE unit_id = ? AND ${VISIBLE} ORDER BY entry`;
  return identitiesOf(statements, 'unit', asked)
    .each(unitId, (id) =>
      statements.all<{ readonly entry: number; readonly names: string }>(sql, id, ...at(asked)),
    )
    .map(({ entry, names }) => ({ entry, names: JSON.parse(names) as Names }))
    .toSorted((a, b) => a.entry - b.entry);
}

interface Spoken {
  readonly language: string;
  readonly name: string | undefined;
  readonly isFirst: boolean;
  readonly possible: readonly string[];
  readonly former: readonly string[];
  readonly entries: readonly number[];
}

/** The names in one language: the last that has certainly come, any other that may be later, and any that may have come. */
function inLanguage(
  language: string,
  first: string | undefined,
  renamings: readonly Renaming[],
  on: Day,
): Spoken {
  const dated = renamings.filter(({ names }) => names[language] !== undefined);
  const came = dated.filter(({ latest }) => latest <= on);
  const last = Math.max(...came.map(({ earliest }) => earliest));
  const borne = came.filter(({ latest }) => latest >= last);
  const bearing = [...borne, ...dated.filter(({ latest }) => latest > on)];
  const called = (some: readonly Renaming[]): readonly string[] =>
    some.flatMap(({ names }) => names[language] ?? []);
  const name = came.length === 0 ? first : called(borne).at(-1);
  const possible = new Set(called(bearing).filter((other) => other !== name));
  const before = [...(came.length === 0 || first === undefined ? [] : [first]), ...called(came)];
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
  const sql = `SELECT entry, names, earliest, latest FROM unit_name c WHERE unit_id = ? AND ${VISIBLE}`;
  return identitiesOf(statements, 'unit', asked)
    .each(unitId, (id) =>
      statements.all<DayRange & { readonly entry: number; readonly names: string }>(sql, id, ...at(asked)),
    )
    .map((row) => ({ ...row, names: JSON.parse(row.names) as Names }))
    .toSorted((a, b) => a.earliest - b.earliest || a.latest - b.latest || a.entry - b.entry);
}

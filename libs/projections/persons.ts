import { DAY_MIN, daysOf, topics } from '#domain';
import type { Day, Names } from '#domain';
import type { Asked } from './asked';
import { identitiesOf } from './identities';
import type { Holder } from './leadership-history/answer';
import { postsOfPerson } from './leadership-history/of-person';
import { namesOn } from './person-names';
import type { NameRow, OtherNames } from './person-names';
import type { Projection } from './projection';
import { isSettled, saidIn } from './said';
import type { Said, SaidRow, SaidTable } from './said';
import type { Statements } from './statements';

/** Persons: opaque ids, handles and names. */
export const persons: Projection = {
  name: 'persons',
  version: 4,
  tables: {
    person: {
      columns: 'person_id TEXT NOT NULL, entry INTEGER NOT NULL, handle TEXT NOT NULL, names TEXT NOT NULL',
      key: 'person_id, entry',
      indexes: ['handle', 'entry'],
    },
    person_alias: {
      columns: 'person_id TEXT NOT NULL, entry INTEGER NOT NULL, names TEXT NOT NULL',
      key: 'person_id, entry',
      indexes: ['entry'],
    },
    person_name: {
      columns: `person_id TEXT NOT NULL, entry INTEGER NOT NULL, names TEXT NOT NULL, dated INTEGER NOT NULL,
        earliest INTEGER, latest INTEGER`,
      key: 'person_id, entry',
      indexes: ['entry'],
    },
  },
  on: {
    PersonIntroduced: (rows, { data, position }) =>
      rows.insert('person', {
        person_id: data.personId,
        entry: position,
        handle: data.handle,
        names: JSON.stringify(data.names),
      }),
    AliasAdded: (rows, { data: { personId, alias }, position }) => {
      if (personId !== undefined)
        rows.insert('person_alias', { person_id: personId, entry: position, names: JSON.stringify(alias) });
    },
    PersonRenamed: (rows, { data, position }) => {
      const { personId, names, renamedOn } = data;
      const days = renamedOn === undefined ? undefined : daysOf(renamedOn);
      rows.insert('person_name', {
        person_id: personId,
        entry: position,
        names: JSON.stringify(names),
        dated: Number(renamedOn !== undefined),
        earliest: days?.earliest,
        latest: days?.latest,
      });
    },
  },
  ignores: [
    'CompanyRegistered',
    'DivisionEstablished',
    'RestructuringAnnounced',
    'UnitRenamed',
    'UnitMoved',
    'UnitsMerged',
    'UnitSplit',
    'UnitClosed',
    ...topics.deals,
    ...topics.headcount,
    ...topics.layoffs,
    'ExecutiveAppointed',
    'ExecutiveReassigned',
    'ExecutiveDismissed',
    'ExecutiveDeparted',
    'LeaveStarted',
    'LeaveEnded',
    'MandateAssigned',
    'MandateEnded',
    'PostAbolished',
    ...topics.investment,
    ...topics.strategy,
    ...topics.sources,
    ...topics.corrections,
  ],
};

/** A person as the newest visible introduction says; `withdrawn` where none is visible: ids outlive claims. */
export interface PersonAnswer {
  readonly personId: string;
  readonly withdrawn: boolean;
  /** `possibly` where other sources deny every entry that introduces the person. */
  readonly certainty: 'definitely' | 'possibly';
  readonly handle: string | null;
  /** The names on the asked day, by language. */
  readonly names: Names;
  /** What the person is also known as. */
  readonly aliases: readonly Names[];
  /** What the person may also be known as: a source denies it, or gives another name. */
  readonly possibleAliases: readonly Names[];
  /** Names beside those: that hold for all time, that may be in use on the asked day already or still, or that sources give instead. */
  readonly otherNames: readonly OtherNames[];
  /** The posts that the person holds on the asked day, definitely or possibly, in all units. */
  readonly posts: readonly Holder[];
  /** Positions of the entries that introduce or rename the person. */
  readonly entries: readonly number[];
}

interface NamesRow extends SaidRow {
  readonly names: string;
}

interface PersonRow extends NamesRow {
  readonly handle: string;
}

interface RenamingRow extends NamesRow {
  readonly dated: number;
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

/**
 * A person by opaque id or handle, under the id that is kept where several are declared to be one; undefined where nobody was
 * introduced under it by the asked position.
 */
export function personOf(statements: Statements, reference: string, asked: Asked): PersonAnswer | undefined {
  const sql =
    'SELECT person_id FROM person WHERE (person_id = ? OR handle = ?) AND entry <= ? ORDER BY entry';
  const found = statements.get<{ person_id: string }>(sql, reference, reference, asked.knownAt);
  if (found === undefined) return undefined;
  const same = identitiesOf(statements, 'person', asked);
  const ids = same.all(found.person_id);
  const { said, renamings, aliases } = saidOfPerson(statements, ids, asked);
  const [newest] = said;
  const [own, ...instead] = newest?.claims.flat() ?? [];
  const introduced = { names: namesIn(own), instead: instead.map(namesIn) };
  const named = (isSure: boolean): readonly Names[] =>
    aliases.filter((one) => isSettled(one) === isSure).flatMap(({ claims }) => claims.flat().map(namesIn));
  const isDenied = said.length > 0 && said.every(({ certain }) => !certain);
  return {
    personId: same.canonical(found.person_id),
    withdrawn: own === undefined,
    certainty: isDenied ? 'possibly' : 'definitely',
    handle: own?.handle ?? null,
    ...namesOn(introduced, renamings.flatMap(renamingOf), asked.on),
    aliases: named(true),
    possibleAliases: named(false),
    posts: postsOfPerson(statements, found.person_id, asked),
    entries: [
      ...[...said, ...aliases, ...renamings].map(({ entry }) => entry),
      ...same.entries(found.person_id),
    ],
  };
}

/** What visible entries say of a person under all ids: the introductions under the id that is kept first, the newest of one id first. */
function saidOfPerson(statements: Statements, ids: readonly string[], asked: Asked) {
  const saidBy = <Row extends SaidRow>(table: SaidTable): readonly Said<Row>[] =>
    ids.flatMap((id) => saidIn<Row>(statements, { ...table, where: 'person_id = ?', values: [id] }, asked));
  return {
    said: ids.flatMap((id) =>
      saidIn<PersonRow>(
        statements,
        { table: 'person', where: 'person_id = ?', values: [id] },
        asked,
      ).toReversed(),
    ),
    renamings: saidBy<RenamingRow>({ table: 'person_name', hulls: [['earliest', 'latest']] }),
    aliases: saidBy<NamesRow>({ table: 'person_alias' }),
  };
}

function namesIn(row: NamesRow | undefined): Names {
  return row === undefined ? {} : (JSON.parse(row.names) as Names);
}

/** The entry's own name came where no source denies it; what another gives instead is never more than possible. */
function renamingOf({ entry, claims, certain }: Said<RenamingRow>): readonly NameRow[] {
  return claims.flat().map((row, number) => ({
    entry,
    names: namesIn(row),
    isDated: row.dated === 1,
    earliest: row.earliest ?? DAY_MIN,
    latest: row.latest ?? DAY_MIN,
    certain: certain && number === 0,
  }));
}

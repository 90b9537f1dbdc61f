import { DAY_MIN, daysOf, topics } from '#domain';
import type { Day, Names } from '#domain';
import type { Asked } from './asked';
import { identitiesOf } from './identities';
import type { Holder } from './leadership-history/answer';
import { postsOfPerson } from './leadership-history/of-person';
import { namesOn } from './person-names';
import type { NameRow, OtherNames } from './person-names';
import type { Projection } from './projection';
import type { Statements } from './statements';
import { VISIBLE, at } from './visibility';

/** Persons: opaque ids, handles and names. */
export const persons: Projection = {
  name: 'persons',
  version: 3,
  tables: {
    person: {
      columns: 'person_id TEXT NOT NULL, entry INTEGER NOT NULL, handle TEXT NOT NULL, names TEXT NOT NULL',
      key: 'person_id, entry',
      indexes: ['handle'],
    },
    person_alias: {
      columns: 'person_id TEXT NOT NULL, entry INTEGER NOT NULL, names TEXT NOT NULL',
      key: 'person_id, entry',
    },
    person_name: {
      columns: `person_id TEXT NOT NULL, entry INTEGER NOT NULL, names TEXT NOT NULL, dated INTEGER NOT NULL,
        earliest INTEGER NOT NULL, latest INTEGER NOT NULL`,
      key: 'person_id, entry',
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
      const days = renamedOn === undefined ? { earliest: DAY_MIN, latest: DAY_MIN } : daysOf(renamedOn);
      rows.insert('person_name', {
        person_id: personId,
        entry: position,
        names: JSON.stringify(names),
        dated: Number(renamedOn !== undefined),
        earliest: days.earliest,
        latest: days.latest,
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
  readonly handle: string | null;
  /** The names on the asked day, by language. */
  readonly names: Names;
  /** What the person is also known as. */
  readonly aliases: readonly Names[];
  /** Names beside those: that hold for all time, or that may be in use on the asked day already or still. */
  readonly otherNames: readonly OtherNames[];
  /** The posts that the person holds on the asked day, definitely or possibly, in all units. */
  readonly posts: readonly Holder[];
  /** Positions of the entries that introduce or rename the person. */
  readonly entries: readonly number[];
}

interface PersonRow {
  readonly person_id: string;
  readonly entry: number;
  readonly handle: string;
  readonly names: string;
}

interface RenamingRow {
  readonly entry: number;
  readonly names: string;
  readonly dated: number;
  readonly earliest: Day;
  readonly latest: Day;
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
  const rows = ids.flatMap((id) => introductionsOf(statements, id, asked));
  const renamings = ids.flatMap((id) => renamingsOf(statements, id, asked));
  const aliases = ids.flatMap((id) => aliasesOf(statements, id, asked));
  const [newest] = rows;
  const declared = same.entries(found.person_id);
  return {
    personId: same.canonical(found.person_id),
    withdrawn: newest === undefined,
    handle: newest?.handle ?? null,
    ...namesOn(newest === undefined ? {} : (JSON.parse(newest.names) as Names), renamings, asked.on),
    aliases: aliases.map(({ names }) => JSON.parse(names) as Names),
    posts: postsOfPerson(statements, found.person_id, asked),
    entries: [...[...rows, ...aliases, ...renamings].map(({ entry }) => entry), ...declared],
  };
}

/** What the visible introductions under one id say, the newest first. */
function introductionsOf(statements: Statements, personId: string, asked: Asked): readonly PersonRow[] {
  const sql = `SELECT * FROM person c WHERE person_id = ? AND ${VISIBLE} ORDER BY entry DESC`;
  return statements.all<PersonRow>(sql, personId, ...at(asked));
}

function aliasesOf(
  statements: Statements,
  personId: string,
  asked: Asked,
): readonly Pick<PersonRow, 'entry' | 'names'>[] {
  const sql = `SELECT entry, names FROM person_alias c WHERE person_id = ? AND ${VISIBLE} ORDER BY entry`;
  return statements.all<Pick<PersonRow, 'entry' | 'names'>>(sql, personId, ...at(asked));
}

function renamingsOf(statements: Statements, personId: string, asked: Asked): readonly NameRow[] {
  const sql = `SELECT * FROM person_name c WHERE person_id = ? AND ${VISIBLE} ORDER BY entry`;
  return statements.all<RenamingRow>(sql, personId, ...at(asked)).map(({ names, dated, ...row }) => ({
    ...row,
    names: JSON.parse(names) as Names,
    isDated: dated === 1,
  }));
}

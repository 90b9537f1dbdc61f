import { topics } from '#domain';
import type { Names } from '#domain';
import type { Asked } from './asked';
import type { Projection } from './projection';
import type { Statements } from './statements';
import { VISIBLE, at } from './visibility';

/** Persons: opaque ids, handles and names. */
export const persons: Projection = {
  name: 'persons',
  version: 2,
  tables: {
    person: {
      columns: 'person_id TEXT NOT NULL, entry INTEGER NOT NULL, handle TEXT NOT NULL, names TEXT NOT NULL',
      key: 'person_id, entry',
      indexes: ['handle'],
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
  },
  ignores: [
    ...topics.organisation,
    ...topics.headcount,
    ...topics.layoffs,
    'ExecutiveAppointed',
    'ExecutiveReassigned',
    'ExecutiveDismissed',
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
  readonly names: Names;
  readonly entries: readonly number[];
}

interface PersonRow {
  readonly person_id: string;
  readonly entry: number;
  readonly handle: string;
  readonly names: string;
}

/** A person by opaque id or handle; undefined where nobody was introduced under it by the asked position. */
export function personOf(statements: Statements, reference: string, asked: Asked): PersonAnswer | undefined {
  const sql =
    'SELECT person_id FROM person WHERE (person_id = ? OR handle = ?) AND entry <= ? ORDER BY entry';
  const found = statements.get<{ person_id: string }>(sql, reference, reference, asked.knownAt);
  if (found === undefined) return undefined;
  const visible = `SELECT * FROM person c WHERE person_id = ? AND ${VISIBLE} ORDER BY entry DESC`;
  const rows = statements.all<PersonRow>(visible, found.person_id, ...at(asked));
  const [newest] = rows;
  return {
    personId: found.person_id,
    withdrawn: newest === undefined,
    handle: newest?.handle ?? null,
    names: newest === undefined ? {} : (JSON.parse(newest.names) as Names),
    entries: rows.map(({ entry }) => entry),
  };
}

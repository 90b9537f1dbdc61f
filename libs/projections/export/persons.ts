import { personOf } from '../persons';
import type { PersonAnswer } from '../persons';
import { NEEDS } from '../reach';
import { ENTRY_IDS, byLanguage, flag, json, languageCells, text } from './column';
import type { ExportedRow } from './column';
import { idsAt } from './model';
import type { ExportModel, Reading } from './model';

/** Persons that are read at a stretch. */
const PERSONS_AT_A_STRETCH = 64;

const PERSONS = `SELECT DISTINCT person_id AS id FROM person WHERE entry <= ? AND person_id > ?
  ORDER BY person_id LIMIT ${PERSONS_AT_A_STRETCH}`;

/** Persons with their names on a day: a row for each; several that are declared to be one are one. */
export const persons: ExportModel = {
  needs: [...NEEDS.persons, 'entries'],
  columns: {
    person_id: text('The person, as an opaque id.'),
    handle: text('The person, as a readable handle; empty where the introduction is withdrawn.'),
    ...byLanguage('name', 'What the person is called'),
    aliases: json('What the person is also known as, each by language.'),
    posts: json('The posts that the person holds on that day, definitely or possibly.'),
    withdrawn: flag('Whether each introduction is withdrawn.'),
    ...ENTRY_IDS,
  },
  read: (reading, after = '') => {
    const { statements, asked } = reading;
    const ids = statements.all<{ readonly id: string }>(PERSONS, asked.knownAt, after);
    const found = ids.flatMap(({ id }) => {
      const person = personOf(statements, id, asked);
      return person?.personId === id ? [rowOf(reading, person)] : [];
    });
    return { rows: found, next: ids.at(-1)?.id };
  },
};

function rowOf(reading: Reading, person: PersonAnswer): ExportedRow {
  return {
    person_id: person.personId,
    handle: person.handle,
    ...languageCells('name', person.names),
    aliases: person.aliases,
    posts: person.posts,
    withdrawn: person.withdrawn,
    entry_ids: idsAt(reading, person.entries),
  };
}

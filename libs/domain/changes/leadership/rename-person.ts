import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, NamesOf, PersonReference } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import type { Names } from '../../values/names';

/** Records that a person is called by another name. */
export class RenamePerson {
  /** The person, by id or handle; the entry keeps the id. */
  @PersonReference() readonly personId!: string;
  /** The new names by language; a language that is left out keeps its name. */
  @NamesOf('personId') readonly names!: Names;
  /** Valid time: the first day of the new name. Where it is left out, the name holds for all time, beside the others. */
  @Optional() @IsPartialDate() readonly renamedOn?: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type PersonRenamed = Event<'PersonRenamed', RenamePerson>;

/** The handle stays: it is what commands and questions use. */
export const renamePerson: Change<RenamePerson, PersonRenamed> = {
  command: RenamePerson,
  versions: { PersonRenamed: 1 },
  initialState: 'free',
  stream: (command, known) => `person-${known.requirePerson(command.personId)}`,
  decide: (command, _state, known) => {
    requireQuoted(command.citation, known);
    return [{ type: 'PersonRenamed', data: { ...command, personId: known.requirePerson(command.personId) } }];
  },
  evolve: {},
};

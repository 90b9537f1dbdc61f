import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import { NamesOf, PersonReference, UnitId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import type { Known } from '../../known';
import { Citation } from '../../values/citation';
import type { Names } from '../../values/names';

/** Records another name under which a unit or a person is known: a short form, a brand, another spelling. */
export class AddAlias {
  /** The unit; either it or the person is given. */
  @Optional() @UnitId() readonly unitId?: string;
  /** The person, by id or handle; the entry keeps the id. */
  @Optional() @PersonReference() readonly personId?: string;
  /** The other name, by language. It takes the place of no name, and holds on any day. */
  @NamesOf('unitId', 'personId') readonly alias!: Names;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type AliasAdded = Event<'AliasAdded', AddAlias>;

/** A former name is no alias: it is told by the day of its end. */
export const addAlias: Change<AddAlias, AliasAdded> = {
  command: AddAlias,
  versions: { AliasAdded: 1 },
  initialState: 'free',
  stream: (command, known) => {
    requireOneSubject(command);
    return command.personId === undefined
      ? `unit-${command.unitId ?? ''}`
      : `person-${known.requirePerson(command.personId)}`;
  },
  decide: (command, _state, known) => {
    requireOneSubject(command);
    const data = namedById(command, known);
    requireQuoted(command.citation, known);
    return [{ type: 'AliasAdded', data }];
  },
  evolve: {},
};

function requireOneSubject({ unitId, personId }: AddAlias): void {
  if ((unitId === undefined) !== (personId === undefined)) return;
  throw new LedgerError(
    'invalid_fields',
    'either unitId or personId is required, not both',
    personId === undefined ? '/unitId' : '/personId',
  );
}

function namedById(command: AddAlias, known: Known): AddAlias {
  if (command.personId !== undefined) return { ...command, personId: known.requirePerson(command.personId) };
  known.requireUnit(command.unitId ?? '');
  return command;
}

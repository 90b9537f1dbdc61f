import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, NamesOf, UnitId } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import type { Names } from '../../values/names';

/** Records that a unit took other names. */
export class RenameUnit {
  /** The unit that is renamed; its id stays. */
  @UnitId() readonly unitId!: string;
  /** The new names by language; in languages that are not given it keeps the former one. */
  @NamesOf('unitId') readonly names!: Names;
  /** Valid time: the first day of the new names. */
  @IsPartialDate() readonly renamedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type UnitRenamed = Event<'UnitRenamed', RenameUnit>;

/** Until then the unit had its former names, on days before its first entry too. */
export const renameUnit: Change<RenameUnit, UnitRenamed> = {
  command: RenameUnit,
  versions: { UnitRenamed: 1 },
  initialState: 'free',
  stream: (command) => `unit-${command.unitId}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.unitId);
    requireQuoted(command.citation, known);
    return [{ type: 'UnitRenamed', data: command }];
  },
  evolve: {},
};

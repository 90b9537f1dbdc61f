import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, UnitId, UnitIds } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';

/** Records that a unit became several: it ends that day, unless it is one of them itself. */
export class SplitUnit {
  /** The unit that is split. */
  @UnitId() readonly unitId!: string;
  /** The units that it becomes, 2 to 50: recorded before, in the places that their own entries give them. */
  @UnitIds(2, 50) readonly intoIds!: readonly string[];
  /** Valid time: the first day on which they are apart. */
  @IsPartialDate() readonly splitOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type UnitSplit = Event<'UnitSplit', SplitUnit>;

/** It puts no unit anywhere: where the parts stand is told when they are established or moved. */
export const splitUnit: Change<SplitUnit, UnitSplit> = {
  command: SplitUnit,
  versions: { UnitSplit: 1 },
  initialState: 'free',
  stream: (command) => `unit-${command.unitId}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.unitId);
    command.intoIds.forEach((unitId) => known.requireUnit(unitId, '/intoIds'));
    requireQuoted(command.citation, known);
    return [{ type: 'UnitSplit', data: command }];
  },
  evolve: {},
};

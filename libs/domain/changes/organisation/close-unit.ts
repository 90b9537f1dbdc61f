import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, UnitId } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';

/** Records that a unit ceased to be. Job cuts of a closure are a layoff of their own. */
export class CloseUnit {
  /** The unit that is closed; its id stays. */
  @UnitId() readonly unitId!: string;
  /** Valid time: the first day on which it is no more. */
  @IsPartialDate() readonly closedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type UnitClosed = Event<'UnitClosed', CloseUnit>;

/** From that day on it stands below no other unit; what stands below it stays there until it is moved. */
export const closeUnit: Change<CloseUnit, UnitClosed> = {
  command: CloseUnit,
  versions: { UnitClosed: 1 },
  initialState: 'free',
  stream: (command) => `unit-${command.unitId}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.unitId);
    requireQuoted(command.citation, known);
    return [{ type: 'UnitClosed', data: command }];
  },
  evolve: {},
};

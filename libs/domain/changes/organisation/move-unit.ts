import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, UnitId } from '../../field-kinds';
import { Nested } from '../../fields';
import { requireNoCycle } from '../../placing';
import { Citation } from '../../values/citation';

/** Records that a unit was put below another one, with all that stands below it. */
export class MoveUnit {
  /** The unit that moves. */
  @UnitId() readonly unitId!: string;
  /** The unit directly above it from that day on. */
  @UnitId() readonly parentId!: string;
  /** Valid time: the first day in the new place. */
  @IsPartialDate() readonly movedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type UnitMoved = Event<'UnitMoved', MoveUnit>;

/** Where it stood before is what earlier entries say: a move names the new place alone. */
export const moveUnit: Change<MoveUnit, UnitMoved> = {
  command: MoveUnit,
  versions: { UnitMoved: 1 },
  initialState: 'free',
  stream: (command) => `unit-${command.unitId}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.unitId);
    known.requireUnit(command.parentId, '/parentId');
    requireQuoted(command.citation, known);
    requireNoCycle(command, known);
    return [{ type: 'UnitMoved', data: command }];
  },
  evolve: {},
  remember: ({ data }) => [
    { kind: 'parent', key: data.unitId, value: data.parentId },
    { kind: 'child', key: data.parentId, value: data.unitId },
  ],
};

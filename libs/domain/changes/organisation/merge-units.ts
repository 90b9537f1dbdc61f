import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import { IsPartialDate, UnitId, UnitIds } from '../../field-kinds';
import { Nested } from '../../fields';
import { isBelow } from '../../placing';
import { Citation } from '../../values/citation';

/** Records that units became one: those that are merged end that day, save the one into which they are. */
export class MergeUnits {
  /** The units that are merged, 2 to 50; the one into which they are may be among them. */
  @UnitIds(2, 50) readonly unitIds!: readonly string[];
  /** The unit into which they are merged: one that was recorded before, in the place that its own entries give it. */
  @UnitId() readonly intoId!: string;
  /** Valid time: the first day on which they are one. */
  @IsPartialDate() readonly mergedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type UnitsMerged = Event<'UnitsMerged', MergeUnits>;

/** What is merged cannot be taken in by a part of itself. */
export const mergeUnits: Change<MergeUnits, UnitsMerged> = {
  command: MergeUnits,
  versions: { UnitsMerged: 1 },
  initialState: 'free',
  stream: (command) => `unit-${command.intoId}`,
  decide: (command, _state, known) => {
    const { unitIds, intoId } = command;
    unitIds.forEach((unitId) => known.requireUnit(unitId, '/unitIds'));
    known.requireUnit(intoId, '/intoId');
    requireQuoted(command.citation, known);
    const upper = unitIds.find((unitId) => unitId !== intoId && isBelow(intoId, unitId, known));
    if (upper !== undefined) {
      throw new LedgerError(
        'unit_cycle',
        `"${intoId}" stands or once stood below "${upper}"; name a unit outside it`,
        '/intoId',
      );
    }
    return [{ type: 'UnitsMerged', data: command }];
  },
  evolve: {},
};

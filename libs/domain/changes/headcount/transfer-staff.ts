import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import { IsPartialDate, UnitId } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import { Quantity } from '../../values/quantity';

/** Records a number of people who went from one unit to another; units above both keep them. */
export class TransferStaff {
  /** The unit that gave them; where it holds the other, its own people are meant. */
  @UnitId() readonly fromUnitId!: string;
  /** The unit that took them; where it holds the other, they joined its own people. */
  @UnitId() readonly toUnitId!: string;
  /** People who went; `{"min": 0, "max": null, "wording": "undisclosed"}` where the source keeps silent on the number. */
  @Nested(() => Quantity) readonly positions!: Quantity;
  /** Valid time: the first day in the new unit; a longer span means some day within it. */
  @IsPartialDate() readonly transferredOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type StaffTransferred = Event<'StaffTransferred', TransferStaff>;

/** One entry in the stream of the giving unit; it counts for both. More people than the unit had are recorded, and shown. */
export const transferStaff: Change<TransferStaff, StaffTransferred> = {
  command: TransferStaff,
  versions: { StaffTransferred: 1 },
  initialState: 'free',
  stream: (command) => `headcount-${command.fromUnitId}`,
  decide: (command, _state, known) => {
    requireAnotherUnit(command);
    known.requireUnit(command.fromUnitId, '/fromUnitId');
    known.requireUnit(command.toUnitId, '/toUnitId');
    requireQuoted(command.citation, known);
    return [{ type: 'StaffTransferred', data: command }];
  },
  evolve: {},
};

function requireAnotherUnit({ fromUnitId, toUnitId }: TransferStaff): void {
  if (fromUnitId !== toUnitId) return;
  throw new LedgerError('invalid_fields', 'toUnitId is the unit that gave them; name another', '/toUnitId');
}

import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, UnitId } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import { Quantity } from '../../values/quantity';

/** Records people whom a source says a unit hired from outside the ledger's companies, or from nowhere that it names. */
export class RecordHiring {
  /** The unit that hired; where it has sub-units, each of them may have got any part. */
  @UnitId() readonly unitId!: string;
  /** People hired; `{"min": 0, "max": null, "wording": "undisclosed"}` where the source keeps silent on the number. */
  @Nested(() => Quantity) readonly positions!: Quantity;
  /** Valid time: the day at whose start they are there; a longer span means some day within it, or spread over it. */
  @IsPartialDate() readonly hiredOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type StaffHired = Event<'StaffHired', RecordHiring>;

/** Hirings have no ids: two of them count twice. */
export const recordHiring: Change<RecordHiring, StaffHired> = {
  command: RecordHiring,
  versions: { StaffHired: 1 },
  initialState: 'free',
  stream: (command) => `headcount-${command.unitId}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.unitId);
    requireQuoted(command.citation, known);
    return [{ type: 'StaffHired', data: command }];
  },
  evolve: {},
};

import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { Choice, IsPartialDate, UnitId } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import { Quantity } from '../../values/quantity';

/** What a headcount may count: people employed, full-time equivalents, or people on the payroll. */
export const METRICS = ['employees', 'fte', 'payroll'] as const;
/** Whether a headcount stands for the unit and all below it, or for the unit's own people alone. */
export const SCOPES = ['withSubUnits', 'withoutSubUnits'] as const;

export type Metric = (typeof METRICS)[number];
export type Scope = (typeof SCOPES)[number];

/** Records how many people a source says worked in a unit. */
export class ReportHeadcount {
  /** The unit that was counted. */
  @UnitId() readonly unitId!: string;
  /** What was counted. */
  @Choice(METRICS) readonly metric!: Metric;
  /** Whether units below are in the count. */
  @Choice(SCOPES) readonly scope!: Scope;
  /** How many. */
  @Nested(() => Quantity) readonly count!: Quantity;
  /** Valid time: the day at whose end the count held. */
  @IsPartialDate() readonly countedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type HeadcountReported = Event<'HeadcountReported', ReportHeadcount>;

/** A count that does not fit earlier entries is recorded; the difference is shown. */
export const reportHeadcount: Change<ReportHeadcount, HeadcountReported> = {
  command: ReportHeadcount,
  versions: { HeadcountReported: 1 },
  initialState: 'free',
  stream: (command) => `headcount-${command.unitId}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.unitId);
    requireQuoted(command.citation, known);
    return [{ type: 'HeadcountReported', data: command }];
  },
  evolve: {},
};

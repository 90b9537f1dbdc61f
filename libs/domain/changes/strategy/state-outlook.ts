import type { Change, Event } from '../../decider';
import { requireAnnouncedByPublication, requireQuoted } from '../../citing';
import { IsForecastDate, IsPartialDate, StatementByLanguage, UnitId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import type { Statement } from '../../values/names';

/** Records what is expected of a unit: a forecast, which is never counted as a fact. */
export class StateOutlook {
  /** The unit of which it is expected. */
  @UnitId() readonly unitId!: string;
  /** What is expected, by language. */
  @StatementByLanguage() readonly expected!: Statement;
  /** Valid time: by when, or in what time, where the source says so. */
  @Optional() @IsForecastDate() readonly horizon?: string;
  /** Valid time: when the expectation was stated. */
  @IsPartialDate() readonly statedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type OutlookStated = Event<'OutlookStated', StateOutlook>;

/** What comes of it later is recorded as the change that it is; the outlook stays what was expected then. */
export const stateOutlook: Change<StateOutlook, OutlookStated> = {
  command: StateOutlook,
  versions: { OutlookStated: 1 },
  initialState: 'free',
  stream: (command) => `strategy-${command.unitId}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.unitId);
    requireQuoted(command.citation, known);
    requireAnnouncedByPublication(command.statedOn, command.citation, '/statedOn');
    return [{ type: 'OutlookStated', data: command }];
  },
  evolve: {},
};

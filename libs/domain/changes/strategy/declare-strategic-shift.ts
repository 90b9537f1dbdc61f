import type { Change, Event } from '../../decider';
import { requireAnnouncedByPublication, requireQuoted } from '../../citing';
import { IsPartialDate, NamesByLanguage, StatementByLanguage, UnitId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import type { Names, Statement } from '../../values/names';

/** Records that a unit turns its strategy to something. */
export class DeclareStrategicShift {
  /** The unit whose strategy it is. */
  @UnitId() readonly unitId!: string;
  /** What it turns to, by language, such as `{"en": "artificial intelligence"}`. */
  @NamesByLanguage() readonly towards!: Names;
  /** What the source says of it, by language. */
  @Optional() @StatementByLanguage() readonly statement?: Statement;
  /** Valid time: when the shift was declared. */
  @IsPartialDate() readonly declaredOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type StrategicShiftDeclared = Event<'StrategicShiftDeclared', DeclareStrategicShift>;

/** A unit may turn to several things, and sources may disagree on which: each declaration stands beside the others. */
export const declareStrategicShift: Change<DeclareStrategicShift, StrategicShiftDeclared> = {
  command: DeclareStrategicShift,
  versions: { StrategicShiftDeclared: 1 },
  initialState: 'free',
  stream: (command) => `strategy-${command.unitId}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.unitId);
    requireQuoted(command.citation, known);
    requireAnnouncedByPublication(command.declaredOn, command.citation, '/declaredOn');
    return [{ type: 'StrategicShiftDeclared', data: command }];
  },
  evolve: {},
};

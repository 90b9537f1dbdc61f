import type { Change, Event } from '../../decider';
import { requireAnnouncedByPublication, requireQuoted } from '../../citing';
import { IsPartialDate, NamesByLanguage, StatementByLanguage, UnitId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import type { Names, Statement } from '../../values/names';

/** Records that a unit, or part of its work, is being restructured. */
export class AnnounceRestructuring {
  /** The unit that is restructured. */
  @UnitId() readonly unitId!: string;
  /** What of it is restructured, by language, such as `{"en": "television production"}`. */
  @NamesByLanguage() readonly subject!: Names;
  /** What the source says of it, by language. */
  @Optional() @StatementByLanguage() readonly statement?: Statement;
  /** Valid time: when the restructuring was announced. */
  @IsPartialDate() readonly announcedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type RestructuringAnnounced = Event<'RestructuringAnnounced', AnnounceRestructuring>;

/** It moves no unit in the tree and cuts no job: what it comes to is recorded by changes of its own. */
export const announceRestructuring: Change<AnnounceRestructuring, RestructuringAnnounced> = {
  command: AnnounceRestructuring,
  versions: { RestructuringAnnounced: 1 },
  initialState: 'free',
  stream: (command) => `unit-${command.unitId}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.unitId);
    requireQuoted(command.citation, known);
    requireAnnouncedByPublication(command.announcedOn, command.citation);
    return [{ type: 'RestructuringAnnounced', data: command }];
  },
  evolve: {},
};

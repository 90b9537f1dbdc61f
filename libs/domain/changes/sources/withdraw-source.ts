import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, Passage, SourceId } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';

/** Records that whoever published a document withdrew it. */
export class WithdrawSource {
  /** The document, archived or known from citations alone. */
  @SourceId() readonly sourceId!: string;
  /** Valid time: when it was withdrawn. */
  @IsPartialDate() readonly withdrawnOn!: string;
  /** Why, in words. */
  @Passage() readonly reason!: string;
  /** The notice of the withdrawal. */
  @Nested(() => Citation) readonly citation!: Citation;
}

export type SourceWithdrawn = Event<'SourceWithdrawn', WithdrawSource>;

/** Withdraws no entry: what rests on the document still counts, and is marked. */
export const withdrawSource: Change<WithdrawSource, SourceWithdrawn> = {
  command: WithdrawSource,
  versions: { SourceWithdrawn: 1 },
  initialState: 'free',
  stream: (command) => `source-${command.sourceId}`,
  decide: (command, _state, known) => {
    requireQuoted(command.citation, known);
    return [{ type: 'SourceWithdrawn', data: command }];
  },
  evolve: {},
};

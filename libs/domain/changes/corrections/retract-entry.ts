import type { Change } from '../../decider';
import { Choice, EntryReference, Passage } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import { REASONS, streamOfWithdrawn, withdraw } from './withdrawal';
import type { EntryRetracted, Withdrawal } from './withdrawal';

/** Withdraws an entry. The entry stays; answers as known from now on leave it out. */
export class RetractEntry implements Withdrawal {
  /** The entry to withdraw, which may be a withdrawal itself. */
  @EntryReference() readonly entryId!: string;
  /** `recordingError`: the source never said so. `sourceCorrection`: the source took it back, as the citation shows. */
  @Choice(REASONS) readonly because!: Withdrawal['because'];
  /** What was wrong, in words. */
  @Passage() readonly reason!: string;
  /** The correcting publication; required for `sourceCorrection`, left out for `recordingError`. */
  @Optional() @Nested(() => Citation) readonly citation?: Citation;
}

/** Nothing cascades: what rests on the entry stays visible. */
export const retractEntry: Change<RetractEntry, EntryRetracted> = {
  command: RetractEntry,
  versions: { EntryRetracted: 1 },
  initialState: 'free',
  stream: streamOfWithdrawn,
  decide: (command, _state, known) => [withdraw(command, known).retracted],
  evolve: {},
  remember: ({ data }, entryId) => [{ kind: 'withdrawal', key: data.entryId, value: entryId }],
};

import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { EntryReference } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import { requireFact } from './fact';

/** Records that another source says the same as an entry. */
export class CorroborateEntry {
  /** The entry with which the source agrees: a fact, not a correction. */
  @EntryReference() readonly entryId!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type EntryCorroborated = Event<'EntryCorroborated', CorroborateEntry>;

/** The entry counts from the earlier of both publications on. */
export const corroborateEntry: Change<CorroborateEntry, EntryCorroborated> = {
  command: CorroborateEntry,
  versions: { EntryCorroborated: 1 },
  initialState: 'free',
  stream: (command, known) => known.requireEntry(command.entryId).stream,
  decide: (command, _state, known) => {
    const { id } = requireFact(command.entryId, known, 'corroborated');
    requireQuoted(command.citation, known);
    return [{ type: 'EntryCorroborated', data: command, causationId: id }];
  },
  evolve: {},
  remember: ({ data }, entryId) => [{ kind: 'corroboration', key: data.entryId, value: entryId }],
};

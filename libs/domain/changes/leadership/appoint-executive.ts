import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { Flag, IsPartialDate, PersonReference } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import { Post } from './post';

/** Records that a person took a post. "Is in office on day T" is an appointment on `../T`. */
export class AppointExecutive {
  /** The person, by id or handle; the entry keeps the id. */
  @PersonReference() readonly personId!: string;
  @Nested(() => Post) readonly post!: Post;
  /** Valid time: the first day in office. */
  @IsPartialDate() readonly startedOn!: string;
  /** True where the person holds the post only until somebody is appointed. */
  @Optional() @Flag() readonly acting?: boolean;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type ExecutiveAppointed = Event<'ExecutiveAppointed', AppointExecutive>;

/** Two heads at once is what sources may say: it is recorded and flagged. */
export const appointExecutive: Change<AppointExecutive, ExecutiveAppointed> = {
  command: AppointExecutive,
  versions: { ExecutiveAppointed: 1 },
  initialState: 'free',
  stream: (command, known) => `person-${known.requirePerson(command.personId)}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.post.unitId, '/post/unitId');
    requireQuoted(command.citation, known);
    return [
      { type: 'ExecutiveAppointed', data: { ...command, personId: known.requirePerson(command.personId) } },
    ];
  },
  evolve: {},
};

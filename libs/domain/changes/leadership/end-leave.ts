import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, PersonReference } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import { Post } from './post';

/** Records that a person came back to a post from leave. */
export class EndLeave {
  /** The person, by id or handle; the entry keeps the id. */
  @PersonReference() readonly personId!: string;
  /** The post to which the person comes back. */
  @Nested(() => Post) readonly post!: Post;
  /** Valid time: the first day back in office. */
  @IsPartialDate() readonly endedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type LeaveEnded = Event<'LeaveEnded', EndLeave>;

/** The end of a leave that was never recorded implies one of unknown start. Whoever leaves the post for good departs. */
export const endLeave: Change<EndLeave, LeaveEnded> = {
  command: EndLeave,
  versions: { LeaveEnded: 1 },
  initialState: 'free',
  stream: (command, known) => `person-${known.requirePerson(command.personId)}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.post.unitId, '/post/unitId');
    requireQuoted(command.citation, known);
    return [{ type: 'LeaveEnded', data: { ...command, personId: known.requirePerson(command.personId) } }];
  },
  evolve: {},
};

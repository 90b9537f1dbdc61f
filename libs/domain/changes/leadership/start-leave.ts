import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, PersonReference } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import { Post } from './post';

/** Records that a person is absent from a post for a time without leaving it: of illness, as a parent, on a sabbatical. */
export class StartLeave {
  /** The person, by id or handle; the entry keeps the id. */
  @PersonReference() readonly personId!: string;
  /** The post from which the person is absent. */
  @Nested(() => Post) readonly post!: Post;
  /** Valid time: the first day of the leave. "Is on leave on day T" is a leave that started on `../T`. */
  @IsPartialDate() readonly startedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type LeaveStarted = Event<'LeaveStarted', StartLeave>;

/** A leave whose end is never recorded goes on until the tenure ends. It is no departure: nobody is replaced by it. */
export const startLeave: Change<StartLeave, LeaveStarted> = {
  command: StartLeave,
  versions: { LeaveStarted: 1 },
  initialState: 'free',
  stream: (command, known) => `person-${known.requirePerson(command.personId)}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.post.unitId, '/post/unitId');
    requireQuoted(command.citation, known);
    return [{ type: 'LeaveStarted', data: { ...command, personId: known.requirePerson(command.personId) } }];
  },
  evolve: {},
};

import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, MandateId, PersonReference, StatementByLanguage } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import type { Statement } from '../../values/names';
import { Post } from './post';

/** Records that the holder of a post is charged with a task beside the post itself. */
export class AssignMandate {
  /** The person, by id or handle; the entry keeps the id. */
  @PersonReference() readonly personId!: string;
  /** The post whose holder is charged. */
  @Nested(() => Post) readonly post!: Post;
  /** The mandate; unique among those of the person in this post. */
  @MandateId() readonly mandateId!: string;
  /** What the person is to do, by language, such as `{"en": "bring AI into production"}`. */
  @StatementByLanguage() readonly mandate!: Statement;
  /** Valid time: the first day of the mandate. "Has it on day T" is a mandate assigned on `../T`. */
  @IsPartialDate() readonly assignedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type MandateAssigned = Event<'MandateAssigned', AssignMandate>;

/** A mandate lasts until its own end or that of the tenure. It is no change of leadership. */
export const assignMandate: Change<AssignMandate, MandateAssigned> = {
  command: AssignMandate,
  versions: { MandateAssigned: 1 },
  initialState: 'free',
  stream: (command, known) => `person-${known.requirePerson(command.personId)}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.post.unitId, '/post/unitId');
    requireQuoted(command.citation, known);
    return [
      { type: 'MandateAssigned', data: { ...command, personId: known.requirePerson(command.personId) } },
    ];
  },
  evolve: {},
};

import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, MandateId, PersonReference } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import { Post } from './post';

/** Records that the holder of a post is no longer charged with a task, and stays in the post. */
export class EndMandate {
  /** The person, by id or handle; the entry keeps the id. */
  @PersonReference() readonly personId!: string;
  /** The post whose holder was charged. */
  @Nested(() => Post) readonly post!: Post;
  /** The mandate that ends. */
  @MandateId() readonly mandateId!: string;
  /** Valid time: the first day without the mandate. */
  @IsPartialDate() readonly endedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type MandateEnded = Event<'MandateEnded', EndMandate>;

/** The end of a mandate that was never recorded implies one of unknown start and wording. */
export const endMandate: Change<EndMandate, MandateEnded> = {
  command: EndMandate,
  versions: { MandateEnded: 1 },
  initialState: 'free',
  stream: (command, known) => `person-${known.requirePerson(command.personId)}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.post.unitId, '/post/unitId');
    requireQuoted(command.citation, known);
    return [{ type: 'MandateEnded', data: { ...command, personId: known.requirePerson(command.personId) } }];
  },
  evolve: {},
};

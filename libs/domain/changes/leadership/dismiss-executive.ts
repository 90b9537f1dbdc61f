import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, PersonReference } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import { Post } from './post';

/** Records that the employer ended a person's tenure. A departure by the person's own will or fate is another change. */
export class DismissExecutive {
  /** The person, by id or handle; the entry keeps the id. */
  @PersonReference() readonly personId!: string;
  /** The post that ends. */
  @Nested(() => Post) readonly post!: Post;
  /** Valid time: the first day no longer in office. */
  @IsPartialDate() readonly endedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type ExecutiveDismissed = Event<'ExecutiveDismissed', DismissExecutive>;

/** A dismissal from a post that was never recorded implies a tenure of unknown start. */
export const dismissExecutive: Change<DismissExecutive, ExecutiveDismissed> = {
  command: DismissExecutive,
  versions: { ExecutiveDismissed: 1 },
  initialState: 'free',
  stream: (command, known) => `person-${known.requirePerson(command.personId)}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.post.unitId, '/post/unitId');
    requireQuoted(command.citation, known);
    return [
      { type: 'ExecutiveDismissed', data: { ...command, personId: known.requirePerson(command.personId) } },
    ];
  },
  evolve: {},
};

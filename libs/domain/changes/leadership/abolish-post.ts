import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import { Post } from './post';

/** Records that a unit no longer has a post, whoever held it. */
export class AbolishPost {
  /** The post that is abolished. */
  @Nested(() => Post) readonly post!: Post;
  /** Valid time: the first day without the post. */
  @IsPartialDate() readonly abolishedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type PostAbolished = Event<'PostAbolished', AbolishPost>;

/** It ends every tenure of the post and implies none. An appointment after it makes the post anew. */
export const abolishPost: Change<AbolishPost, PostAbolished> = {
  command: AbolishPost,
  versions: { PostAbolished: 1 },
  initialState: 'free',
  stream: (command) => `unit-${command.post.unitId}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.post.unitId, '/post/unitId');
    requireQuoted(command.citation, known);
    return [{ type: 'PostAbolished', data: command }];
  },
  evolve: {},
};

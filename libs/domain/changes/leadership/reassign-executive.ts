import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import { IsPartialDate, PersonReference } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import { Post } from './post';

/** Records that a person went from one post to another, or took a second one beside those held. */
export class ReassignExecutive {
  /** The person, by id or handle; the entry keeps the id. */
  @PersonReference() readonly personId!: string;
  /** The post that is left, or `none` where the new one is added to those held. */
  @Nested(() => Post, 'none') readonly from!: Post | 'none';
  /** The post that is taken. */
  @Nested(() => Post) readonly to!: Post;
  /** Valid time: first day in the new post, first day no longer in the old. */
  @IsPartialDate() readonly movedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type ExecutiveReassigned = Event<'ExecutiveReassigned', ReassignExecutive>;

/** A reassignment out of a post that was never recorded implies a tenure of unknown start. */
export const reassignExecutive: Change<ReassignExecutive, ExecutiveReassigned> = {
  command: ReassignExecutive,
  versions: { ExecutiveReassigned: 1 },
  initialState: 'free',
  stream: (command, known) => `person-${known.requirePerson(command.personId)}`,
  decide: (command, _state, known) => {
    requireAnotherPost(command);
    if (command.from !== 'none') known.requireUnit(command.from.unitId, '/from/unitId');
    known.requireUnit(command.to.unitId, '/to/unitId');
    requireQuoted(command.citation, known);
    return [
      { type: 'ExecutiveReassigned', data: { ...command, personId: known.requirePerson(command.personId) } },
    ];
  },
  evolve: {},
};

function requireAnotherPost({ from, to }: ReassignExecutive): void {
  if (from === 'none' || from.unitId !== to.unitId || from.postId !== to.postId) return;
  throw new LedgerError(
    'invalid_fields',
    'to is the post that is left; name another, or appoint anew after a departure',
    '/to/postId',
  );
}

import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import { Choice, IsPartialDate, PersonReference } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import { Post } from './post';

/** How a person may leave other than by dismissal. */
export const DEPARTURE_KINDS = ['resigned', 'retired', 'died', 'termEnded', 'unspecified'] as const;

export type DepartureKind = (typeof DEPARTURE_KINDS)[number];

/** Records that a person left a post, or all posts, other than by the employer's decision. */
export class RecordDeparture {
  /** The person, by id or handle; the entry keeps the id. */
  @PersonReference() readonly personId!: string;
  /** The post that is left, or `all` for every post of any unit that the person holds on that day. */
  @Nested(() => Post, 'all') readonly post!: Post | 'all';
  /** How it came; `unspecified` where the source does not say. Whoever died left all posts. */
  @Choice(DEPARTURE_KINDS) readonly kind!: DepartureKind;
  /** Valid time: the first day no longer in office. */
  @IsPartialDate() readonly endedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type ExecutiveDeparted = Event<'ExecutiveDeparted', RecordDeparture>;

/** A departure from one post that was never taken implies a tenure of unknown start; one from all posts implies none. */
export const recordDeparture: Change<RecordDeparture, ExecutiveDeparted> = {
  command: RecordDeparture,
  versions: { ExecutiveDeparted: 1 },
  initialState: 'free',
  stream: (command, known) => `person-${known.requirePerson(command.personId)}`,
  decide: (command, _state, known) => {
    requireAllPosts(command);
    if (command.post !== 'all') known.requireUnit(command.post.unitId, '/post/unitId');
    requireQuoted(command.citation, known);
    return [
      { type: 'ExecutiveDeparted', data: { ...command, personId: known.requirePerson(command.personId) } },
    ];
  },
  evolve: {},
};

function requireAllPosts({ kind, post }: RecordDeparture): void {
  if (kind !== 'died' || post === 'all') return;
  throw new LedgerError('invalid_fields', 'whoever died left every post; give "all"', '/post');
}

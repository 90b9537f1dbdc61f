import type { ExecutiveAppointed, ExecutiveDismissed, ExecutiveReassigned, Post, Recorded } from '#domain';
import { common, spanOf } from './dates';
import type { Span } from './dates';
import { factsOf } from './facts';

/** A visible claim that a person took a post of the unit, or left it. */
export interface Turn {
  /** Position of the entry; a reassignment within the unit is one entry with two turns, on one and the same day. */
  readonly entry: number;
  readonly personId: string;
  readonly postId: string;
  readonly kind: 'start' | 'end';
  readonly day: Span;
  /** Where an appointment has an open start: the day on which the person is in office. */
  readonly attested?: number;
  /** An end of whatever tenure is open, as by death or where the post is abolished: it is no tenure's own, and implies none. */
  readonly general?: true;
  /** Of such an end: the person died, or the post is no more. */
  readonly final?: true;
}

/** A visible claim that a person's leave from a post began or ended. */
export interface LeaveTurn {
  readonly entry: number;
  readonly personId: string;
  readonly kind: 'start' | 'end';
  readonly day: Span;
}

/** A post of the unit, as the visible entries that speak of it say together. */
export interface SeatedPost {
  readonly postId: string;
  readonly heads: boolean;
  readonly seats: number;
  readonly turns: readonly Turn[];
  readonly leaves: readonly LeaveTurn[];
  /** When it was abolished, whoever held it. */
  readonly abolished: readonly Span[];
}

/** The posts of a unit with what visible entries claim about them. */
export function postsOf(visible: readonly Recorded[], unitId: string): readonly SeatedPost[] {
  const turned = [...appointments(visible), ...ends(visible), ...reassignments(visible)];
  const of = <Claim extends { readonly post: Post }>(claims: readonly Claim[]): readonly Claim[] =>
    claims.filter(({ post }) => post.unitId === unitId);
  const [own, leaves, others] = [of(turned), of(leaveTurns(visible)), of(otherClaims(visible))];
  const all = [...own, ...leaves, ...others].map(({ post }) => post);
  return [...new Set(all.map((post) => post.postId))].map((postId) => {
    const here = own.filter(({ post }) => post.postId === postId).map(({ turn }) => turn);
    const spoken = all.filter((post) => post.postId === postId);
    return {
      postId,
      heads: spoken.some(({ heads }) => heads),
      seats: Math.max(...spoken.map(({ seats }) => seats ?? 1)),
      turns: [...here, ...generalEnds(visible, { unitId, postId }, here)],
      leaves: leaves.filter(({ post }) => post.postId === postId).map(({ turn }) => turn),
      abolished: abolitions(visible, { unitId, postId }).map(({ day }) => day),
    };
  });
}

interface Left {
  readonly personId: string;
  readonly post: Post | 'all';
  readonly kind: string;
  readonly endedOn: string;
}

/** When visible entries say that a post was abolished. */
function abolitions(
  visible: readonly Recorded[],
  { unitId, postId }: Pick<Post, 'unitId' | 'postId'>,
): readonly { readonly entry: number; readonly day: Span }[] {
  return factsOf<{ post: Post; abolishedOn: string }>(visible, 'PostAbolished')
    .filter(({ post }) => post.unitId === unitId && post.postId === postId)
    .map(({ entry, abolishedOn }) => ({ entry, day: spanOf(abolishedOn) }));
}

/** Ends that name no tenure: of all posts that a person holds, or of a post for whoever holds it. */
function generalEnds(
  visible: readonly Recorded[],
  at: { readonly unitId: string; readonly postId: string },
  turns: readonly Turn[],
): readonly Turn[] {
  const persons = [...new Set(turns.map(({ personId }) => personId))];
  const ended = (entry: number, personId: string, day: Span): Turn => {
    return { entry, personId, postId: at.postId, kind: 'end', day, general: true };
  };
  const left = factsOf<Left>(visible, 'ExecutiveDeparted')
    .filter(({ post, personId }) => post === 'all' && persons.includes(personId))
    .map(({ entry, personId, kind, endedOn }) => ({
      ...ended(entry, personId, spanOf(endedOn)),
      ...(kind === 'died' ? { final: true as const } : {}),
    }));
  const abolished = abolitions(visible, at).flatMap(({ entry, day }) =>
    persons.map((person): Turn => ({ ...ended(entry, person, day), final: true })),
  );
  return [...left, ...abolished];
}

/** Claims of one start, or of one end, without the other between: they agree on a day, or one of them is wrong. */
export function agree(turns: readonly Turn[]): boolean {
  return common(turns.map(({ day }) => day)) !== undefined;
}

interface Claimed {
  readonly post: Post;
  readonly turn: Turn;
}

function appointments(visible: readonly Recorded[]): readonly Claimed[] {
  return factsOf<ExecutiveAppointed['data']>(visible, 'ExecutiveAppointed').map(
    ({ entry, personId, post, startedOn }) => {
      const day = spanOf(startedOn);
      const turn = { entry, personId, postId: post.postId, kind: 'start', day } as const;
      return { post, turn: day.earliest === -Infinity ? { ...turn, attested: day.latest } : turn };
    },
  );
}

function ends(visible: readonly Recorded[]): readonly Claimed[] {
  const dismissed = factsOf<ExecutiveDismissed['data']>(visible, 'ExecutiveDismissed');
  const departed = factsOf<Left>(visible, 'ExecutiveDeparted').flatMap(({ post, ...fact }) =>
    post === 'all' ? [] : [{ ...fact, post }],
  );
  return [...dismissed, ...departed].map(({ entry, personId, post, endedOn }) => {
    return { post, turn: { entry, personId, postId: post.postId, kind: 'end', day: spanOf(endedOn) } };
  });
}

function leaveTurns(
  visible: readonly Recorded[],
): readonly { readonly post: Post; readonly turn: LeaveTurn }[] {
  const began = factsOf<{ personId: string; post: Post; startedOn: string }>(visible, 'LeaveStarted');
  const over = factsOf<{ personId: string; post: Post; endedOn: string }>(visible, 'LeaveEnded');
  return [
    ...began.map(({ entry, personId, post, startedOn }) => {
      return { post, turn: { entry, personId, kind: 'start', day: spanOf(startedOn) } as const };
    }),
    ...over.map(({ entry, personId, post, endedOn }) => {
      return { post, turn: { entry, personId, kind: 'end', day: spanOf(endedOn) } as const };
    }),
  ];
}

/** What else spells a post out: that it ended, or what its holder is to do. */
function otherClaims(visible: readonly Recorded[]): readonly { readonly post: Post }[] {
  return ['PostAbolished', 'MandateAssigned', 'MandateEnded'].flatMap((type) =>
    factsOf<{ post: Post }>(visible, type),
  );
}

function reassignments(visible: readonly Recorded[]): readonly Claimed[] {
  return factsOf<ExecutiveReassigned['data']>(visible, 'ExecutiveReassigned').flatMap(
    ({ entry, personId, from, to, movedOn }) => {
      const day = spanOf(movedOn);
      const taken: Claimed = { post: to, turn: { entry, personId, postId: to.postId, kind: 'start', day } };
      if (from === 'none') return [taken];
      return [{ post: from, turn: { entry, personId, postId: from.postId, kind: 'end', day } }, taken];
    },
  );
}

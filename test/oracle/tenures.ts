import type { ExecutiveAppointed, ExecutiveDismissed, ExecutiveReassigned, Post, Recorded } from '#domain';
import { common, spanOf } from './dates';
import type { Span } from './dates';
import { factsOf } from './claims';

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
}

/** A post of the unit, as the visible entries that speak of it say together. */
export interface SeatedPost {
  readonly postId: string;
  readonly heads: boolean;
  readonly seats: number;
  readonly turns: readonly Turn[];
}

/** The posts of a unit with what visible entries claim about them. */
export function postsOf(visible: readonly Recorded[], unitId: string): readonly SeatedPost[] {
  const claims = [...appointments(visible), ...dismissals(visible), ...reassignments(visible)];
  const own = claims.filter(({ post }) => post.unitId === unitId);
  return [...new Set(own.map(({ post }) => post.postId))].map((postId) => {
    const here = own.filter(({ post }) => post.postId === postId);
    return {
      postId,
      heads: here.some(({ post }) => post.heads),
      seats: Math.max(...here.map(({ post }) => post.seats ?? 1)),
      turns: here.map(({ turn }) => turn),
    };
  });
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

function dismissals(visible: readonly Recorded[]): readonly Claimed[] {
  return factsOf<ExecutiveDismissed['data']>(visible, 'ExecutiveDismissed').map(
    ({ entry, personId, post, endedOn }) => {
      return { post, turn: { entry, personId, postId: post.postId, kind: 'end', day: spanOf(endedOn) } };
    },
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

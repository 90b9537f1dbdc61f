import { DAY_MAX, DAY_MIN, daysOf, topics } from '#domain';
import type { Day, Post } from '#domain';
import type { Projection } from '../projection';
import type { Rows } from '../rows';

/** What every claim of a start or an end in a post says. */
const TURN = `unit_id TEXT NOT NULL, post_id TEXT NOT NULL, person_id TEXT NOT NULL, entry INTEGER NOT NULL, side TEXT NOT NULL,
  earliest INTEGER NOT NULL, latest INTEGER NOT NULL, attests INTEGER NOT NULL`;

/**
 * Who took and left which post, was on leave from it or charged with a mandate in it: the starts and ends from which tenures are
 * derived. What ends more than one tenure stands in tables of its own: departures from all posts, posts that are abolished.
 */
export const leadershipHistory: Projection = {
  name: 'leadershipHistory',
  version: 4,
  tables: {
    tenure_claim: {
      columns: `${TURN}, title TEXT NOT NULL, heads INTEGER NOT NULL, seats INTEGER NOT NULL, acting INTEGER NOT NULL, kind TEXT`,
      key: 'unit_id, post_id, person_id, entry, side',
      indexes: ['person_id', 'entry'],
    },
    departure_claim: {
      columns:
        'person_id TEXT NOT NULL, entry INTEGER NOT NULL, earliest INTEGER NOT NULL, latest INTEGER NOT NULL, kind TEXT NOT NULL',
      key: 'person_id, entry',
      indexes: ['entry'],
    },
    abolition_claim: {
      columns: `unit_id TEXT NOT NULL, post_id TEXT NOT NULL, entry INTEGER NOT NULL, earliest INTEGER NOT NULL, latest INTEGER NOT NULL,
        heads INTEGER NOT NULL`,
      key: 'unit_id, post_id, entry',
      indexes: ['entry'],
    },
    leave_claim: {
      columns: TURN,
      key: 'unit_id, post_id, person_id, entry',
      indexes: ['person_id', 'entry'],
    },
    mandate_claim: {
      columns: `${TURN}, mandate_id TEXT NOT NULL, mandate TEXT`,
      key: 'unit_id, post_id, person_id, mandate_id, entry',
      indexes: ['person_id', 'entry'],
    },
  },
  on: {
    ExecutiveAppointed: (rows, { data, position }) => {
      const acting = data.acting === true;
      tenure(rows, { ...data, side: 'start', entry: position, days: data.startedOn, acting });
    },
    ExecutiveReassigned: (rows, { data, position }) => {
      const moved = { personId: data.personId, entry: position, days: data.movedOn };
      if (data.from !== 'none')
        tenure(rows, { ...moved, side: 'end', post: data.from, kind: 'reassigned', acting: false });
      tenure(rows, { ...moved, side: 'start', post: data.to, acting: false, dated: true });
    },
    ExecutiveDismissed: (rows, { data, position }) =>
      tenure(rows, {
        ...data,
        side: 'end',
        entry: position,
        days: data.endedOn,
        kind: 'dismissed',
        acting: false,
      }),
    ExecutiveDeparted: (rows, { data, position }) => {
      const { personId, post, kind, endedOn } = data;
      if (post === 'all')
        rows.insert('departure_claim', { person_id: personId, entry: position, ...daysOf(endedOn), kind });
      else tenure(rows, { personId, post, side: 'end', entry: position, days: endedOn, kind, acting: false });
    },
    PostAbolished: (rows, { data: { post, abolishedOn }, position }) =>
      rows.insert('abolition_claim', {
        unit_id: post.unitId,
        post_id: post.postId,
        entry: position,
        ...daysOf(abolishedOn),
        heads: Number(post.heads),
      }),
    LeaveStarted: (rows, { data, position }) =>
      rows.insert('leave_claim', turn({ ...data, side: 'start', entry: position, days: data.startedOn })),
    LeaveEnded: (rows, { data, position }) =>
      rows.insert('leave_claim', turn({ ...data, side: 'end', entry: position, days: data.endedOn })),
    MandateAssigned: (rows, { data, position }) =>
      rows.insert('mandate_claim', {
        ...turn({ ...data, side: 'start', entry: position, days: data.assignedOn }),
        mandate_id: data.mandateId,
        mandate: JSON.stringify(data.mandate),
      }),
    MandateEnded: (rows, { data, position }) =>
      rows.insert('mandate_claim', {
        ...turn({ ...data, side: 'end', entry: position, days: data.endedOn }),
        mandate_id: data.mandateId,
      }),
  },
  ignores: [
    ...topics.organisation,
    ...topics.deals,
    ...topics.headcount,
    ...topics.layoffs,
    'PersonIntroduced',
    'PersonRenamed',
    ...topics.investment,
    ...topics.strategy,
    ...topics.sources,
    ...topics.corrections,
  ],
};

interface Claimed {
  readonly personId: string;
  readonly post: Post;
  readonly side: 'start' | 'end';
  readonly entry: number;
  /** A partial date. */
  readonly days: string;
}

interface ClaimedTenure extends Claimed {
  readonly acting: boolean;
  readonly kind?: string;
  /** Where the change itself is told: not only that the person is in office by then. */
  readonly dated?: boolean;
}

function turn({ personId, post, side, entry, days }: Claimed): {
  readonly earliest: Day;
  readonly latest: Day;
  readonly [column: string]: string | number;
} {
  const { earliest, latest } = daysOf(days);
  const attests = side === 'start' && earliest === DAY_MIN && latest < DAY_MAX;
  return {
    unit_id: post.unitId,
    post_id: post.postId,
    person_id: personId,
    entry,
    side,
    earliest,
    latest,
    attests: Number(attests),
  };
}

function tenure(rows: Rows, claimed: ClaimedTenure): void {
  const { post, acting, kind, dated } = claimed;
  const said = turn(claimed);
  rows.insert('tenure_claim', {
    ...said,
    attests: dated === true ? 0 : (said['attests'] ?? 0),
    title: JSON.stringify(post.title),
    heads: Number(post.heads),
    seats: post.seats ?? 1,
    acting: Number(acting),
    kind,
  });
}

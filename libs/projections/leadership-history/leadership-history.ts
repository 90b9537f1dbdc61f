import { DAY_MAX, DAY_MIN, daysOf, topics } from '#domain';
import type { Day, Post } from '#domain';
import type { Asked } from '../asked';
import type { Projection } from '../projection';
import type { Rows } from '../rows';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';

/** Who took and left which post: the starts and ends from which tenures are derived. */
export const leadershipHistory: Projection = {
  name: 'leadershipHistory',
  version: 2,
  tables: {
    tenure_claim: {
      columns: `unit_id TEXT NOT NULL, post_id TEXT NOT NULL, person_id TEXT NOT NULL, entry INTEGER NOT NULL, side TEXT NOT NULL,
        earliest INTEGER NOT NULL, latest INTEGER NOT NULL, title TEXT NOT NULL, heads INTEGER NOT NULL, seats INTEGER NOT NULL,
        acting INTEGER NOT NULL, attests INTEGER NOT NULL`,
      key: 'unit_id, post_id, person_id, entry, side',
      indexes: ['person_id'],
    },
  },
  on: {
    ExecutiveAppointed: (rows, { data, position }) => {
      const { earliest, latest } = daysOf(data.startedOn);
      const attests = earliest === DAY_MIN && latest < DAY_MAX;
      const acting = data.acting === true;
      claim(rows, { ...data, side: 'start', entry: position, days: data.startedOn, acting, attests });
    },
    ExecutiveReassigned: (rows, { data, position }) => {
      const moved = { personId: data.personId, entry: position, days: data.movedOn };
      if (data.from !== 'none') claim(rows, { ...moved, side: 'end', post: data.from });
      claim(rows, { ...moved, side: 'start', post: data.to });
    },
    ExecutiveDismissed: (rows, { data, position }) =>
      claim(rows, { ...data, side: 'end', entry: position, days: data.endedOn }),
  },
  ignores: [
    ...topics.organisation,
    ...topics.headcount,
    ...topics.layoffs,
    'PersonIntroduced',
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
  readonly acting?: boolean;
  readonly attests?: boolean;
}

function claim(rows: Rows, { personId, post, side, entry, days, acting, attests }: Claimed): void {
  const { earliest, latest } = daysOf(days);
  rows.insert('tenure_claim', {
    unit_id: post.unitId,
    post_id: post.postId,
    person_id: personId,
    entry,
    side,
    earliest,
    latest,
    title: JSON.stringify(post.title),
    heads: Number(post.heads),
    seats: post.seats ?? 1,
    acting: Number(acting === true),
    attests: Number(attests === true),
  });
}

/** What one visible entry says of a start or an end. */
export interface ClaimRow {
  readonly unit_id: string;
  readonly post_id: string;
  readonly person_id: string;
  readonly entry: number;
  readonly side: 'start' | 'end';
  readonly earliest: Day;
  readonly latest: Day;
  readonly title: string;
  readonly heads: number;
  readonly seats: number;
  readonly acting: number;
  /** 1 where a source says that the person was in office on the last of these days, and gives no start. */
  readonly attests: number;
}

/** The visible starts and ends in posts of a unit. */
export function claimsInUnit(statements: Statements, unitId: string, asked: Asked): readonly ClaimRow[] {
  return statements.all<ClaimRow>(
    `SELECT * FROM tenure_claim c WHERE unit_id = ? AND ${VISIBLE}`,
    unitId,
    ...at(asked),
  );
}

/** The units in whose posts a person was at some time. */
export function unitsOfPerson(statements: Statements, personId: string, asked: Asked): readonly string[] {
  const sql = `SELECT DISTINCT unit_id FROM tenure_claim c WHERE person_id = ? AND ${VISIBLE} ORDER BY unit_id`;
  return statements.all<{ unit_id: string }>(sql, personId, ...at(asked)).map((row) => row.unit_id);
}

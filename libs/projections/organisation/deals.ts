import { hullOf } from '#domain';
import type { Day, DayRange, Money } from '#domain';
import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';

/** What one visible entry announces of a deal. */
export interface Announcement extends DayRange {
  readonly entry: number;
  readonly buyerId: string;
  readonly companyId: string;
  /** Left out where the source says nothing of it. */
  readonly price?: Money;
}

/** What one visible entry says came of a deal. */
export interface Outcome extends DayRange {
  readonly entry: number;
  readonly outcome: 'completed' | 'calledOff';
}

/** An acquisition as its visible entries tell it; at least one of them announces it. */
export interface Deal {
  readonly dealId: string;
  readonly announcements: readonly Announcement[];
  readonly completions: readonly Outcome[];
  readonly callingsOff: readonly Outcome[];
}

interface AnnouncementRow {
  readonly entry: number;
  readonly buyer_id: string;
  readonly company_id: string;
  readonly earliest: Day;
  readonly latest: Day;
  readonly price: string | null;
}

type Side = 'buyer_id' | 'company_id';

/** The deals in which a visible announcement names the unit on one side, by id. */
export function dealsOf(statements: Statements, side: Side, unitId: string, asked: Asked): readonly Deal[] {
  const sql = `SELECT DISTINCT deal_id FROM acquisition c WHERE ${side} = ? AND ${VISIBLE} ORDER BY deal_id`;
  return statements
    .all<{ readonly deal_id: string }>(sql, unitId, ...at(asked))
    .map(({ deal_id }) => dealOf(statements, deal_id, asked));
}

/** The days on which a deal was completed: the hull of what the entries say; undefined where none says so. */
export function completedOn({ completions }: Deal): DayRange | undefined {
  return completions.length === 0 ? undefined : hullOf(completions);
}

function dealOf(statements: Statements, dealId: string, asked: Asked): Deal {
  const announced = `SELECT * FROM acquisition c WHERE deal_id = ? AND ${VISIBLE} ORDER BY earliest, entry`;
  const ended = `SELECT * FROM acquisition_outcome c WHERE deal_id = ? AND ${VISIBLE} ORDER BY earliest, entry`;
  const outcomes = statements.all<Outcome>(ended, dealId, ...at(asked));
  return {
    dealId,
    announcements: statements.all<AnnouncementRow>(announced, dealId, ...at(asked)).map(announcementOf),
    completions: outcomes.filter(({ outcome }) => outcome === 'completed'),
    callingsOff: outcomes.filter(({ outcome }) => outcome === 'calledOff'),
  };
}

function announcementOf(row: AnnouncementRow): Announcement {
  return {
    entry: row.entry,
    buyerId: row.buyer_id,
    companyId: row.company_id,
    earliest: row.earliest,
    latest: row.latest,
    ...(row.price === null ? {} : { price: JSON.parse(row.price) as Money }),
  };
}

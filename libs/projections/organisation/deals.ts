import { hullOf } from '#domain';
import type { Day, DayRange, Money } from '#domain';
import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import { saidIn } from '../said';
import type { Said, SaidRow } from '../said';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';
import { oneOf } from '../withdrawals';

/** What one visible entry announces of a deal, or another source instead. */
export interface Announcement extends DayRange {
  readonly entry: number;
  readonly buyerId: string;
  readonly companyId: string;
  /** Left out where the source says nothing of it. */
  readonly price?: Money;
}

/** What one visible entry says came of a deal, on one of the days that sources give. */
export interface Outcome extends DayRange {
  readonly entry: number;
  readonly outcome: 'completed' | 'calledOff';
}

/** An acquisition as its visible entries tell it; at least one of them announces it. */
export interface Deal {
  readonly dealId: string;
  /** Other ids under which it was recorded. */
  readonly otherIds: readonly string[];
  readonly announcements: readonly Announcement[];
  readonly completions: readonly Outcome[];
  readonly callingsOff: readonly Outcome[];
  /** Whether some entry says so that nobody denies. */
  readonly sure: Readonly<Record<'announced' | 'completed' | 'calledOff', boolean>>;
}

interface OutcomeRow extends DayRange, SaidRow {
  readonly outcome: 'completed' | 'calledOff';
}

interface AnnouncementRow extends SaidRow {
  readonly buyer_id: string;
  readonly company_id: string;
  readonly earliest: Day;
  readonly latest: Day;
  readonly price: string | null;
}

type Side = 'buyer_id' | 'company_id';

/** The deals in which a visible announcement names the unit on one side, by id; units and deals under the ids that are kept. */
export function dealsOf(statements: Statements, side: Side, unitId: string, asked: Asked): readonly Deal[] {
  const sql = `SELECT DISTINCT deal_id FROM acquisition c WHERE ${side} = ? AND ${VISIBLE} ORDER BY deal_id`;
  const named = identitiesOf(statements, 'unit', asked).each(unitId, (id) =>
    statements.all<{ readonly deal_id: string }>(sql, id, ...at(asked)),
  );
  const ids = identitiesOf(statements, 'deal', asked).canonicals(named.map(({ deal_id }) => deal_id));
  return ids.map((dealId) => dealOf(statements, dealId, asked));
}

/** The companies that a unit bought, by completed deals. */
export function boughtBy(statements: Statements, buyerId: string, asked: Asked): readonly string[] {
  return dealsOf(statements, 'buyer_id', buyerId, asked)
    .filter(({ completions }) => completions.length > 0)
    .flatMap(({ announcements }) => announcements.filter((announced) => announced.buyerId === buyerId))
    .map(({ companyId }) => companyId);
}

/** The days on which a deal was completed: the hull of what the entries say; undefined where none says so. */
export function completedOn({ completions }: Deal): DayRange | undefined {
  return completions.length === 0 ? undefined : hullOf(completions);
}

const HULLS = [['earliest', 'latest']] as const;
const IDS = { deal_id: 'deal', buyer_id: 'unit', company_id: 'unit' } as const;

function dealOf(statements: Statements, dealId: string, asked: Asked): Deal {
  const ids = identitiesOf(statements, 'deal', asked).all(dealId);
  const [, ...otherIds] = ids;
  const ofDeal = { hulls: HULLS, ids: IDS, ...oneOf('deal_id', ids) };
  const announced = saidIn<AnnouncementRow>(statements, { table: 'acquisition', ...ofDeal }, asked);
  const outcomes = saidIn<OutcomeRow>(statements, { table: 'acquisition_outcome', ...ofDeal }, asked);
  const called = (outcome: Outcome['outcome']): readonly Said<OutcomeRow>[] =>
    outcomes.filter(({ claims }) => claims[0].some((row) => row.outcome === outcome));
  const [completions, callingsOff] = [called('completed'), called('calledOff')];
  return {
    dealId,
    otherIds,
    announcements: rowsOf(announced).map(announcementOf),
    completions: rowsOf(completions),
    callingsOff: rowsOf(callingsOff),
    sure: {
      announced: announced.some(({ certain }) => certain),
      completed: completions.some(({ certain }) => certain),
      calledOff: callingsOff.some(({ certain }) => certain),
    },
  };
}

/** All that is said, by its first day. */
function rowsOf<Row extends SaidRow & { readonly earliest: Day }>(
  said: readonly Said<Row>[],
): readonly Row[] {
  const rows = said.flatMap(({ claims }) => claims.flat());
  return rows.toSorted((a, b) => a.earliest - b.earliest || a.entry - b.entry);
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

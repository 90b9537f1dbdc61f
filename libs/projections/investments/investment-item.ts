import type { Names } from '#domain';
import { amountOf, stakeOf } from './amounts';
import type { Amount, Stake } from './amounts';
import type { InvestmentExit, InvestmentStatus } from './exits';
import type { InvestmentRow } from './investments';

/** One investment, as all visible entries about it tell it. */
export interface InvestmentItem {
  readonly investmentId: string;
  readonly investorId: string;
  readonly vehicleId: string | null;
  readonly startup: Names;
  readonly amount: Amount;
  /** Null where no source names one; so with purpose, product and round. */
  readonly stake: Stake | null;
  readonly purpose: Names | null;
  readonly product: Names | null;
  readonly round: string | null;
  readonly datedOn: { readonly earliest: string | null; readonly latest: string | null };
  /** Which day it is dated by. */
  readonly basis: 'announced' | 'made';
  readonly inPeriod: 'definitely' | 'possibly';
  /** On the asked day, which the period does not bound. */
  readonly status: InvestmentStatus;
  /** What the visible entries say of its end, by their days, also those after the asked one. */
  readonly exits: readonly InvestmentExit[];
  readonly entries: readonly number[];
  /** Positions of the visible disputes of what its entries say. */
  readonly disputedBy: readonly number[];
}

type Told =
  | 'investmentId'
  | 'investorId'
  | 'vehicleId'
  | 'startup'
  | 'amount'
  | 'stake'
  | 'purpose'
  | 'product'
  | 'round';

/** What hangs on no day. Amounts are the hull of all entries; of words, which have no hull, the newest entry's stand. */
export function toldOf(newest: InvestmentRow, claims: readonly InvestmentRow[]): Pick<InvestmentItem, Told> {
  return {
    investmentId: newest.investment_id,
    investorId: newest.investor_id,
    vehicleId: newest.vehicle_id,
    startup: JSON.parse(newest.startup) as Names,
    amount: amountOf(claims),
    stake: stakeOf(claims),
    purpose: namesIn(newest.purpose),
    product: namesIn(newest.product),
    round: newest.round,
  };
}

function namesIn(json: string | null): Names | null {
  return json === null ? null : (JSON.parse(json) as Names);
}

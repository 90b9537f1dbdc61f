import { daysOf, topics } from '#domain';
import type { Day, Percentage } from '#domain';
import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import type { NewRow } from '../database';
import type { EntryOf, Projection } from '../projection';
import type { Rows } from '../rows';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';

/** Investments in startups, under the unit that invests and under the vehicle through which it does; and how they ended. */
export const investments: Projection = {
  name: 'investments',
  version: 3,
  tables: {
    investment: {
      columns: `unit_id TEXT NOT NULL, announced_earliest INTEGER NOT NULL, investment_id TEXT NOT NULL, entry INTEGER NOT NULL,
        announced_latest INTEGER NOT NULL, made_earliest INTEGER, made_latest INTEGER, investor_id TEXT NOT NULL, vehicle_id TEXT, startup TEXT NOT NULL,
        amount_min TEXT NOT NULL, amount_max TEXT, currency TEXT, amount_wording TEXT NOT NULL, round TEXT, product TEXT,
        stake_min TEXT, stake_max TEXT, stake_wording TEXT, purpose TEXT`,
      key: 'unit_id, announced_earliest, investment_id, entry',
      indexes: ['investment_id'],
    },
    investment_exit: {
      columns: `investment_id TEXT NOT NULL, earliest INTEGER NOT NULL, entry INTEGER NOT NULL, latest INTEGER NOT NULL,
        amount_min TEXT, amount_max TEXT, currency TEXT, amount_wording TEXT`,
      key: 'investment_id, earliest, entry',
    },
  },
  on: { StartupInvestmentMade: invest, InvestmentExited: exit },
  ignores: [
    ...topics.organisation,
    ...topics.deals,
    ...topics.headcount,
    ...topics.layoffs,
    ...topics.leadership,
    ...topics.strategy,
    ...topics.sources,
    ...topics.corrections,
  ],
};

function invest(rows: Rows, { data, position }: EntryOf<'StartupInvestmentMade'>): void {
  const announced = daysOf(data.announcedOn);
  const made = data.madeOn === undefined ? undefined : daysOf(data.madeOn);
  for (const unitId of new Set([data.investorId, data.vehicleId ?? data.investorId])) {
    rows.insert('investment', {
      unit_id: unitId,
      announced_earliest: announced.earliest,
      investment_id: data.investmentId,
      entry: position,
      announced_latest: announced.latest,
      made_earliest: made?.earliest,
      made_latest: made?.latest,
      investor_id: data.investorId,
      vehicle_id: data.vehicleId,
      startup: JSON.stringify(data.startup),
      amount_min: data.amount.min,
      amount_max: data.amount.max,
      currency: data.amount.currency,
      amount_wording: data.amount.wording,
      round: data.round,
      product: JSON.stringify(data.product),
      ...stakeColumns(data.stake),
      purpose: JSON.stringify(data.purpose),
    });
  }
}

function stakeColumns(stake: Percentage | undefined): NewRow {
  return { stake_min: stake?.min, stake_max: stake?.max, stake_wording: stake?.wording };
}

function exit(rows: Rows, { data, position }: EntryOf<'InvestmentExited'>): void {
  const { min, max, currency, wording } = data.proceeds ?? {};
  rows.insert('investment_exit', {
    investment_id: data.investmentId,
    ...daysOf(data.exitedOn),
    entry: position,
    amount_min: min,
    amount_max: max,
    currency,
    amount_wording: wording,
  });
}

/** What an entry says of an amount of money. */
export interface AmountRow {
  readonly amount_min: string;
  readonly amount_max: string | null;
  readonly currency: string | null;
  readonly amount_wording: string;
}

/** What one visible entry says of an investment, or a dispute instead of it. */
export interface InvestmentRow extends AmountRow {
  readonly unit_id: string;
  readonly announced_earliest: Day;
  readonly investment_id: string;
  readonly entry: number;
  readonly announced_latest: Day;
  readonly made_earliest: Day | null;
  readonly made_latest: Day | null;
  readonly investor_id: string;
  readonly vehicle_id: string | null;
  readonly startup: string;
  readonly round: string | null;
  readonly product: string | null;
  readonly stake_min: string | null;
  readonly stake_max: string | null;
  readonly stake_wording: string | null;
  readonly purpose: string | null;
  /** Position of the dispute that says so; 0 for what the entry says itself. */
  readonly variant: number;
}

/** What the visible entries say of an investment, oldest first; an entry stands under its investor and under its vehicle. */
export function claimsOfInvestment(
  statements: Statements,
  investmentId: string,
  asked: Asked,
): readonly InvestmentRow[] {
  const sql = `SELECT * FROM investment c WHERE investment_id = ? AND ${VISIBLE} ORDER BY entry, variant, unit_id`;
  const rows = identitiesOf(statements, 'investment', asked)
    .each(investmentId, (id) => statements.all<InvestmentRow>(sql, id, ...at(asked)))
    .toSorted((a, b) => a.entry - b.entry);
  return underKept(statements, rows, asked);
}

/** The visible investments that a unit made, or that were made through it. */
export function investmentsFor(
  statements: Statements,
  unitId: string,
  asked: Asked,
): readonly InvestmentRow[] {
  const sql = `SELECT * FROM investment c WHERE unit_id = ? AND ${VISIBLE}`;
  const rows = identitiesOf(statements, 'unit', asked).each(unitId, (id) =>
    statements.all<InvestmentRow>(sql, id, ...at(asked)),
  );
  return underKept(statements, rows, asked);
}

/** Rows with the ids of investments and units that are kept. */
function underKept(
  statements: Statements,
  rows: readonly InvestmentRow[],
  asked: Asked,
): readonly InvestmentRow[] {
  const named = identitiesOf(statements, 'investment', asked).renamed(rows, 'investment_id');
  return identitiesOf(statements, 'unit', asked).renamed(named, 'unit_id', 'investor_id', 'vehicle_id');
}

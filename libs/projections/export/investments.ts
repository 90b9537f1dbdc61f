import type { InvestmentItem } from '../investments/investment-item';
import { investmentsOf } from '../investments/investments-query';
import { NEEDS } from '../reach';
import { byUnit } from './by-unit';
import { ENTRY_IDS, byLanguage, dayCells, days, decimal, json, languageCells, text } from './column';
import type { ExportedRow } from './column';
import { idsAt } from './model';
import type { ExportModel, Reading } from './model';

/** Investments under the unit that invests: a row for each. */
export const investments: ExportModel = {
  needs: [...NEEDS.investments, 'entries'],
  columns: {
    investment_id: text('The investment.'),
    investor_id: text('The unit that invests.'),
    vehicle_id: text('The unit through which it does; empty where no source names one.'),
    ...byLanguage('startup', 'What the startup is called'),
    amount_min: decimal('Least amount, inclusive.'),
    amount_max: decimal('Greatest amount, inclusive; empty where there is no bound.'),
    amount_currency: text('ISO 4217; empty where it is undisclosed, or sources name several.'),
    amount_wording: text("The sources' words for the amount."),
    stake_min: decimal('Least stake in per cent, inclusive; empty where no source names one.'),
    stake_max: decimal('Greatest stake in per cent, inclusive; empty where no source names one.'),
    round: text('The round.'),
    ...byLanguage('purpose', 'What it is for'),
    ...byLanguage('product', 'The product that it is about'),
    ...days('dated', 'it was announced'),
    status: text('On that day: `notYet`, `held`, `possibly` or `exited`.'),
    exits: json('What sources say of its end, after that day too.'),
    ...ENTRY_IDS,
  },
  read: byUnit(rowsOf),
};

/** An investment stands under its vehicle too; it is told under its investor. */
function rowsOf(reading: Reading, unitId: string): readonly ExportedRow[] {
  const question = { unitId, below: false, by: 'announced' } as const;
  return investmentsOf(reading.statements, question, reading.asked)
    .items.filter((item) => item.investorId === unitId)
    .map((item) => rowOf(reading, item));
}

function rowOf(reading: Reading, item: InvestmentItem): ExportedRow {
  const { amount, stake } = item;
  return {
    investment_id: item.investmentId,
    investor_id: item.investorId,
    vehicle_id: item.vehicleId,
    ...languageCells('startup', item.startup),
    amount_min: amount.min,
    amount_max: amount.max,
    amount_currency: amount.currency,
    amount_wording: amount.wording,
    stake_min: stake?.min ?? null,
    stake_max: stake?.max ?? null,
    round: item.round,
    ...languageCells('purpose', item.purpose),
    ...languageCells('product', item.product),
    ...dayCells('dated', item.datedOn),
    status: item.status,
    exits: item.exits,
    entry_ids: idsAt(reading, item.entries),
  };
}

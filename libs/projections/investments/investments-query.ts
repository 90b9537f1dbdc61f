import { addDecimals, hullOf } from '#domain';
import type { DayRange, Names } from '#domain';
import type { Asked } from '../asked';
import { daysText } from '../days';
import { liesIn } from '../period';
import type { Period } from '../period';
import type { Statements } from '../statements';
import { Tree } from '../tree';
import { inValidOrder } from '../valid-order';
import { withdrawalsOf } from '../withdrawals';
import { investmentsFor } from './investments';
import type { InvestmentRow } from './investments';

/** Which investments are asked for. */
export interface InvestmentsQuestion {
  readonly unitId: string;
  /** Units below too. */
  readonly below: boolean;
  /** All of time where it is left out. */
  readonly period?: Period;
  /** The day by which an investment is in the period: `made` falls back on its announcement where no source dates it. */
  readonly by: 'announced' | 'made';
}

export interface InvestmentItem {
  readonly investmentId: string;
  readonly investorId: string;
  readonly vehicleId: string | null;
  readonly startup: Names;
  readonly amount: {
    readonly min: string;
    readonly max: string | null;
    readonly currency: string | null;
    readonly wording: string;
  };
  readonly product: Names | null;
  readonly round: string | null;
  readonly datedOn: { readonly earliest: string | null; readonly latest: string | null };
  /** Which day it is dated by. */
  readonly basis: 'announced' | 'made';
  readonly inPeriod: 'definitely' | 'possibly';
  readonly entries: readonly number[];
}

/** Money in one currency; a null max has no upper bound, since some amount is not disclosed or only bounded below. */
export interface CurrencyTotal {
  readonly currency: string;
  readonly min: string;
  readonly max: string | null;
}

/** Investments of a unit, or of it and all below, in a period. Money is never added across currencies. */
export interface InvestmentsAnswer {
  readonly unitId: string;
  readonly items: readonly InvestmentItem[];
  readonly count: { readonly min: number; readonly max: number };
  readonly totals: readonly CurrencyTotal[];
  /** How many of them have no disclosed amount: they are in no total. */
  readonly undisclosed: number;
  readonly restsOn: readonly number[];
}

/** @see InvestmentsAnswer */
export function investmentsOf(
  statements: Statements,
  question: InvestmentsQuestion,
  asked: Asked,
): InvestmentsAnswer {
  const units = question.below ? [...new Tree(statements, asked).below(question.unitId)] : [question.unitId];
  const found = byInvestment(units.flatMap((unit) => investmentsFor(statements, unit, asked)));
  const items = found.flatMap((rows) => itemOf(rows, question));
  const withdrawn = units.flatMap((unit) =>
    withdrawalsOf(
      statements,
      { table: 'investment', where: 'c.unit_id = ?', values: [unit], day: 'c.announced_earliest' },
      asked,
    ),
  );
  const rested = items.flatMap(({ item, days }) =>
    item.entries.map((entry) => ({ entry, day: days.earliest })),
  );
  return {
    unitId: question.unitId,
    items: items.map(({ item }) => item),
    count: { min: items.filter(({ item }) => item.inPeriod === 'definitely').length, max: items.length },
    totals: totalsOf(items.map(({ item }) => item)),
    undisclosed: items.filter(({ item }) => item.amount.currency === null).length,
    restsOn: inValidOrder([...rested, ...withdrawn]),
  };
}

interface Dated {
  readonly item: InvestmentItem;
  readonly days: DayRange;
}

/** An investment counts once, though it stands under its investor and under its vehicle. */
function byInvestment(rows: readonly InvestmentRow[]): readonly (readonly InvestmentRow[])[] {
  const found = new Map<string, InvestmentRow[]>();
  for (const row of rows) {
    const known = found.get(row.investment_id) ?? [];
    if (!known.some(({ entry }) => entry === row.entry)) found.set(row.investment_id, [...known, row]);
  }
  return [...found.values()];
}

function itemOf(rows: readonly InvestmentRow[], { period, by }: InvestmentsQuestion): readonly Dated[] {
  const [first] = rows;
  if (first === undefined) return [];
  const days = hullOf(rows.map((row) => daysOfRow(row, by)));
  const inPeriod = period === undefined ? 'definitely' : liesIn(days, period);
  if (inPeriod === 'no') return [];
  const item: InvestmentItem = {
    investmentId: first.investment_id,
    investorId: first.investor_id,
    vehicleId: first.vehicle_id,
    startup: JSON.parse(first.startup) as Names,
    amount: {
      min: first.amount_min,
      max: first.amount_max,
      currency: first.currency,
      wording: first.amount_wording,
    },
    product: first.product === null ? null : (JSON.parse(first.product) as Names),
    round: first.round,
    datedOn: daysText(days),
    basis: by === 'made' && rows.every((row) => row.made_earliest !== null) ? 'made' : 'announced',
    inPeriod,
    entries: rows.map(({ entry }) => entry),
  };
  return [{ item, days }];
}

function daysOfRow(row: InvestmentRow, by: 'announced' | 'made'): DayRange {
  const { made_earliest, made_latest } = row;
  return by === 'made' && made_earliest !== null && made_latest !== null
    ? { earliest: made_earliest, latest: made_latest }
    : { earliest: row.announced_earliest, latest: row.announced_latest };
}

function totalsOf(items: readonly InvestmentItem[]): readonly CurrencyTotal[] {
  const totals = new Map<string, CurrencyTotal>();
  for (const { amount, inPeriod } of items) {
    if (amount.currency === null) continue;
    const known = totals.get(amount.currency) ?? { currency: amount.currency, min: '0', max: '0' };
    totals.set(amount.currency, {
      currency: amount.currency,
      min: inPeriod === 'definitely' ? addDecimals(known.min, amount.min) : known.min,
      max: known.max === null || amount.max === null ? null : addDecimals(known.max, amount.max),
    });
  }
  return [...totals.values()];
}

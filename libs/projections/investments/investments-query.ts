import { addDecimals, compareDecimals, hullOf } from '#domain';
import type { DayRange, Names } from '#domain';
import type { Asked } from '../asked';
import { daysText } from '../days';
import { liesIn } from '../period';
import type { Period } from '../period';
import type { Statements } from '../statements';
import { Tree, holdsOn } from '../tree';
import { groundsOf } from '../valid-order';
import { withdrawalsOf, withdrawalsOfPlaces } from '../withdrawals';
import { claimsOfInvestment, investmentsFor } from './investments';
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
  const tree = new Tree(statements, asked);
  const units = question.below ? [...tree.below(question.unitId)] : [question.unitId];
  const named = units.flatMap((unit) => investmentsFor(statements, unit, asked));
  const ids = new Set(named.map(({ investment_id }) => investment_id));
  const dated = [...ids]
    .flatMap((id) => itemOf(claimsOfInvestment(statements, id, asked), question, tree))
    .toSorted((a, b) => a.days.earliest - b.days.earliest);
  const items = dated.map(({ item }) => item);
  const withdrawn = units.flatMap((unit) =>
    withdrawalsOf(
      statements,
      { table: 'investment', where: 'c.unit_id = ?', values: [unit], day: 'c.announced_earliest' },
      asked,
    ),
  );
  const places = withdrawalsOfPlaces(statements, tree, question.unitId, asked);
  const rested = dated.flatMap(({ item, days }) =>
    item.entries.map((entry) => ({ entry, day: days.earliest })),
  );
  return {
    unitId: question.unitId,
    items,
    count: { min: items.filter(({ inPeriod }) => inPeriod === 'definitely').length, max: items.length },
    totals: totalsOf(items),
    undisclosed: items.filter(({ amount }) => amount.currency === null).length,
    restsOn: groundsOf(statements, [...rested, ...withdrawn, ...places], asked),
  };
}

const ALL_OF_TIME: Period = { from: -Infinity, to: Infinity };

interface Dated {
  readonly item: InvestmentItem;
  readonly days: DayRange;
}

/** An investment counts once, though it stands under its investor and under its vehicle. */
function itemOf(rows: readonly InvestmentRow[], question: InvestmentsQuestion, tree: Tree): readonly Dated[] {
  const claims = [...new Map(rows.map((row) => [`${row.entry}/${row.variant}`, row])).values()];
  const newest = claims.at(-1);
  if (newest === undefined) return [];
  const { period = ALL_OF_TIME, by } = question;
  const days = hullOf(claims.map((row) => daysOfRow(row, by)));
  const { holds, entries } = placeOf(rows, days, question, tree);
  const lies = liesIn(days, period);
  if (holds === 'no' || lies === 'no') return [];
  const item: InvestmentItem = {
    investmentId: newest.investment_id,
    investorId: newest.investor_id,
    vehicleId: newest.vehicle_id,
    startup: JSON.parse(newest.startup) as Names,
    amount: amountOf(claims),
    product: newest.product === null ? null : (JSON.parse(newest.product) as Names),
    round: newest.round,
    datedOn: daysText(days),
    basis: basisOf(claims, by),
    inPeriod: holds === 'definitely' ? lies : 'possibly',
    entries: [...new Set([...claims.map(({ entry }) => entry), ...entries])].toSorted((a, b) => a - b),
  };
  return [{ item, days }];
}

/** By the day on which it was made only where every entry dates that. */
function basisOf(claims: readonly InvestmentRow[], by: 'announced' | 'made'): InvestmentItem['basis'] {
  return by === 'made' && claims.every((row) => row.made_earliest !== null) ? 'made' : 'announced';
}

interface Place {
  readonly holds: 'definitely' | 'possibly' | 'no';
  /** Positions of the entries that put investor or vehicle below the asked unit. */
  readonly entries: readonly number[];
}

/** Whether the investor or the vehicle stands below the asked unit on those days, in what every entry says of the investment. */
function placeOf(
  rows: readonly InvestmentRow[],
  days: DayRange,
  { unitId, below }: InvestmentsQuestion,
  tree: Tree,
): Place {
  const places = rows.flatMap((row) => {
    const membership = below || row.unit_id === unitId ? tree.membership(row.unit_id, unitId) : undefined;
    const holds = membership === undefined ? 'no' : holdsOn(membership, days);
    return membership === undefined || holds === 'no' ? [] : [{ row, holds, entries: membership.entries }];
  });
  const certain = new Set(places.filter(({ holds }) => holds === 'definitely').map(({ row }) => row.entry));
  const inAll = rows.every(({ entry }) => certain.has(entry));
  const holds = inAll ? 'definitely' : 'possibly';
  return { holds: places.length === 0 ? 'no' : holds, entries: places.flatMap(({ entries }) => entries) };
}

/**
 * The hull of what the entries say of the amount. Where they name different currencies there is none: it is then shown without
 * bounds, in the words of all.
 */
function amountOf(claims: readonly InvestmentRow[]): InvestmentItem['amount'] {
  const currencies = [...new Set(claims.flatMap(({ currency }) => currency ?? []))];
  const wording = [...new Set(claims.map((claim) => claim.amount_wording))].join(' / ');
  const [currency = null, ...others] = currencies;
  if (others.length > 0) return { min: '0', max: null, currency: null, wording };
  const mins = claims.map(({ amount_min }) => amount_min).toSorted(compareDecimals);
  const maxs = claims.flatMap(({ amount_max }) => amount_max ?? []).toSorted(compareDecimals);
  const max = maxs.length < claims.length ? null : (maxs.at(-1) ?? null);
  return { min: mins[0] ?? '0', max, currency, wording };
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

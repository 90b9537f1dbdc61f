import { hullOf } from '#domain';
import type { DayRange, Names } from '#domain';
import type { Asked } from '../asked';
import { daysText } from '../days';
import { liesIn } from '../period';
import type { Period } from '../period';
import type { Statements } from '../statements';
import { Tree, holdsOn } from '../tree';
import { disputesOf, groundsOf } from '../valid-order';
import type { Dispute } from '../valid-order';
import { withdrawalsOf, withdrawalsOfPlaces } from '../withdrawals';
import { amountOf, totalsOf } from './amounts';
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
  /** Positions of the visible disputes of what its entries say. */
  readonly disputedBy: readonly number[];
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
    .flatMap((id) => {
      const rows = claimsOfInvestment(statements, id, asked);
      const disputes = disputesOf(statements, new Set(rows.map(({ entry }) => entry)), asked);
      return itemOf({ rows, disputes }, question, tree);
    })
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

/** All that is said of one investment. */
interface Told {
  readonly rows: readonly InvestmentRow[];
  /** Disputes of its entries, by their positions. */
  readonly disputes: ReadonlyMap<number, readonly Dispute[]>;
}

/** One claim under each of the units that it names, by entry and dispute. */
const claimOf = ({ entry, variant }: InvestmentRow): string => `${entry}/${variant}`;

/** An investment counts once, though it stands under its investor and under its vehicle; it may not be where each entry is denied. */
function itemOf({ rows, disputes }: Told, question: InvestmentsQuestion, tree: Tree): readonly Dated[] {
  const claims = [...new Map(rows.map((row) => [claimOf(row), row])).values()];
  const newest = claims.findLast(({ variant }) => variant === 0);
  if (newest === undefined) return [];
  const { period = ALL_OF_TIME, by } = question;
  const days = hullOf(claims.map((row) => daysOfRow(row, by)));
  const { holds, entries } = placeOf(rows, days, question, tree);
  const lies = liesIn(days, period);
  if (holds === 'no' || lies === 'no') return [];
  const isDenied = claims.every(({ entry }) => disputes.get(entry)?.some(({ denies }) => denies) === true);
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
    inPeriod: holds === 'definitely' && !isDenied ? lies : 'possibly',
    entries: [...new Set([...claims.map(({ entry }) => entry), ...entries])].toSorted((a, b) => a - b),
    disputedBy: [...new Set([...disputes.values()].flat().map(({ dispute }) => dispute))].toSorted(
      (a, b) => a - b,
    ),
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
  const certain = new Set(
    places.filter(({ holds }) => holds === 'definitely').map(({ row }) => claimOf(row)),
  );
  const inAll = rows.every((row) => certain.has(claimOf(row)));
  const holds = inAll ? 'definitely' : 'possibly';
  return { holds: places.length === 0 ? 'no' : holds, entries: places.flatMap(({ entries }) => entries) };
}

function daysOfRow(row: InvestmentRow, by: 'announced' | 'made'): DayRange {
  const { made_earliest, made_latest } = row;
  return by === 'made' && made_earliest !== null && made_latest !== null
    ? { earliest: made_earliest, latest: made_latest }
    : { earliest: row.announced_earliest, latest: row.announced_latest };
}

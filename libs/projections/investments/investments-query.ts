import { hullOf } from '#domain';
import type { Day, DayRange } from '#domain';
import type { Asked } from '../asked';
import { daysText } from '../days';
import { liesIn } from '../period';
import type { Period } from '../period';
import type { Statements } from '../statements';
import { Tree, holdsOn } from '../tree';
import { groundsOf } from '../valid-order';
import { withdrawalsOf, withdrawalsOfPlaces } from '../withdrawals';
import type { Candidates } from '../withdrawals';
import { totalsOf } from './amounts';
import type { CurrencyTotal } from './amounts';
import { exitCandidates, exitOf, exitsFrom, statusOf } from './exits';
import type { ExitRow } from './exits';
import { toldOf } from './investment-item';
import type { InvestmentItem } from './investment-item';
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

/** Investments of a unit, or of it and all below, in a period. Money is never added across currencies, and an exit takes none back. */
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
    .map((id) => claimedOf(statements, id, asked))
    .flatMap((claimed) => datedOf(claimed, question, { tree, on: asked.on }))
    .toSorted((a, b) => a.days.earliest - b.days.earliest);
  const items = dated.map(({ item }) => item);
  const withdrawn = [...units.map(candidatesFor), exitCandidates(ids)].flatMap((candidates) =>
    withdrawalsOf(statements, candidates, asked),
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

/** What the visible entries say of one investment, and of its end. */
interface Claimed {
  readonly rows: readonly InvestmentRow[];
  readonly exits: readonly ExitRow[];
}

function claimedOf(statements: Statements, investmentId: string, asked: Asked): Claimed {
  return {
    rows: claimsOfInvestment(statements, investmentId, asked),
    exits: exitsFrom(statements, investmentId, asked),
  };
}

function candidatesFor(unitId: string): Candidates {
  return { table: 'investment', where: 'c.unit_id = ?', values: [unitId], day: 'c.announced_earliest' };
}

/** An investment counts once, though it stands under its investor and under its vehicle. */
function datedOf(
  { rows, exits }: Claimed,
  question: InvestmentsQuestion,
  { tree, on }: { readonly tree: Tree; readonly on: Day },
): readonly Dated[] {
  const claims = [...new Map(rows.map((row) => [row.entry, row])).values()];
  const newest = claims.at(-1);
  if (newest === undefined) return [];
  const { period = ALL_OF_TIME, by } = question;
  const days = hullOf(claims.map((row) => daysOfRow(row, by)));
  const { holds, entries } = placeOf(rows, days, question, tree);
  const lies = liesIn(days, period);
  if (holds === 'no' || lies === 'no') return [];
  const made = hullOf(claims.map((row) => daysOfRow(row, 'made')));
  const stated = [...claims, ...exits].map(({ entry }) => entry);
  const item: InvestmentItem = {
    ...toldOf(newest, claims),
    datedOn: daysText(days),
    basis: basisOf(claims, by),
    inPeriod: holds === 'definitely' ? lies : 'possibly',
    status: statusOf(made, exits, on),
    exits: exits.map(exitOf),
    entries: [...new Set([...stated, ...entries])].toSorted((a, b) => a - b),
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

function daysOfRow(row: InvestmentRow, by: 'announced' | 'made'): DayRange {
  const { made_earliest, made_latest } = row;
  return by === 'made' && made_earliest !== null && made_latest !== null
    ? { earliest: made_earliest, latest: made_latest }
    : { earliest: row.announced_earliest, latest: row.announced_latest };
}

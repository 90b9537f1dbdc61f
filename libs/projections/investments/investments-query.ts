import { hullOf } from '#domain';
import type { Day, DayRange } from '#domain';
import type { Asked } from '../asked';
import { daysText } from '../days';
import { declarations } from '../declarations';
import { identitiesOf } from '../identities';
import { liesIn } from '../period';
import type { Period } from '../period';
import type { Statements } from '../statements';
import { Tree } from '../tree';
import { declaredOf, disputesOf, groundsOf } from '../valid-order';
import type { Dispute } from '../valid-order';
import { withdrawalsOf } from '../withdrawals';
import { withdrawalsOfPlaces } from '../withdrawn-places';
import type { Candidates } from '../withdrawals';
import { totalsOf } from './amounts';
import type { CurrencyTotal } from './amounts';
import { exitCandidates, exitOf, exitsFrom, statusOf } from './exits';
import type { ExitRow } from './exits';
import { toldOf } from './investment-item';
import type { InvestmentItem } from './investment-item';
import { claimsOfInvestment, investmentsFor } from './investments';
import type { InvestmentRow } from './investments';
import { ALL_OF_TIME, claimOf, daysOfRow, movedAway, placeOf } from './place';

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
  const sameInvestments = identitiesOf(statements, 'investment', asked);
  const claimed = [...ids].map((id) => claimedOf(statements, id, asked));
  const dated = claimed
    .flatMap((claims) => datedOf(claims, question, { tree, on: asked.on }))
    .toSorted((a, b) => a.days.earliest - b.days.earliest);
  const items = dated.map(({ item }) => item);
  const withdrawn = [
    ...tree.idsOf(units).flatMap(candidatesFor),
    exitCandidates(sameInvestments.allOf(ids)),
  ].flatMap((candidates) => withdrawalsOf(statements, candidates, asked));
  const asOne = declaredOf(statements, 'unit', question.unitId, asked);
  const places = withdrawalsOfPlaces(statements, tree, question.unitId, asked);
  const away = claimed.flatMap(({ rows }) => movedAway(rows, question, tree));
  const rested = dated.flatMap(({ item, days }) =>
    item.entries.map((entry) => ({ entry, day: days.earliest })),
  );
  return {
    unitId: question.unitId,
    items,
    count: { min: items.filter(({ inPeriod }) => inPeriod === 'definitely').length, max: items.length },
    totals: totalsOf(items),
    undisclosed: items.filter(({ amount }) => amount.currency === null).length,
    restsOn: groundsOf(statements, [...asOne, ...rested, ...away, ...withdrawn, ...places], asked),
  };
}

interface Dated {
  readonly item: InvestmentItem;
  readonly days: DayRange;
}

/** What the visible entries and their disputes say of one investment, and of its end. */
interface Claimed {
  readonly rows: readonly InvestmentRow[];
  readonly exits: readonly ExitRow[];
  /** Disputes of its entries, by their positions. */
  readonly disputes: ReadonlyMap<number, readonly Dispute[]>;
  /** Positions of the declarations that several investments are this one. */
  readonly declared: readonly number[];
}

function claimedOf(statements: Statements, investmentId: string, asked: Asked): Claimed {
  const rows = claimsOfInvestment(statements, investmentId, asked);
  const exits = exitsFrom(statements, investmentId, asked);
  const stated = new Set([...rows, ...exits].map(({ entry }) => entry));
  const declared = identitiesOf(statements, 'investment', asked).entries(investmentId);
  return { rows, exits, disputes: disputesOf(statements, stated, asked), declared };
}

const INVESTED = `EXISTS (SELECT 1 FROM investment i WHERE i.investment_id IN (c.id, c.keep) AND i.unit_id = ?)`;

function candidatesFor(unitId: string): readonly Candidates[] {
  return [
    { table: 'investment', where: 'c.unit_id = ?', values: [unitId], day: 'c.announced_earliest' },
    declarations('investment', INVESTED, [unitId]),
  ];
}

/** An investment counts once, though it stands under its investor and under its vehicle; it may not be where each entry is denied. */
function datedOf(
  { rows, exits, disputes, declared }: Claimed,
  question: InvestmentsQuestion,
  { tree, on }: { readonly tree: Tree; readonly on: Day },
): readonly Dated[] {
  const claims = [...new Map(rows.map((row) => [claimOf(row), row])).values()];
  const newest = claims.findLast(({ variant }) => variant === 0);
  if (newest === undefined) return [];
  const { period = ALL_OF_TIME, by } = question;
  const days = hullOf(claims.map((row) => daysOfRow(row, by)));
  const { holds, entries } = placeOf(rows, days, question, tree);
  const lies = liesIn(days, period);
  if (holds === 'no' || lies === 'no') return [];
  const isDenied = ({ entry }: { readonly entry: number }): boolean =>
    disputes.get(entry)?.some(({ denies }) => denies) === true;
  const made = hullOf(claims.map((row) => daysOfRow(row, 'made')));
  const stated = [...claims, ...exits].map(({ entry }) => entry);
  const item: InvestmentItem = {
    ...toldOf(newest, claims),
    datedOn: daysText(days),
    basis: basisOf(claims, by),
    inPeriod: holds === 'definitely' && !claims.every(isDenied) ? lies : 'possibly',
    status: statusOf(made, exits, { on, isDenied }),
    exits: exits.map(exitOf),
    entries: [...new Set([...stated, ...entries, ...declared])].toSorted((a, b) => a - b),
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

import { hullOf } from '#domain';
import type { DayRange } from '#domain';
import type { Asked } from '../asked';
import type { Bounds } from '../headcount/answer';
import { sizeAt } from '../headcount/size';
import { withdrawnReports } from '../headcount/withdrawn';
import { Workforce } from '../headcount/workforce';
import { ZERO, boundsOf, hull, sum } from '../interval';
import type { Interval } from '../interval';
import { liesIn } from '../period';
import type { Period } from '../period';
import type { Statements } from '../statements';
import { entriesOn, groundsOn, holdsOn } from '../tree';
import type { Membership, Tree } from '../tree';
import { groundsOf } from '../valid-order';
import type { Rested } from '../valid-order';
import { daysOfRow, itemOf } from './layoff-item';
import type { LayoffItem, Told } from './layoff-item';
import { announcementsFor, announcementsOf, sharesFor, sharesOf } from './layoffs';
import { programmeOf } from './programme';
import { withdrawnLayoffs } from './withdrawn-layoffs';

export type { LayoffItem } from './layoff-item';

/** Which layoffs are asked for. */
export interface LayoffsQuestion {
  readonly unitId: string;
  /** Units below too. */
  readonly below: boolean;
  /** All of time where it is left out. */
  readonly period?: Period;
  /** The day by which a layoff is in the period. */
  readonly by: 'announced' | 'effective';
  /** Layoffs of units above too, where they have a share of the asked unit. */
  readonly shares?: boolean;
}

/** Layoffs of a unit, or of it and all below, in a period. */
export interface LayoffsAnswer {
  readonly unitId: string;
  readonly items: readonly LayoffItem[];
  /** Positions together; a layoff that is only possibly in the period counts from 0. Temporary ones are listed, not counted. */
  readonly total: Bounds;
  readonly restsOn: readonly number[];
}

/** @see LayoffsAnswer */
export function layoffsOf(statements: Statements, question: LayoffsQuestion, asked: Asked): LayoffsAnswer {
  const { candidates, restsOn } = candidatesOf(statements, question, asked);
  return {
    unitId: question.unitId,
    items: candidates.map(({ item }) => item),
    total: boundsOf(sum(candidates.map(countedAs))),
    restsOn,
  };
}

/** A layoff that may lie in the period, with its size at the level of the asked unit. */
export interface LayoffCandidate {
  readonly item: LayoffItem;
  readonly days: DayRange;
  readonly size: Interval;
  /** Whether every claim says that people come back. */
  readonly temporary: boolean;
  readonly percentageOf: () => readonly Rested[];
}

/** The layoffs that may lie in the period, by their earliest day. */
export function candidatesOf(
  statements: Statements,
  question: LayoffsQuestion,
  asked: Asked,
): { readonly candidates: readonly LayoffCandidate[]; readonly restsOn: readonly number[] } {
  const workforce = new Workforce(statements, asked, 'employees');
  const { tree } = workforce;
  const units = question.below ? tree.below(question.unitId) : new Set([question.unitId]);
  const named = [...units].flatMap((unit) => announcementsFor(statements, unit, asked));
  const shared =
    question.shares === true ? [...units].flatMap((unit) => sharesFor(statements, unit, asked)) : [];
  const ids = new Set([...named, ...shared].map(({ layoff_id }) => layoff_id));
  const told = [...ids].flatMap((id): readonly Told[] => {
    const rows = announcementsOf(statements, id, asked);
    if (rows.length === 0) return [];
    return [{ rows, shares: sharesOf(statements, id, asked), programme: programmeOf(statements, id, asked) }];
  });
  const asking = { ...question, units };
  const candidates = told
    .flatMap((one) => candidateOf(one, asking, workforce))
    .toSorted((a, b) => a.days.earliest - b.days.earliest);
  const away = told.flatMap((one) => movedAway(one, asking, tree));
  const rested = candidates.flatMap(({ item, days, percentageOf }) => [
    ...item.entries.map((entry) => ({ entry, day: days.earliest })),
    ...percentageOf(),
  ]);
  const withdrawn = withdrawnLayoffs(statements, { ...question, units, tree }, asked);
  const near = new Set([...tree.above(question.unitId).keys(), ...units]);
  const reports = candidates.some(({ item }) => item.basis === 'percentage')
    ? withdrawnReports(statements, { units: near, metric: workforce.metric }, asked)
    : [];
  return {
    candidates,
    restsOn: groundsOf(statements, [...rested, ...away, ...withdrawn, ...reports], asked),
  };
}

type Asking = LayoffsQuestion & { readonly units: ReadonlySet<string> };

/** Where a layoff stands to the asked unit, and when. */
interface Located {
  readonly days: DayRange;
  readonly places: readonly Membership[];
  readonly inPeriod: 'definitely' | 'possibly' | 'no';
}

function locate({ rows, shares }: Told, { unitId, units, period, by }: Asking, tree: Tree): Located {
  const days = hullOf(rows.map((row) => daysOfRow(row, by)));
  const shared = shares.some((share) => {
    const place = units.has(share.unit_id) ? tree.membership(share.unit_id, unitId) : undefined;
    return place !== undefined && holdsOn(place, days) !== 'no';
  });
  return {
    days,
    places: rows.flatMap(({ unit_id }) => placeOf(tree, unit_id, unitId, shared) ?? []),
    inPeriod: period === undefined ? 'definitely' : liesIn(days, period),
  };
}

function candidateOf(told: Told, asking: Asking, workforce: Workforce): readonly LayoffCandidate[] {
  const { rows, programme } = told;
  const { days, places, inPeriod } = locate(told, asking, workforce.tree);
  const held = places.map((place) => holdsOn(place, days));
  if (inPeriod === 'no' || held.every((holds) => holds === 'no')) return [];
  const below = held.length === rows.length && held.every((holds) => holds === 'definitely');
  const item = itemOf(
    told,
    below ? inPeriod : 'possibly',
    places.flatMap((place) => entriesOn(place, days)),
  );
  const { sizes, percentageOf } = sizeAt(programme, { unitId: asking.unitId, days }, workforce.around());
  const [first = ZERO, ...others] = sizes;
  const temporary = rows.every(({ kind }) => kind === 'temporary');
  return [{ days, size: hull(first, ...others), item, temporary, percentageOf }];
}

/** The changes of place without which a layoff would stand below the asked unit. */
function movedAway(told: Told, asking: Asking, tree: Tree): readonly Rested[] {
  const { days, places, inPeriod } = locate(told, asking, tree);
  if (inPeriod === 'no') return [];
  return places.filter((place) => holdsOn(place, days) === 'no').flatMap((place) => groundsOn(place, days));
}

/** What a layoff adds to a total: from 0 where it is only possibly in it, nothing where it is temporary. */
function countedAs({ item, size }: LayoffCandidate): Interval {
  return item.inPeriod === 'definitely' ? size : hull(size, ZERO);
}

/** Where a layoff's unit stands below the asked one; or above it, where the asked one has a share. */
function placeOf(tree: Tree, layoffUnitId: string, unitId: string, shared: boolean): Membership | undefined {
  return (
    tree.membership(layoffUnitId, unitId) ?? (shared ? tree.membership(unitId, layoffUnitId) : undefined)
  );
}

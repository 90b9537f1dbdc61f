import { hullOf } from '#domain';
import type { DayRange, LayoffKind } from '#domain';
import type { Asked } from '../asked';
import { daysText } from '../days';
import { ZERO, boundsOf, hull, sum } from '../interval';
import type { Interval } from '../interval';
import { liesIn } from '../period';
import type { Period } from '../period';
import type { Statements } from '../statements';
import { Tree, holdsOn } from '../tree';
import type { Membership } from '../tree';
import { inValidOrder } from '../valid-order';
import { withdrawalsOf } from '../withdrawals';
import { announcementsFor, announcementsOf, sharesFor, sharesOf } from './layoffs';
import type { LayoffRow, ShareRow } from './layoffs';
import type { Bounds } from '../headcount/answer';

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

/** A layoff as its visible entries tell it. */
export interface LayoffItem {
  readonly layoffId: string;
  readonly unitId: string;
  readonly kind: LayoffKind;
  readonly announcedOn: { readonly earliest: string | null; readonly latest: string | null };
  readonly effectiveOn: { readonly earliest: string | null; readonly latest: string | null } | null;
  /** Null where the source gives no number at all. */
  readonly positions: Bounds | null;
  readonly wordings: readonly string[];
  readonly shares: readonly (Bounds & {
    readonly unitId: string;
    readonly wording: string;
    readonly entry: number;
  })[];
  readonly inPeriod: 'definitely' | 'possibly';
  readonly entries: readonly number[];
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
  const tree = new Tree(statements, asked);
  const units = question.below ? [...tree.below(question.unitId)] : [question.unitId];
  const named = units.flatMap((unit) => announcementsFor(statements, unit, asked));
  const shared = question.shares === true ? sharesFor(statements, question.unitId, asked) : [];
  const ids = new Set([...named, ...shared].map(({ layoff_id }) => layoff_id));
  const told = [...ids].map((id) => ({
    rows: announcementsOf(statements, id, asked),
    shares: sharesOf(statements, id, asked),
  }));
  const candidates = told.flatMap((one) => candidateOf(one, question, tree));
  const withdrawn = units.flatMap((unit) =>
    withdrawalsOf(
      statements,
      { table: 'layoff', where: 'c.unit_id = ?', values: [unit], day: 'c.announced_earliest' },
      asked,
    ),
  );
  const rested = candidates.flatMap(({ item, days }) =>
    item.entries.map((entry) => ({ entry, day: days.earliest })),
  );
  return {
    unitId: question.unitId,
    items: candidates.toSorted((a, b) => a.days.earliest - b.days.earliest).map(({ item }) => item),
    total: boundsOf(sum(candidates.map(({ counted }) => counted))),
    restsOn: inValidOrder([...rested, ...withdrawn]),
  };
}

/** A layoff that may lie in the period, and what it adds to the total. */
export interface LayoffCandidate {
  readonly item: LayoffItem;
  readonly days: DayRange;
  readonly counted: Interval;
}

interface Told {
  readonly rows: readonly LayoffRow[];
  readonly shares: readonly ShareRow[];
}

function candidateOf(
  { rows, shares }: Told,
  { unitId, period, by }: LayoffsQuestion,
  tree: Tree,
): readonly LayoffCandidate[] {
  const [first] = rows;
  if (first === undefined) return [];
  const days = hullOf(rows.map((row) => daysOfRow(row, by)));
  const shared = shares.some((share) => share.unit_id === unitId);
  const places = rows.flatMap(({ unit_id }) => placeOf(tree, unit_id, unitId, shared) ?? []);
  const held = places.map((place) => holdsOn(place, days));
  const inPeriod = period === undefined ? 'definitely' : liesIn(days, period);
  if (inPeriod === 'no' || held.every((holds) => holds === 'no')) return [];
  const below = held.length === rows.length && held.every((holds) => holds === 'definitely');
  const certainty = below ? inPeriod : 'possibly';
  const placed = places.flatMap(({ entries }) => entries);
  const item = itemOf({ rows, shares }, certainty, placed);
  return [{ days, counted: countedAs(rows, certainty), item }];
}

/** What a layoff adds to a total: from 0 where it is only possibly in it, nothing where it is temporary. */
function countedAs(rows: readonly LayoffRow[], certainty: 'definitely' | 'possibly'): Interval {
  if (rows.every(({ kind }) => kind === 'temporary')) return ZERO;
  return certainty === 'definitely' ? positionsOf(rows) : hull(positionsOf(rows), ZERO);
}

/** Where a layoff's unit stands below the asked one; or above it, where the asked one has a share. */
function placeOf(tree: Tree, layoffUnitId: string, unitId: string, shared: boolean): Membership | undefined {
  return (
    tree.membership(layoffUnitId, unitId) ?? (shared ? tree.membership(unitId, layoffUnitId) : undefined)
  );
}

function itemOf(
  { rows, shares }: Told,
  inPeriod: 'definitely' | 'possibly',
  placed: readonly number[],
): LayoffItem {
  const [first] = rows as readonly [LayoffRow];
  const effective = rows.flatMap((row) =>
    row.effective_earliest === null || row.effective_latest === null
      ? []
      : [{ earliest: row.effective_earliest, latest: row.effective_latest }],
  );
  return {
    layoffId: first.layoff_id,
    unitId: first.unit_id,
    kind: first.kind,
    announcedOn: daysText(hullOf(rows.map((row) => daysOfRow(row, 'announced')))),
    effectiveOn: effective.length === 0 ? null : daysText(hullOf(effective)),
    positions: rows.every((row) => row.positions_min === null) ? null : boundsOf(positionsOf(rows)),
    wordings: rows.flatMap((row) => row.positions_wording ?? row.percentage_wording ?? []),
    shares: shares.map((share) => ({
      unitId: share.unit_id,
      min: share.positions_min,
      max: share.positions_max,
      wording: share.positions_wording,
      entry: share.entry,
    })),
    inPeriod,
    entries: [
      ...new Set([...rows.map(({ entry }) => entry), ...shares.map(({ entry }) => entry), ...placed]),
    ].toSorted((a, b) => a - b),
  };
}

/** Positions of one programme: the hull of what its visible entries say; 0 and above where one gives no number. */
export function positionsOf(rows: readonly LayoffRow[]): Interval {
  const [first = ZERO, ...others] = rows.map((row) => ({
    min: row.positions_min ?? 0,
    max: row.positions_max ?? Infinity,
  }));
  return hull(first, ...others);
}

function daysOfRow(row: LayoffRow, by: 'announced' | 'effective'): DayRange {
  const { effective_earliest, effective_latest } = row;
  return by === 'effective' && effective_earliest !== null && effective_latest !== null
    ? { earliest: effective_earliest, latest: effective_latest }
    : { earliest: row.announced_earliest, latest: row.announced_latest };
}

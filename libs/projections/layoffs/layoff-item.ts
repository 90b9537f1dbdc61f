import { hullOf } from '#domain';
import type { DayRange, LayoffKind } from '#domain';
import { daysText } from '../days';
import type { Bounds } from '../headcount/answer';
import { ZERO, boundsOf, hull } from '../interval';
import type { Interval } from '../interval';
import type { LayoffRow, ShareRow } from './layoffs';
import type { Programme } from './programme';

/** A layoff as its visible entries tell it. */
export interface LayoffItem {
  readonly layoffId: string;
  readonly unitId: string;
  readonly kind: LayoffKind;
  readonly announcedOn: { readonly earliest: string | null; readonly latest: string | null };
  readonly effectiveOn: { readonly earliest: string | null; readonly latest: string | null } | null;
  /** Only where a source gives a part of the people in place of a number: it counts as that part of the people known. */
  readonly basis?: 'percentage';
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

/** The visible claims of a layoff, and what they make together. */
export interface Told {
  readonly rows: readonly LayoffRow[];
  readonly shares: readonly ShareRow[];
  readonly programme: Programme;
}

/** What is shown of a layoff. */
export function itemOf(
  { rows, shares, programme }: Told,
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
    ...(programme.readings.some(({ size }) => size.by === 'percentage') ? { basis: 'percentage' } : {}),
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
function positionsOf(rows: readonly LayoffRow[]): Interval {
  const [first = ZERO, ...others] = rows.map((row) => ({
    min: row.positions_min ?? 0,
    max: row.positions_max ?? Infinity,
  }));
  return hull(first, ...others);
}

/** The days by which a claim is in a period. */
export function daysOfRow(row: LayoffRow, by: 'announced' | 'effective'): DayRange {
  const { effective_earliest, effective_latest } = row;
  return by === 'effective' && effective_earliest !== null && effective_latest !== null
    ? { earliest: effective_earliest, latest: effective_latest }
    : { earliest: row.announced_earliest, latest: row.announced_latest };
}

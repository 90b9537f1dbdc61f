import type { DayRange, LayoffKind } from '#domain';
import { ZERO, hull } from '../interval';
import type { Interval } from '../interval';
import type { SizeRow } from './columns';

/** Everybody, in parts per million. */
export const ALL_PPM = 1_000_000;

/** How many people a layoff takes: a number of positions, or parts per million of those who are there on the day before. */
export type Size =
  | { readonly by: 'positions'; readonly positions: Interval }
  | { readonly by: 'percentage'; readonly ppm: Interval };

/** One reading of a layoff: which unit it cuts, and by how much. Readings differ only where visible entries do. */
export interface Reading {
  readonly unitId: string;
  readonly size: Size;
  readonly wording: string | null;
  /** The days on which it acts, where those are not the days of the whole programme. */
  readonly days?: DayRange;
}

/** What decides how many people a layoff takes. */
export type Sized = SizeRow & { readonly kind: LayoffKind };

/** Numbers that are said of one unit are joined to their hull; anything else that differs is another reading. */
export function readingsOf(
  announcements: readonly (Sized & { readonly unit_id: string })[],
): readonly Reading[] {
  const readings = new Map<string, Reading>();
  for (const row of announcements) {
    const size = sizeOf(row);
    const key = `${row.unit_id} ${row.kind === 'temporary'} ${size.by}`;
    const known = readings.get(key);
    const wording = wordingOf(row);
    readings.set(
      key,
      known === undefined
        ? { unitId: row.unit_id, size, wording }
        : { ...known, size: joined(known.size, size) },
    );
  }
  return [...readings.values()];
}

/** The source's own words for the size. */
export function wordingOf({ positions_wording, percentage_wording }: SizeRow): string | null {
  return positions_wording ?? percentage_wording;
}

/**
 * A temporary layoff takes nobody off the count. With a count as well as a percentage, the count acts. "Undisclosed" is no
 * count: beside it the percentage acts.
 * A closure without a count takes everybody.
 */
export function sizeOf(row: Sized): Size {
  if (row.kind === 'temporary') return { by: 'positions', positions: ZERO };
  const positions = { min: row.positions_min ?? 0, max: row.positions_max ?? Infinity };
  const disclosed = row.positions_min !== null && (positions.min > 0 || positions.max < Infinity);
  const ppm = ppmOf(row);
  return disclosed || ppm === undefined ? { by: 'positions', positions } : { by: 'percentage', ppm };
}

function ppmOf({ kind, ppm_min, ppm_max }: Sized): Interval | undefined {
  if (kind === 'closure') return { min: ALL_PPM, max: ALL_PPM };
  return ppm_min === null || ppm_max === null ? undefined : { min: ppm_min, max: ppm_max };
}

function joined(first: Size, second: Size): Size {
  if (first.by === 'positions' && second.by === 'positions') {
    return { by: 'positions', positions: hull(first.positions, second.positions) };
  }
  return first.by === 'percentage' && second.by === 'percentage'
    ? { by: 'percentage', ppm: hull(first.ppm, second.ppm) }
    : first;
}

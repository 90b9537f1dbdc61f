import { hullOf } from '#domain';
import type { DayRange, LayoffKind } from '#domain';
import type { Asked } from '../asked';
import { ZERO, hull } from '../interval';
import type { Interval } from '../interval';
import type { Statements } from '../statements';
import { announcementsFor, announcementsOf, sharesOf } from './layoffs';
import type { LayoffRow, ShareRow } from './layoffs';

/** How many people a layoff takes: a number of positions, or parts per million of those who are there on the day before. */
export type Size =
  | { readonly by: 'positions'; readonly positions: Interval }
  | { readonly by: 'percentage'; readonly ppm: Interval };

/** One reading of a layoff: which unit it cuts, and by how much. Readings differ only where visible entries do. */
export interface Reading {
  readonly unitId: string;
  readonly size: Size;
  readonly wording: string | null;
}

/** A part of a layoff that falls on one unit and all below it. */
export interface Share {
  readonly unitId: string;
  readonly positions: Interval;
  readonly wording: string;
  readonly entries: readonly number[];
}

/** A layoff as its visible entries tell it. */
export interface Programme {
  readonly layoffId: string;
  /** Days on which the headcount may fall: the hull of what the entries say. */
  readonly days: DayRange;
  readonly basis: 'effective' | 'announced';
  readonly kind: LayoffKind;
  readonly readings: readonly Reading[];
  readonly shares: ReadonlyMap<string, Share>;
  /** Positions of the announcements. */
  readonly entries: readonly number[];
}

/** Everybody, in parts per million. */
export const ALL_PPM = 1_000_000;

/** The layoffs that name one of the units, each told once. */
export function programmesOf(
  statements: Statements,
  units: Iterable<string>,
  asked: Asked,
): readonly Programme[] {
  const named = [...units].flatMap((unit) => announcementsFor(statements, unit, asked));
  const ids = new Set(named.map((row) => row.layoff_id));
  return [...ids].map((layoffId) => programmeOf(statements, layoffId, asked));
}

/** A layoff that at least one visible entry announces. */
export function programmeOf(statements: Statements, layoffId: string, asked: Asked): Programme {
  const announcements = announcementsOf(statements, layoffId, asked);
  return {
    layoffId,
    days: hullOf(announcements.map(actsOn)),
    basis: announcements.every((row) => row.effective_earliest !== null) ? 'effective' : 'announced',
    kind: announcements[0]?.kind ?? 'permanent',
    readings: readingsOf(announcements),
    shares: shareByUnit(sharesOf(statements, layoffId, asked)),
    entries: announcements.map((row) => row.entry),
  };
}

/** A layoff acts on its effective day; where none is named, on the day of its announcement. */
function actsOn(row: LayoffRow): DayRange {
  return {
    earliest: row.effective_earliest ?? row.announced_earliest,
    latest: row.effective_latest ?? row.announced_latest,
  };
}

/** Numbers that are said of one unit are joined to their hull; anything else that differs is another reading. */
function readingsOf(announcements: readonly LayoffRow[]): readonly Reading[] {
  const readings = new Map<string, Reading>();
  for (const row of announcements) {
    const size = sizeOf(row);
    const key = `${row.unit_id} ${row.kind === 'temporary'} ${size.by}`;
    const known = readings.get(key);
    const wording = row.positions_wording ?? row.percentage_wording;
    readings.set(
      key,
      known === undefined
        ? { unitId: row.unit_id, size, wording }
        : { ...known, size: joined(known.size, size) },
    );
  }
  return [...readings.values()];
}

/**
 * A temporary layoff takes nobody off the count. With a count as well as a percentage, the count acts. "Undisclosed" is no count: beside it the percentage acts.
 * A closure without a count takes everybody.
 */
function sizeOf(row: LayoffRow): Size {
  if (row.kind === 'temporary') return { by: 'positions', positions: ZERO };
  const positions = { min: row.positions_min ?? 0, max: row.positions_max ?? Infinity };
  const disclosed = row.positions_min !== null && (positions.min > 0 || positions.max < Infinity);
  const ppm = ppmOf(row);
  return disclosed || ppm === undefined ? { by: 'positions', positions } : { by: 'percentage', ppm };
}

function ppmOf({ kind, ppm_min, ppm_max }: LayoffRow): Interval | undefined {
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

function shareByUnit(rows: readonly ShareRow[]): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  for (const row of rows) {
    const positions = { min: row.positions_min, max: row.positions_max ?? Infinity };
    const known = shares.get(row.unit_id);
    shares.set(row.unit_id, {
      unitId: row.unit_id,
      positions: known === undefined ? positions : hull(known.positions, positions),
      wording: known?.wording ?? row.positions_wording,
      entries: [...(known?.entries ?? []), row.entry],
    });
  }
  return shares;
}

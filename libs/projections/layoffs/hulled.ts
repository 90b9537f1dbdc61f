import { hullOf } from '#domain';
import { hull } from '../interval';
import type { Interval } from '../interval';
import type { LayoffRow } from './layoffs';
import { sizeOf } from './reading';
import type { Size } from './reading';

/**
 * The announcements of a layoff with the days and numbers that all of them together give, whatever their units and kinds; those that
 * then say the same once. An announcement by numbers and one by percentage each keep to their own.
 */
export function hulled(rows: readonly LayoffRow[]): readonly LayoffRow[] {
  if (rows.length < 2) return rows;
  const announced = hullOf(
    rows.map((row) => ({ earliest: row.announced_earliest, latest: row.announced_latest })),
  );
  const dated = rows.map((row) => ({
    ...withSize(row, rows),
    ...effectiveOf(row, rows),
    announced_earliest: announced.earliest,
    announced_latest: announced.latest,
  }));
  return [...new Map(dated.map((row) => [claimOf(row), row])).values()];
}

/** All that a row says, whoever says it and in whatever words. */
function claimOf(row: LayoffRow): string {
  const {
    entry: _entry,
    variant: _variant,
    positions_wording: _words,
    percentage_wording: _part,
    ...said
  } = row;
  return JSON.stringify(said);
}

function effectiveOf(row: LayoffRow, rows: readonly LayoffRow[]): Partial<LayoffRow> {
  if (row.effective_earliest === null) return {};
  const days = rows.flatMap(({ effective_earliest: earliest, effective_latest: latest }) =>
    earliest === null || latest === null ? [] : [{ earliest, latest }],
  );
  const { earliest, latest } = hullOf(days);
  return { effective_earliest: earliest, effective_latest: latest };
}

function withSize(row: LayoffRow, rows: readonly LayoffRow[]): LayoffRow {
  const own = sizeIfPermanent(row);
  if (own.by === 'percentage') return row.kind === 'closure' ? row : { ...row, ...percentageOf(rows) };
  const given = rows.flatMap((one) => {
    const size = sizeIfPermanent(one);
    return size.by === 'positions' ? [{ said: one.positions_min !== null, positions: size.positions }] : [];
  });
  if (!given.some(({ said }) => said)) return row;
  const { min, max } = hullOfAll(given.map(({ positions }) => positions));
  const disclosed = min > 0 || max < Infinity;
  const positions = { positions_min: min, positions_max: max < Infinity ? max : null };
  return { ...row, ...positions, ...(disclosed ? {} : { ppm_min: null, ppm_max: null }) };
}

/** What a layoff takes where its people do not come back. */
function sizeIfPermanent(row: LayoffRow): Size {
  return sizeOf({ ...row, kind: row.kind === 'temporary' ? 'permanent' : row.kind });
}

function percentageOf(rows: readonly LayoffRow[]): Partial<LayoffRow> {
  const given = rows.flatMap(({ ppm_min: min, ppm_max: max }) =>
    min === null || max === null ? [] : [{ min, max }],
  );
  const { min, max } = hullOfAll(given);
  return { ppm_min: min, ppm_max: max };
}

function hullOfAll(intervals: readonly Interval[]): Interval {
  const [first, ...others] = intervals as readonly [Interval, ...Interval[]];
  return hull(first, ...others);
}

import { daysOf, partsPerMillion } from '#domain';
import type { Percentage, Quantity } from '#domain';
import type { NewRow } from '../database';

/** Columns of what an entry says of the size of a layoff: people, or parts per million of those who are there. */
export const SIZE_COLUMNS = `positions_min INTEGER, positions_max INTEGER, positions_wording TEXT,
        ppm_min INTEGER, ppm_max INTEGER, percentage_wording TEXT`;

/** A size as it stands in columns: all null where the entry says nothing of it; `positions_max` null has no upper bound. */
export interface SizeRow {
  readonly positions_min: number | null;
  readonly positions_max: number | null;
  readonly positions_wording: string | null;
  readonly ppm_min: number | null;
  readonly ppm_max: number | null;
  readonly percentage_wording: string | null;
}

/** What to write into `SIZE_COLUMNS`. */
export function sizeColumns({
  positions,
  percentage,
}: {
  readonly positions?: Quantity;
  readonly percentage?: Percentage;
}): NewRow {
  return {
    positions_min: positions?.min,
    positions_max: positions?.max,
    positions_wording: positions?.wording,
    ppm_min: percentage && partsPerMillion(percentage.min),
    ppm_max: percentage && partsPerMillion(percentage.max),
    percentage_wording: percentage?.wording,
  };
}

/** The days on which a layoff acts, in columns; null where none is named. */
export function effectiveColumns(effectiveOn: string | undefined): NewRow {
  const days = effectiveOn === undefined ? undefined : daysOf(effectiveOn);
  return { effective_earliest: days?.earliest, effective_latest: days?.latest };
}

import type { DayRange, LayoffKind } from '#domain';
import type { Interval } from '../interval';
import type { SizeRow } from './columns';
import type { LayoffRow } from './layoffs';
import { wordingOf } from './reading';
import type { StageRow } from './stages';

/** What has become of a layoff by a day. */
export type Status = 'announced' | 'revised' | 'completed' | 'calledOff';

/** What a layoff is from one of its stages to the next. */
export interface Version {
  readonly status: Status;
  readonly kind: LayoffKind;
  /** What the last stage that gives a size says of it. */
  readonly size: SizeRow;
  /** Position of the entry that gives the size. */
  readonly sizeFrom: number;
  /** The day on which it acts; left out where no source names one, so that it acts on the day of its announcement. */
  readonly effective?: { readonly days: DayRange; readonly from: number };
  /** Only where it was called off: those who had left already, and the entry that says so. */
  readonly left?: { readonly positions: Interval; readonly wording: string | null; readonly from: number };
  /** Where it is completed, or was called off after they had left: the day by which they are gone, whatever was planned. */
  readonly goneBy?: DayRange;
}

/** What a layoff is as it is announced. */
export function announcedAs(row: LayoffRow): Version {
  return {
    status: 'announced',
    kind: row.kind,
    size: row,
    sizeFrom: row.entry,
    ...effectiveIn(row),
  };
}

/**
 * What a layoff is after one more stage: each gives the fields that it changes, and its number is the whole number.
 * - What is completed is settled for good: no later stage changes anything.
 * - A revision that gives a size takes the place of any size before, were that a number and this a percentage; where the layoff
 *   was called off, it is revived. A revision without one leaves what is called off as it is.
 * - Calling off leaves the size as planned, of which the parts below had theirs, and those who had left already.
 */
export function afterStage(version: Version, row: StageRow): Version {
  if (version.status === 'completed' || row.stage === 'temporaryEnded') return version;
  const { left: _left, goneBy: _goneBy, ...planned } = version;
  const today = { earliest: row.earliest, latest: row.latest };
  if (row.stage === 'calledOff') return { ...planned, status: 'calledOff', left: leftIn(row), goneBy: today };
  const altered = { ...planned, ...kindIn(row), ...sizeIn(row), ...effectiveIn(row) };
  const isOver = row.stage === 'completed';
  if (isOff(version) && !isSized(row)) {
    const { left, goneBy } = version;
    return { ...altered, left, goneBy, status: isOver ? 'completed' : 'calledOff' };
  }
  return { ...altered, status: row.stage, ...(isOver && { goneBy: today }) };
}

function isOff(version: Version): version is Version & Required<Pick<Version, 'left' | 'goneBy'>> {
  return version.left !== undefined;
}

/** Whether a stage gives a number or a percentage. */
export function isSized({ positions_min, ppm_min }: SizeRow): boolean {
  return positions_min !== null || ppm_min !== null;
}

function kindIn({ kind }: StageRow): Partial<Version> {
  return kind === null ? {} : { kind };
}

function sizeIn(row: StageRow): Partial<Version> {
  return isSized(row) ? { size: row, sizeFrom: row.entry } : {};
}

/** The source's own words for the people whom it takes. */
export function wordingIn({ left, size }: Version): string | null {
  return left?.wording ?? wordingOf(size);
}

function leftIn(row: StageRow): NonNullable<Version['left']> {
  const nobody = row.positions_min === null;
  const positions = { min: row.positions_min ?? 0, max: nobody ? 0 : (row.positions_max ?? Infinity) };
  return { positions, wording: row.positions_wording, from: row.entry };
}

function effectiveIn(row: LayoffRow | StageRow): Pick<Version, 'effective'> {
  const { effective_earliest: earliest, effective_latest: latest, entry } = row;
  return earliest === null || latest === null
    ? {}
    : { effective: { days: { earliest, latest }, from: entry } };
}

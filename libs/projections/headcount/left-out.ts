/** Changes that are left out of a count. */
export interface LeftOut {
  readonly layoffs: ReadonlySet<string>;
  /** Hirings and transfers, by the position of the entry that told them first. */
  readonly movements: ReadonlySet<number>;
  /** How many of the layoffs are left out since a percentage is of the people before it, one within another. */
  readonly nested: number;
}

export const NOTHING_LEFT_OUT: LeftOut = { layoffs: new Set(), movements: new Set(), nested: 0 };

/**
 * How deep the people before a percentage are worked out in which another percentage is left out too; beyond, anything up to
 * everybody who was reported may have been there: wider than need be, never narrower.
 */
export const NESTED_MAX = 2;

/** The same for what leaves the same people before a percentage; beyond a depth nothing else matters. */
export function keyOfLeftOut({ layoffs, movements, nested }: LeftOut): string {
  return nested < NESTED_MAX
    ? [nested, ...[...layoffs].toSorted(), 'and', ...[...movements].toSorted((a, b) => a - b)].join(' ')
    : `${nested}`;
}

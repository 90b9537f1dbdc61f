import { NAME_LENGTH_MAX, faultInText } from './text';
import { Check } from '../fields';

/** Largest count that is kept; far above any workforce, far below where integers lose exactness. */
export const COUNT_MAX = 1_000_000_000;

function faultInCount(value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return 'must be a whole number of people';
  if (value < 0) return 'must not be negative';
  if (value > COUNT_MAX) return `must be at most ${COUNT_MAX}`;
  return undefined;
}

function faultInUpperBound(value: unknown, quantity: object): string | undefined {
  if (value === null) return undefined;
  const { min } = quantity as Quantity;
  return (
    faultInCount(value) ??
    ((value as number) < min ? 'must not be below min; swap them, or use null for no upper bound' : undefined)
  );
}

/**
 * A number of people as a source gives it: bounds, both inclusive, and the source's own words.
 * "Hundreds" is 200..999, an exact number has equal bounds, "undisclosed" is 0..null and never 0.
 */
export class Quantity {
  /** Lower bound, inclusive, in people. */
  @Check({ kind: 'count' }, faultInCount) readonly min!: number;
  /** Upper bound, inclusive, in people; null where the source sets none. */
  @Check({ kind: 'countOrNull' }, faultInUpperBound) readonly max!: number | null;
  /** The words of the source, such as "hundreds", "مئات" or "14,000". */
  @Check({ kind: 'text', lengthMax: NAME_LENGTH_MAX }, (value) => faultInText(value, NAME_LENGTH_MAX))
  readonly wording!: string;
}

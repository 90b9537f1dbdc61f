import { Check } from '../fields';
import { compareDecimals, faultInDecimal } from './decimal';
import { NAME_LENGTH_MAX, faultInText } from './text';

/** Parts per million in one per cent: percentages are kept to four decimals, so that arithmetic on counts is exact. */
const PARTS_PER_PERCENT = 10_000;
const DECIMALS_MAX = 4;

function faultInPercent(value: unknown): string | undefined {
  const fault = faultInDecimal(value);
  if (fault !== undefined) return fault;
  if (compareDecimals(value as string, '100') > 0) return 'must be at most 100';
  const decimals = (value as string).split('.')[1]?.length ?? 0;
  return decimals > DECIMALS_MAX ? `must have at most ${DECIMALS_MAX} decimals` : undefined;
}

function faultInUpperPercent(value: unknown, percentage: object): string | undefined {
  const { min } = percentage as Percentage;
  return (
    faultInPercent(value) ??
    (faultInPercent(min) === undefined && compareDecimals(value as string, min) < 0
      ? 'must not be below min; swap them'
      : undefined)
  );
}

/** A part of a workforce as a source gives it: bounds in per cent, both inclusive, and the source's own words. */
export class Percentage {
  /** Lower bound, inclusive, in per cent, as decimal text. */
  @Check({ kind: 'decimal' }, faultInPercent) readonly min!: string;
  /** Upper bound, inclusive, in per cent, as decimal text. */
  @Check({ kind: 'decimal' }, faultInUpperPercent) readonly max!: string;
  /** The words of the source, such as "a tenth" or "7%". */
  @Check({ kind: 'text', lengthMax: NAME_LENGTH_MAX }, (value) => faultInText(value, NAME_LENGTH_MAX))
  readonly wording!: string;
}

/** A percentage in parts per million, exact: `"7.5"` is 75,000. */
export function partsPerMillion(percent: string): number {
  const [whole = '0', fraction = ''] = percent.split('.');
  return Number(whole) * PARTS_PER_PERCENT + Number(fraction.padEnd(DECIMALS_MAX, '0'));
}

import { Pattern } from '../field-kinds';
import { Check, Optional } from '../fields';
import { compareDecimals, faultInDecimal } from './decimal';
import { NAME_LENGTH_MAX, faultInText } from './text';

const NO_CURRENCY = 'needs a currency beside it; only an undisclosed amount has none';

function faultInUpperAmount(value: unknown, money: object): string | undefined {
  const { min, currency } = money as Money;
  if (value === null) return currency === undefined && disclosed(min) ? NO_CURRENCY : undefined;
  const fault = faultInDecimal(value);
  if (fault !== undefined) return fault;
  if (faultInDecimal(min) === undefined && compareDecimals(value as string, min) < 0)
    return 'must not be below min; swap them';
  return currency === undefined ? NO_CURRENCY : undefined;
}

function disclosed(min: string): boolean {
  return faultInDecimal(min) === undefined && compareDecimals(min, '0') > 0;
}

/** An amount of money as a source gives it: bounds, both inclusive, in one currency; "undisclosed" is "0"..null without currency. */
export class Money {
  /** Lower bound, inclusive, as decimal text in units of the currency. */
  @Check({ kind: 'decimal' }, faultInDecimal) readonly min!: string;
  /** Upper bound, inclusive; null where the source sets none. */
  @Check({ kind: 'decimalOrNull' }, faultInUpperAmount) readonly max!: string | null;
  /** ISO 4217 code; left out only where the amount is undisclosed. */
  @Optional()
  @Pattern('currency', /^[A-Z]{3}$/, 'must be an ISO 4217 code such as USD')
  readonly currency?: string;
  /** The words of the source, such as "about $10 million" or "undisclosed". */
  @Check({ kind: 'text', lengthMax: NAME_LENGTH_MAX }, (value) => faultInText(value, NAME_LENGTH_MAX))
  readonly wording!: string;
}

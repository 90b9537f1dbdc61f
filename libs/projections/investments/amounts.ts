import { addDecimals, compareDecimals } from '#domain';
import type { InvestmentRow } from './investments';
import type { CurrencyTotal, InvestmentItem } from './investments-query';

/**
 * The hull of what the entries say of the amount. Where they name different currencies there is none: it is then shown without
 * bounds, in the words of all.
 */
export function amountOf(claims: readonly InvestmentRow[]): InvestmentItem['amount'] {
  const currencies = [...new Set(claims.flatMap(({ currency }) => currency ?? []))];
  const wording = [...new Set(claims.map((claim) => claim.amount_wording))].join(' / ');
  const [currency = null, ...others] = currencies;
  if (others.length > 0) return { min: '0', max: null, currency: null, wording };
  const mins = claims.map(({ amount_min }) => amount_min).toSorted(compareDecimals);
  const maxs = claims.flatMap(({ amount_max }) => amount_max ?? []).toSorted(compareDecimals);
  const max = maxs.length < claims.length ? null : (maxs.at(-1) ?? null);
  return { min: mins[0] ?? '0', max, currency, wording };
}

/** What the items add up to in each currency; those of no known currency are in none. */
export function totalsOf(items: readonly InvestmentItem[]): readonly CurrencyTotal[] {
  const totals = new Map<string, CurrencyTotal>();
  for (const { amount, inPeriod } of items) {
    if (amount.currency === null) continue;
    const known = totals.get(amount.currency) ?? { currency: amount.currency, min: '0', max: '0' };
    totals.set(amount.currency, {
      currency: amount.currency,
      min: inPeriod === 'definitely' ? addDecimals(known.min, amount.min) : known.min,
      max: known.max === null || amount.max === null ? null : addDecimals(known.max, amount.max),
    });
  }
  return [...totals.values()];
}

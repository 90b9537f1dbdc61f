import { addDecimals, compareDecimals } from '#domain';
import type { AmountRow, InvestmentRow } from './investments';

/** An amount of money as it stands in answers: a null max has no upper bound, a null currency no bounds at all. */
export interface Amount {
  readonly min: string;
  readonly max: string | null;
  readonly currency: string | null;
  readonly wording: string;
}

/** Part of a startup, in per cent. */
export interface Stake {
  readonly min: string;
  readonly max: string;
  readonly wording: string;
}

/** Money in one currency; a null max has no upper bound, since some amount is not disclosed or only bounded below. */
export interface CurrencyTotal {
  readonly currency: string;
  readonly min: string;
  readonly max: string | null;
}

/**
 * The hull of what the entries say of an amount. Where they name different currencies there is none: it is then shown without
 * bounds, in the words of all.
 */
export function amountOf(claims: readonly AmountRow[]): Amount {
  const currencies = [...new Set(claims.flatMap(({ currency }) => currency ?? []))];
  const wording = wordsOf(claims.map((claim) => claim.amount_wording));
  const [currency = null, ...others] = currencies;
  if (others.length > 0) return { min: '0', max: null, currency: null, wording };
  const mins = claims.map(({ amount_min }) => amount_min).toSorted(compareDecimals);
  const maxs = claims.flatMap(({ amount_max }) => amount_max ?? []).toSorted(compareDecimals);
  const max = maxs.length < claims.length ? null : (maxs.at(-1) ?? null);
  return { min: mins[0] ?? '0', max, currency, wording };
}

/** The hull of the stakes that the entries name; null where none names one. */
export function stakeOf(claims: readonly InvestmentRow[]): Stake | null {
  const mins = claims.flatMap(({ stake_min }) => stake_min ?? []).toSorted(compareDecimals);
  const maxs = claims.flatMap(({ stake_max }) => stake_max ?? []).toSorted(compareDecimals);
  const [min] = mins;
  const max = maxs.at(-1);
  if (min === undefined || max === undefined) return null;
  return { min, max, wording: wordsOf(claims.flatMap(({ stake_wording }) => stake_wording ?? [])) };
}

function wordsOf(wordings: readonly string[]): string {
  return [...new Set(wordings)].join(' / ');
}

/** Sums by currency of what was put in, definitely at least and possibly at most. */
export function totalsOf(
  items: readonly { readonly amount: Amount; readonly inPeriod: 'definitely' | 'possibly' }[],
): readonly CurrencyTotal[] {
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

import { DAY_MAX, DAY_MIN, LedgerError, formatDay } from '#domain';
import type { Day } from '#domain';
import type { Period } from '#projections';

/** Bounds of a period as a query gives them: `from` inclusive, `to` exclusive, either left out. */
interface Given {
  readonly from?: Day;
  readonly to?: Day;
}

/**
 * A period, where a query gives one of its bounds at least; the other is then open.
 * @throws LedgerError invalid_parameter where they are the wrong way round.
 */
export function periodOf({ from, to }: Given): { readonly period?: Period } {
  if (from === undefined && to === undefined) return {};
  requireOrder('from', from ?? DAY_MIN, 'to', to ?? DAY_MAX);
  return { period: { from: from ?? DAY_MIN, to: to ?? DAY_MAX } };
}

/** An answer about no time at all would look like one about a quiet time. @throws LedgerError invalid_parameter */
export function requireOrder(earlierName: string, earlier: number, laterName: string, later: number): void {
  if (earlier <= later) return;
  throw new LedgerError(
    'invalid_parameter',
    `${earlierName} comes after ${laterName}; exchange them`,
    `/${earlierName}`,
  );
}

/** The calendar year of a day. */
export function yearOf(day: Day): number {
  return Number(formatDay(day).slice(0, 4));
}

import { DAY_MAX, DAY_MIN, formatDay } from '#domain';
import type { Day } from '#domain';
import type { Period } from '#projections';

/** Bounds of a period as a query gives them: `from` inclusive, `to` exclusive, either left out. */
interface Given {
  readonly from?: Day;
  readonly to?: Day;
}

/** A period, where a query gives one of its bounds at least; the other is then open. */
export function periodOf({ from, to }: Given): { readonly period?: Period } {
  if (from === undefined && to === undefined) return {};
  return { period: { from: from ?? DAY_MIN, to: to ?? DAY_MAX } };
}

/** The calendar year of a day. */
export function yearOf(day: Day): number {
  return Number(formatDay(day).slice(0, 4));
}

import type { Day, Metric, Scope } from '#domain';
import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { Reckoning } from './reckoning';
import type { SeriesStep } from './reckoning';

/** Steps of a series on one page, at most. */
export const SERIES_STEPS_MAX = 500;
/** Days at which a headcount is reckoned for one page, at least and at most; fewer, the more there are that may turn it. */
const DAYS_RECKONED_MIN = 20;
const DAYS_RECKONED_MAX = 1_000;
/** Days at which a headcount is reckoned for one page, times the days that may turn it. */
const WORK_MAX = 200_000;

/** Which steps of a headcount are asked for. */
export interface SeriesQuestion {
  readonly unitId: string;
  readonly metric: Metric;
  readonly scope: Scope;
  /** First day, inclusive; that of the first step where it is left out. */
  readonly from?: Day;
  /** Last day, inclusive. */
  readonly to: Day;
  /** Only steps after this day. */
  readonly after?: Day;
  /** At most `SERIES_STEPS_MAX`. */
  readonly limit: number;
}

/** A headcount over time: a step wherever its bounds change. */
export interface HeadcountSeries {
  readonly unitId: string;
  readonly metric: Metric;
  readonly scope: Scope;
  readonly items: readonly SeriesStep[];
  /** The day after which to go on; null at the end. A page may be short and yet lead on. */
  readonly next: Day | null;
}

/** The steps of a headcount between two days; the first tells the bounds with which the period begins. */
export function headcountSeriesOf(
  statements: Statements,
  question: SeriesQuestion,
  asked: Asked,
): HeadcountSeries {
  const { unitId, metric, scope } = question;
  const reckoning = new Reckoning(statements, { unitId, metric, scope }, asked);
  const { steps, next } = walked(reckoning, question);
  return { unitId, metric, scope, items: steps.map((day) => reckoning.stepOn(day)), next };
}

/** Goes from day to day until there are enough steps, or enough days were reckoned. */
function walked(
  reckoning: Reckoning,
  question: SeriesQuestion,
): { readonly steps: readonly Day[]; readonly next: Day | null } {
  const { after } = question;
  const days = daysToReckon(reckoning, question);
  const stepsMax = Math.min(question.limit, SERIES_STEPS_MAX);
  const steps: Day[] = [];
  let before = after === undefined ? undefined : reckoning.keyOn(after);
  let gone = 0;
  for (const day of days.slice(0, daysMax(reckoning))) {
    if (steps.length === stepsMax) break;
    const key = reckoning.keyOn(day);
    if (key !== before) steps.push(day);
    before = key;
    gone += 1;
  }
  return { steps, next: gone < days.length ? (days[gone - 1] ?? null) : null };
}

/** The days of the period on which bounds may turn, the first day of the period among them. */
function daysToReckon({ turns }: Reckoning, { from, to, after }: SeriesQuestion): readonly Day[] {
  const first = from ?? turns[0] ?? to;
  if (after !== undefined) return turns.filter((day) => day > after && day <= to);
  return first > to ? [] : [first, ...turns.filter((day) => day > first && day <= to)];
}

function daysMax({ turns }: Reckoning): number {
  return Math.max(DAYS_RECKONED_MIN, Math.min(DAYS_RECKONED_MAX, Math.floor(WORK_MAX / (turns.length + 1))));
}

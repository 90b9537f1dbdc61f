import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { Reckoning } from './reckoning';
import type { SeriesPoint } from './reckoning';

/** Days at which a headcount is reckoned for a sparkline, at most: the last before the asked day. */
export const SPARKLINE_DAYS_MAX = 24;

/** The last steps of a unit's headcount up to the asked day, employees with all units below, for a small drawing. */
export interface Sparkline {
  readonly points: readonly SeriesPoint[];
  /** Whether there may be earlier steps, which are left out. */
  readonly leavesOutEarlier: boolean;
}

/** @see Sparkline */
export function sparklineOf(statements: Statements, unitId: string, asked: Asked): Sparkline {
  const reckoning = new Reckoning(statements, { unitId, metric: 'employees', scope: 'withSubUnits' }, asked);
  const days = reckoning.turns.filter((day) => day <= asked.on);
  const shown = days.slice(-SPARKLINE_DAYS_MAX);
  const points = shown.filter((day, at) => {
    const before = shown[at - 1];
    return before === undefined || reckoning.keyOn(before) !== reckoning.keyOn(day);
  });
  return {
    points: points.map((day) => reckoning.boundsOn(day)),
    leavesOutEarlier: days.length > shown.length,
  };
}

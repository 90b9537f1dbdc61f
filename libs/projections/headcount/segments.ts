import type { Day, DayRange } from '#domain';
import type { Interval } from '../interval';
import type { Staged } from './in-order';

/** How many people come or go in each segment between percentages: the least for the lower edge, the most for the upper. */
interface Segments {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/**
 * Of all that has stages, by what each has come to at the end of each segment since the start. A percentage takes the more, the
 * more people are there: the lower edge is lowest where as many as may be are there before each, and as few as may be at last.
 */
export function levelsOf(staged: readonly Staged[], start: DayRange, ends: readonly Day[]): Segments {
  const all = staged.map(({ effect }) => ends.map((end) => effect.between(start, end)));
  return {
    lower: together(ends, all, (levels) => differences(levels, 'max', 'min')),
    upper: together(ends, all, (levels) => differences(levels, 'min', 'max')),
  };
}

/** Of all that has stages, by what changes in each segment, as if the segments had nothing to do with each other. */
export function movesOf(staged: readonly Staged[], start: DayRange, ends: readonly Day[]): Segments {
  const all = staged.map(({ effect }) =>
    ends.map((end, segment) => effect.between(startOf(segment, start, ends), end)),
  );
  return {
    lower: together(ends, all, (moves) => moves.map(({ min }) => min)),
    upper: together(ends, all, (moves) => moves.map(({ max }) => max)),
  };
}

function startOf(segment: number, start: DayRange, ends: readonly Day[]): DayRange {
  const before = ends[segment - 1];
  return before === undefined ? start : { earliest: before, latest: before };
}

function together(
  ends: readonly Day[],
  all: readonly (readonly Interval[])[],
  edge: (segments: readonly Interval[]) => readonly number[],
): readonly number[] {
  const edges = all.map(edge);
  return ends.map((_end, segment) => edges.reduce((total, one) => total + (one[segment] ?? 0), 0));
}

/** The steps from one level to the next, at their `before` edge up to the last, which is at its `last` edge. */
function differences(
  levels: readonly Interval[],
  before: 'min' | 'max',
  last: 'min' | 'max',
): readonly number[] {
  const heights = levels.map((level, number) => level[number < levels.length - 1 ? before : last]);
  // Without a bound on what is there before a percentage there is none on what it leaves.
  if (heights.slice(0, -1).some((height) => !Number.isFinite(height)))
    return heights.map((_height, number) => (number < heights.length - 1 ? 0 : unbounded(last)));
  return heights.map((height, number) => height - (heights[number - 1] ?? 0));
}

function unbounded(edge: 'min' | 'max'): number {
  return edge === 'min' ? -Infinity : Infinity;
}

import type { Span } from './dates';

/** Picks one of the ways in which a thing may have been; the same thing is the same throughout one world. */
export type Pick = <Option>(what: string, options: readonly Option[]) => Option;

/** What a replay throws in a world that the visible entries rule out together. */
export class ImpossibleWorld extends Error {}

const impossible = new ImpossibleWorld('the visible entries rule this world out');

/** Leaves the world under replay: no history is like this. */
export function ruleOut(): never {
  throw impossible;
}

/** How many worlds were replayed, or that there are more than the cap. */
export type Explored = { readonly worlds: number } | 'tooMany';

/** More worlds than this are not replayed; the history is counted as skipped. */
export const WORLDS_MAX = 20_000;

interface Turn {
  taken: number;
  readonly of: number;
}

/**
 * Replays every world. What a replay never picks does not matter to its answer and is not varied: each further pick opens one
 * world per option, until all paths are walked.
 */
export function explore(replay: (pick: Pick) => void, worldsMax = WORLDS_MAX): Explored {
  const path: Turn[] = [];
  for (let worlds = 1; worlds <= worldsMax; worlds++) {
    replayOnce(replay, path);
    while (path.length > 0 && path.at(-1)!.taken === path.at(-1)!.of - 1) path.pop();
    const last = path.at(-1);
    if (last === undefined) return { worlds };
    last.taken += 1;
  }
  return 'tooMany';
}

function replayOnce(replay: (pick: Pick) => void, path: Turn[]): void {
  const picked = new Map<string, unknown>();
  let depth = 0;
  const pick = <Option>(what: string, options: readonly Option[]): Option => {
    if (picked.has(what)) return picked.get(what) as Option;
    if (options.length === 0) ruleOut();
    let turn = 0;
    if (options.length > 1) {
      path[depth] ??= { taken: 0, of: options.length };
      turn = path[depth]!.taken;
      depth += 1;
    }
    const option = options[turn] as Option;
    picked.set(what, option);
    return option;
  };
  try {
    replay(pick);
  } catch (error) {
    if (!(error instanceof ImpossibleWorld)) throw error;
  }
}

/** The days that are tried for an uncertain day: its bounds, and every day of the others' bounds, or the one after, within. */
export type DaysTried = (span: Span) => readonly number[];

/** @param spans the days of everything in play; open ends are clipped to a horizon beyond all of them. */
export function daysTried(spans: readonly Span[]): DaysTried {
  const bounds = spans.flatMap(({ earliest, latest }) => [earliest, latest]).filter(Number.isFinite);
  const first = Math.min(...bounds);
  const last = Math.max(...bounds);
  const points = [...new Set([first - 2, ...bounds.flatMap((day) => [day, day + 1]), last + 2])];
  const found = new Map<string, readonly number[]>();
  return ({ earliest, latest }) => {
    const key = `${earliest}/${latest}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const own = [earliest, latest].filter(Number.isFinite);
    const within = points.filter((day) => day >= earliest && day <= latest);
    const days = [...new Set([...own, ...within])].toSorted((a, b) => a - b);
    found.set(key, days);
    return days;
  };
}

/** Both ends of a span of numbers, once where they are equal. */
export function ends({ min, max }: { readonly min: number; readonly max: number }): readonly number[] {
  return min === max ? [min] : [min, max];
}

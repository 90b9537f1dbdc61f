import type { Day, DayRange } from '#domain';

/** Something that happens at the start of a day within `days`. */
export interface Dated {
  readonly days: DayRange;
  /** Of two things of one day that differ in it, the lesser comes first; of two that do not, either. */
  readonly rank: number;
}

/** One order in which things may have come: before a start, and between its end and the end of the asked day. */
export interface Order<Item> {
  readonly before: readonly Item[];
  readonly between: readonly Item[];
  /** The days of the start at which this order is possible. */
  readonly start: DayRange;
}

/** Steps of the search for orders, at most; beyond, whoever asks must do with bounds that hold in any order. */
const STEPS_MAX = 5_000;

/** A thing in its place in an order, or the start. */
type Placed<Item> = Item | 'start';

/**
 * Every order in which things of uncertain days may have come by the end of a day, seen from the end of some day within `start`,
 * which is no later. Exact: an order is given where days can be found for it, and not otherwise. Undefined where there are too many.
 */
export function ordersOf<Item extends Dated>(
  items: readonly Item[],
  start: DayRange,
  on: Day,
): readonly Order<Item>[] | undefined {
  const found: Order<Item>[] = [];
  let steps = 0;
  const within = { earliest: start.earliest, latest: Math.min(start.latest, on) };
  const visit = (placed: readonly Placed<Item>[], left: readonly Item[], day: Day): void => {
    steps += 1;
    if (steps > STEPS_MAX || left.some(({ days }) => days.latest < day)) return;
    const started = placed.includes('start');
    if (started && left.every(({ days }) => days.latest > on)) found.push(orderOf(placed, within, on));
    const last = placed.at(-1);
    const next = (item: Placed<Item>, days: DayRange): void => {
      const first = Math.max(day + (last !== undefined && isStrict(last, item) ? 1 : 0), days.earliest);
      if (first > Math.min(days.latest, on)) return;
      visit(
        [...placed, item],
        left.filter((other) => other !== item),
        first,
      );
    };
    if (!started) next('start', within);
    left.forEach((item) => next(item, item.days));
  };
  visit([], items, -Infinity);
  return steps > STEPS_MAX ? undefined : found;
}

/** Whether the second, coming after the first, must be of a later day: things act at the start of a day, the start is a day's end. */
function isStrict<Item extends Dated>(first: Placed<Item>, second: Placed<Item>): boolean {
  if (first === 'start') return true;
  return second !== 'start' && first.rank > second.rank;
}

function orderOf<Item extends Dated>(
  placed: readonly Placed<Item>[],
  within: DayRange,
  on: Day,
): Order<Item> {
  const at = placed.indexOf('start');
  const items = (some: readonly Placed<Item>[]): readonly Item[] =>
    some.filter((one): one is Item => one !== 'start');
  const daysOf = (one: Placed<Item>): DayRange => (one === 'start' ? within : one.days);
  const gap = (number: number): number =>
    number > 0 && isStrict(placed[number - 1] as Placed<Item>, placed[number] as Placed<Item>) ? 1 : 0;
  let earliest = -Infinity;
  for (let number = 0; number <= at; number += 1)
    earliest = Math.max(earliest + gap(number), daysOf(placed[number] as Placed<Item>).earliest);
  let latest = on;
  for (let number = placed.length - 1; number >= at; number -= 1) {
    latest = Math.min(latest, daysOf(placed[number] as Placed<Item>).latest);
    if (number > at) latest -= gap(number);
  }
  return {
    before: items(placed.slice(0, at)),
    between: items(placed.slice(at + 1)),
    start: { earliest, latest },
  };
}

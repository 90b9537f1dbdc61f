import type { DayRange } from '#domain';

/** Orders that are followed, at most. */
export const ORDERS_MAX = 200;

interface Partial<Item> {
  readonly order: readonly Item[];
  readonly rest: readonly Item[];
}

/**
 * Every order in which things of uncertain day may have happened; those of one day in any order. Undefined where there are more
 * than we follow.
 */
export function ordersOf<Item>(
  items: readonly Item[],
  daysOf: (item: Item) => DayRange,
): readonly (readonly Item[])[] | undefined {
  let orders: readonly Partial<Item>[] = [{ order: [], rest: items }];
  for (let length = 0; length < items.length; length += 1) {
    orders = orders.flatMap((begun) => continued(begun, daysOf));
    if (orders.length > ORDERS_MAX) return undefined;
  }
  return orders.map(({ order }) => order);
}

/** One thing more: whatever may come before all that is left. */
function continued<Item>(
  { order, rest }: Partial<Item>,
  daysOf: (item: Item) => DayRange,
): readonly Partial<Item>[] {
  const first = rest.reduce((day, item) => Math.min(day, daysOf(item).latest), Infinity);
  return rest
    .filter((item) => daysOf(item).earliest <= first)
    .map((item) => ({ order: [...order, item], rest: rest.filter((other) => other !== item) }));
}

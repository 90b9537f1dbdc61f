import type { DayRange } from '#domain';

/** Orders that are followed, at most. */
const ORDERS_MAX = 200;

/**
 * Every order in which things of uncertain day may have happened; those of one day in any order. Undefined where there are more
 * than we follow.
 */
export function ordersOf<Item>(
  items: readonly Item[],
  daysOf: (item: Item) => DayRange,
): readonly (readonly Item[])[] | undefined {
  let orders: readonly (readonly Item[])[] = [[]];
  for (let length = 0; length < items.length; length += 1) {
    orders = orders.flatMap((order) => {
      const rest = items.filter((item) => !order.includes(item));
      const first = Math.min(...rest.map((item) => daysOf(item).latest));
      return rest.filter((item) => daysOf(item).earliest <= first).map((item) => [...order, item]);
    });
    if (orders.length > ORDERS_MAX) return undefined;
  }
  return orders;
}

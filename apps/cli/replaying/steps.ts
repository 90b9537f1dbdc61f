import type { Days } from '../output/cell';
import type { Ground } from '../output/ground';

/** An entry of a timeline, as far as a replay needs it. */
export interface ItemTold {
  readonly type: string;
  readonly field: string | null;
  readonly days: Days;
  readonly withdrawn: boolean;
  readonly entry: Ground & { readonly recordedAt: string };
}

/** What an entry does on a day of valid time. */
export type Doing =
  /** It acts on just that day. */
  | 'acts'
  /** From that day on it may have acted. */
  | 'mayAct'
  /** By that day it has acted. */
  | 'hasActed';

/** One step of a replay: a point, and the entries that it brings. */
export interface Step {
  /** The day, or the position with its time, that is stepped to. */
  readonly at: string;
  readonly brings: readonly { readonly item: ItemTold; readonly doing: Doing | null }[];
}

/**
 * The days of valid time on which anything may change, in order: each entry at its first and at its last day. Days before and after
 * the period are left out, and so are open ends, on which nothing happens.
 * @param period half-open, as days; open where an end is left out.
 */
export function stepsByDay(
  items: readonly ItemTold[],
  { from = '', to = '~' }: { readonly from?: string; readonly to?: string },
): readonly Step[] {
  const byDay = new Map<string, Step['brings'][number][]>();
  const put = (day: string | null, item: ItemTold, doing: Doing): void => {
    if (day === null || day < from || day >= to) return;
    byDay.set(day, [...(byDay.get(day) ?? []), { item, doing }]);
  };
  for (const item of items) {
    const { earliest, latest } = item.days;
    if (earliest === latest) put(earliest, item, 'acts');
    else {
      put(earliest, item, 'mayAct');
      put(latest, item, 'hasActed');
    }
  }
  return [...byDay]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([at, brings]) => ({ at, brings }));
}

/** The positions at which the entries were recorded, in order; an entry that tells of several days is one step. */
export function stepsByPosition(items: readonly ItemTold[]): readonly Step[] {
  const byPosition = new Map(items.map((item) => [item.entry.position, item]));
  return [...byPosition]
    .toSorted(([one], [other]) => one - other)
    .map(([position, item]) => ({ at: `@${position}`, brings: [{ item, doing: null }] }));
}

/** The day before a day. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

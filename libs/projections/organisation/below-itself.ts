import type { History } from './history';

/** The units that may stand directly above another, before what would put that below itself is left out. */
export type Above = (unitId: string) => readonly string[];

/**
 * A history of a unit that several ids stand for, without what would put it below itself, or make it a part of itself: since no
 * unit stands below itself, that is what was said while two of its ids were taken for two units.
 */
export function withoutItself(history: History, unitId: string, above: Above): History {
  const isBelow = (parentId: string | null): boolean => parentId !== null && leadsTo(parentId, unitId, above);
  const { introductions, acts } = history;
  return {
    ...history,
    introductions: introductions.filter(({ parentId }) => !isBelow(parentId)),
    acts: acts.flatMap((act) => {
      const parentIds = act.parentIds.filter((parentId) => !isBelow(parentId));
      const isVoid = parentIds.length === 0 && act.parentIds.length > 0;
      return isVoid || act.intoIds.includes(unitId) ? [] : [{ ...act, parentIds }];
    }),
  };
}

/** Whether a unit is another, or may stand below it by whatever anybody says. */
export function leadsTo(unitId: string, upperId: string, above: Above): boolean {
  const reached = new Set([unitId]);
  for (const unit of reached) {
    if (unit === upperId) return true;
    above(unit).forEach((upper) => reached.add(upper));
  }
  return false;
}

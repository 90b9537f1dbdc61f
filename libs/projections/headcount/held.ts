import { addDays } from '#domain';
import type { DayRange } from '#domain';
import { holdsOn } from '../tree';
import type { Tree } from '../tree';
import { dayBefore } from './relocations';
import type { Relocation } from './relocations';

/** Whether one unit holds another on some days: on all of them, on some, or on none. */
type Held = 'definitely' | 'possibly' | 'no';

/** Whether `upper` holds `lower` on some days. */
export function holds(tree: Tree, lower: string, upper: string, days: DayRange): Held {
  const membership = tree.membership(lower, upper);
  return membership === undefined ? 'no' : holdsOn(membership, days);
}

/** Whether a unit held another before its change of place: on uncertain days, the places above it may have changed meanwhile. */
export function heldBefore({ unitId, days }: Relocation, upper: string, tree: Tree): Held {
  const held = holds(tree, unitId, upper, dayBefore(days));
  const meanwhile = { earliest: addDays(days.earliest, -1), latest: addDays(days.latest, -1) };
  const above = tree
    .parents(unitId)
    .filter((parent) => holdsOn(tree.direct(unitId, parent), dayBefore(days)) !== 'no')
    .map((parent) => (parent === upper ? 'definitely' : holds(tree, parent, upper, meanwhile)));
  return above.every((one) => one === held) ? held : 'possibly';
}

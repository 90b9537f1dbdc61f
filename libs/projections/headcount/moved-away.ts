import type { DayRange } from '#domain';
import { groundsOn, holdsOn } from '../tree';
import type { Membership } from '../tree';
import type { Rested } from '../valid-order';
import type { Target } from './parts';
import type { Workforce } from './workforce';

/**
 * The changes of places without which a layoff would have reached a target: on its days one of the two had moved away or ended.
 * @param counts whether a layoff on these days would count.
 */
export function movedAway(
  workforce: Workforce,
  target: Target,
  counts: (days: DayRange) => boolean,
): readonly Rested[] {
  return workforce.nearby
    .programmes(target.unitId)
    .filter(({ days }) => counts(days))
    .flatMap(({ readings, days }) =>
      readings.flatMap(({ unitId }) =>
        between(workforce, target, unitId)
          .filter((membership) => holdsOn(membership, days) === 'no')
          .flatMap((membership) => groundsOn(membership, days)),
      ),
    );
}

/** How a target and a layoff's unit ever stood to each other. */
function between({ tree }: Workforce, { unitId, ownPeople }: Target, other: string): readonly Membership[] {
  const ways = [tree.membership(unitId, other), ownPeople ? undefined : tree.membership(other, unitId)];
  return ways.flatMap((membership) => membership ?? []);
}

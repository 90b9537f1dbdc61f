import type { Day } from '#domain';
import { groundsOn, holdsOn, presumedOn } from '../tree';
import type { Membership } from '../tree';
import type { Rested } from '../valid-order';
import { gathered } from './found';
import type { Found } from './found';
import type { Target } from './parts';
import type { Workforce } from './workforce';

/** One of the parts that a unit has on a day. */
export interface PlacedPart {
  readonly target: Target;
  /** Whether it stands below the unit on that day for certain. */
  readonly certain: boolean;
  /** Left out for the unit's own people. */
  readonly place?: Membership;
}

/** A part with how many people it has. */
export interface CountedPart {
  readonly part: PlacedPart;
  readonly found: Found;
}

/** The unit's own people and its children on a day. */
export function partsOn(workforce: Workforce, unitId: string, on: Day): readonly PlacedPart[] {
  const children = workforce.tree.children(unitId).flatMap((child) => {
    const membership = workforce.tree.direct(child, unitId);
    const holds = holdsOn(membership, { earliest: on, latest: on });
    if (holds === 'no') return [];
    const target = { unitId: child, ownPeople: false };
    return [{ target, certain: holds === 'definitely', place: membership }];
  });
  return [{ target: { unitId, ownPeople: true }, certain: true }, ...children];
}

/** What parts rest on: their counts, and the claims that put them where they are. */
export function placesOf(parts: readonly CountedPart[], on: Day): Pick<Found, 'grounds' | 'presumed'> {
  const today = { earliest: on, latest: on };
  const places = parts.flatMap(({ part }) => part.place ?? []);
  return {
    grounds: gathered(() => [
      places.flatMap((place) => groundsOn(place, today)),
      ...parts.map(({ found }) => found.grounds()),
    ]),
    presumed: places.some((place) => presumedOn(place, today)) || parts.some(({ found }) => found.presumed),
  };
}

/** The changes by which units that once were parts are elsewhere on a day. */
export function elsewhere({ tree }: Workforce, unitId: string, on: Day): readonly Rested[] {
  const today = { earliest: on, latest: on };
  return tree
    .children(unitId)
    .map((child) => tree.direct(child, unitId))
    .filter((place) => holdsOn(place, today) === 'no')
    .flatMap((place) => groundsOn(place, today));
}

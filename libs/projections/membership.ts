import type { DayRange } from '#domain';
import {
  ALL_DAYS,
  ALWAYS,
  NO_DAYS,
  clipped,
  containsRange,
  intersectionOf,
  meetsRange,
  unionOf,
} from './day-set';
import type { DaySet } from './day-set';
import type { Option, Stretch } from './organisation/standing';
import type { Period } from './period';
import type { Rested } from './valid-order';

/** On which days one unit stands below another, or is it; at one point of knowledge and publication. */
export interface Membership {
  /** The days on which it stands there in every reading. */
  readonly certain: DaySet;
  /** The days on which it may stand there. */
  readonly possible: DaySet;
  /** What decides it, by the days on which it does; those on which a change took it away are among them. */
  readonly places: readonly Place[];
}

/** What decides on some days whether a unit stands below another. */
export interface Place extends Period {
  /** True where no source gives a start, and the place is taken to hold on earlier days too. */
  readonly presumed: boolean;
  readonly rested: readonly Rested[];
}

export const ITSELF: Membership = { certain: ALL_DAYS, possible: ALL_DAYS, places: [] };

/** Whether a membership holds on every day of a range, on some, or on none. */
export function holdsOn({ certain, possible }: Membership, days: DayRange): 'definitely' | 'possibly' | 'no' {
  if (containsRange(certain, days)) return 'definitely';
  return meetsRange(possible, days) ? 'possibly' : 'no';
}

/** Whether a membership, on days of a range, holds only by the presumption that a first place held on earlier days too. */
export function presumedOn({ places }: Membership, days: DayRange): boolean {
  return places.some((place) => place.presumed && meetsRange([place], days));
}

/** The entries that decide a membership on days of a range, each once. */
export function groundsOn({ places }: Membership, days: DayRange): readonly Rested[] {
  const found = places.filter((place) => meetsRange([place], days)).flatMap(({ rested }) => rested);
  return found.length < 2 ? found : [...new Map(found.map((one) => [one.entry, one])).values()];
}

/** Positions of the entries that decide a membership on days of a range, each once. */
export function entriesOn(membership: Membership, days: DayRange): readonly number[] {
  return groundsOn(membership, days).map(({ entry }) => entry);
}

/** How a place leads to another unit: undefined where it never does. */
export type Leads = (parentId: string) => Membership | undefined;

/** A unit's membership in another one, by where the unit may stand, and by how each of those places leads to the other. */
export function joined(stretches: readonly Stretch[], leads: Leads): Membership {
  let [certain, possible] = [NO_DAYS, NO_DAYS];
  const places: Place[] = [];
  for (const stretch of stretches) {
    const ways = stretch.options.map((option): Way => [option, leadOf(option, leads)]);
    const led = ways.flatMap(([, membership]) => membership ?? []);
    if (led.length === ways.length)
      certain = unionOf(certain, clipped(inAll(led.map((one) => one.certain)), stretch));
    const here = led.map((one) => clipped(one.possible, stretch)).reduce(unionOf, NO_DAYS);
    places.push(...ways.flatMap((way) => placesOn(stretch, way, led.length > 0, possible.length > 0)));
    possible = unionOf(possible, here);
  }
  return { certain, possible, places };
}

type Way = readonly [option: Option, membership: Membership | undefined];

function leadOf({ parentId }: Option, leads: Leads): Membership | undefined {
  return parentId === null ? undefined : leads(parentId);
}

function inAll(sets: readonly DaySet[]): DaySet {
  return sets.reduce(intersectionOf, ALL_DAYS);
}

/** What decides on the days of a stretch: every place that is possible, or the change that took the unit away. */
function placesOn(
  stretch: Stretch,
  [{ rested, presumed, act }, membership]: Way,
  leadsThere: boolean,
  ledBefore: boolean,
): readonly Place[] {
  if (rested.length === 0 || (!leadsThere && !(act !== undefined && ledBefore))) return [];
  const { from, to } = stretch;
  const own = { from, to, rested, presumed: presumed && membership !== undefined };
  return membership === undefined
    ? [own]
    : [own, ...membership.places.flatMap((place) => within(place, stretch))];
}

function within(place: Place, { from, to }: Period): readonly Place[] {
  if (from <= ALWAYS.from && to >= ALWAYS.to) return [place];
  const common = { from: Math.max(place.from, from), to: Math.min(place.to, to) };
  return common.from < common.to ? [{ ...place, ...common }] : [];
}

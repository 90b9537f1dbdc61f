import { DAY_MAX, addDays, intersectionOf } from '#domain';
import type { Day, DayRange, Metric } from '#domain';
import { hull } from '../interval';
import type { Interval } from '../interval';
import { ALL_PPM } from '../layoffs/reading';
import type { Programme } from '../layoffs/programme';
import type { Reading } from '../layoffs/reading';
import { entriesOn, holdsOn, presumedOn } from '../tree';
import type { Membership, Tree } from '../tree';
import type { Rested } from '../valid-order';
import { negative, partOfPeople } from './effects';
import type { Momentary } from './effects';
import { gathered } from './found';
import type { Found } from './found';
import { partOf } from './parts';
import type { Part, Target } from './parts';

/** How many people a unit has, with all below it, at the end of a day, were it not for one layoff. */
export type Before = (unitId: string, on: Day, layoffId: string) => Found;

/** Everything that the effect of a layoff depends on. */
export interface Circumstances {
  readonly tree: Tree;
  readonly metric: Metric;
  readonly before: Before;
  /** Days on which the bounds of a unit may turn: each once, in order. */
  readonly turns: (unitId: string) => readonly Day[];
  /** The days on which a change counts at all: a percentage acts on the people of the day before one of them. */
  readonly counting: DayRange;
  /** Stands for the changes that are left out of those people: the same where the same people come out. */
  readonly leftOut: string;
}

/** Circumstances that keep what is read of the people before a layoff. */
export function watched(given: Circumstances): {
  readonly around: Circumstances;
  readonly read: () => readonly Rested[];
} {
  const found = new Set<Found>();
  const before: Before = (unitId, on, layoffId) => {
    const one = given.before(unitId, on, layoffId);
    found.add(one);
    return one;
  };
  return {
    around: { ...given, before },
    read: gathered(() => [...found].map(({ grounds }) => grounds())),
  };
}

/** How a layoff reaches a target. */
interface Reach {
  readonly effect: Momentary;
  readonly share: 'whole' | Part['share'];
  readonly wording: string | null;
  /** Positions of the entries that say so, those of the tree included where the place is told too. */
  readonly entries: readonly number[];
}

/** How a layoff reaches a target, and where that stands. */
export interface Reached extends Reach {
  /** Whether the target stands below the layoff's unit, or above it, on every day of the layoff. */
  readonly certain: boolean;
  /** Whether the place in the tree holds on earlier days only by presumption. */
  readonly presumed: boolean;
}

/** How one reading of a layoff reaches a target; undefined where it does not. */
export function reachedBy(
  programme: Programme,
  reading: Reading,
  target: Target,
  around: Circumstances,
): Reached | undefined {
  const { isBelow, membership } = relationOf(reading.unitId, target, around.tree);
  const holds = membership === undefined ? 'no' : holdsOn(membership, programme.days);
  if (membership === undefined || holds === 'no') return undefined;
  const reach = isBelow
    ? asWhole(programme, reading, target, around)
    : inPart(programme, reading, target, around);
  return {
    ...reach,
    entries: [...programme.entries, ...reach.entries, ...entriesOn(membership, programme.days)],
    certain: holds === 'definitely',
    presumed: presumedOn(membership, programme.days),
  };
}

/** How a layoff's unit and a target ever stand to each other. */
export interface Relation {
  /** Whether the layoff's unit is the target, or is ever below it; else the target is below it. */
  readonly isBelow: boolean;
  /** Undefined where neither is ever below the other. */
  readonly membership: Membership | undefined;
}

export function relationOf(layoffUnitId: string, { unitId, ownPeople }: Target, tree: Tree): Relation {
  const below = ownPeople ? undefined : tree.membership(layoffUnitId, unitId);
  return { isBelow: below !== undefined, membership: below ?? tree.membership(unitId, layoffUnitId) };
}

/** For its own unit and all above it a layoff counts once, as a whole. */
function asWhole(programme: Programme, reading: Reading, target: Target, around: Circumstances): Reach {
  const { size, unitId, wording } = reading;
  if (size.by === 'percentage' && unitId === target.unitId) {
    return { effect: { by: 'percentage', ppm: size.ppm }, share: 'whole', wording, entries: [] };
  }
  const whole = wholeOf(programme, reading, around);
  const people: Momentary = { by: 'people', delta: negative(whole) };
  return {
    effect: size.by === 'positions' ? inMetric(whole, around.metric) : people,
    share: 'whole',
    wording,
    entries: [],
  };
}

/**
 * For a unit strictly below it counts as the unit's part. Where everybody goes and no part is told apart, everybody in every
 * part goes.
 */
function inPart(programme: Programme, reading: Reading, target: Target, around: Circumstances): Reach {
  const { size } = reading;
  const whole = wholeOf(programme, reading, around);
  const { positions, share, wording, entries } = partOf(target, programme, whole, around.tree);
  const everybody = size.by === 'percentage' && size.ppm.min === ALL_PPM && programme.shares.size === 0;
  const effect = everybody
    ? ({ by: 'percentage', ppm: size.ppm } as const)
    : inMetric(positions, around.metric);
  return { effect, share, wording, entries };
}

/** Positions are people employed and on the payroll one for one; in full-time equivalents up to as many. */
function inMetric(positions: Interval, metric: Metric): Momentary {
  const delta = negative(positions);
  return { by: 'people', delta: metric === 'fte' ? hull(delta, { min: 0, max: 0 }) : delta };
}

/** A reading's own number of people. */
export function wholeOf(programme: Programme, reading: Reading, around: Circumstances): Interval {
  const { unitId, size, days = programme.days } = reading;
  return size.by === 'positions'
    ? size.positions
    : partOfPeople(peopleBefore(unitId, { ...programme, days }, around), size.ppm);
}

/** The people of a unit at the end of the day before a layoff acts, on whichever of its days it does. */
export function peopleBefore(
  unitId: string,
  { days, layoffId }: Pick<Programme, 'days' | 'layoffId'>,
  around: Circumstances,
): Interval {
  const acting = intersectionOf(days, around.counting) ?? days;
  const eves = daysBefore(acting, () => around.turns(unitId));
  const found = eves.map((day) => around.before(unitId, day, layoffId));
  const known = found.flatMap(({ people }) => people ?? []);
  const [first, ...others] = known;
  return first === undefined || known.length < found.length
    ? { min: 0, max: Infinity }
    : hull(first, ...others);
}

/** The day before each day of a range, as far as bounds may turn there; of a single day nobody need know where they turn. */
function daysBefore({ earliest, latest }: DayRange, turning: () => readonly Day[]): readonly Day[] {
  const first = addDays(earliest, -1);
  const last = latest === DAY_MAX ? latest : addDays(latest, -1);
  if (first === last) return [first];
  const turns = turning();
  const between = turns.slice(firstAfter(turns, first), firstAfter(turns, last - 1));
  return [first, ...between, last];
}

/** Where the first of some days in order stands that is after a day. */
function firstAfter(days: readonly Day[], day: Day): number {
  let [from, to] = [0, days.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((days[middle] ?? 0) > day) to = middle;
    else from = middle + 1;
  }
  return from;
}

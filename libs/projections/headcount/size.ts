import type { DayRange } from '#domain';
import type { Interval } from '../interval';
import type { Programme } from '../layoffs/programme';
import type { Rested } from '../valid-order';
import { holdsOn } from '../tree';
import { partOf } from './parts';
import { watched, wholeOf } from './reached';
import type { Circumstances } from './reached';
import { Versions } from './staged';

/** How many people a layoff takes, with what that rests on beside its own entries. */
export interface SizeAt {
  /** One for each reading that reaches the unit. */
  readonly sizes: readonly Interval[];
  readonly percentageOf: () => readonly Rested[];
}

/** A unit on the days of a layoff by which it is asked for. */
export interface Level {
  readonly unitId: string;
  readonly days: DayRange;
}

/**
 * The size of a layoff at the level of a unit: all of it where it names the unit or one below, else the unit's part. Where it was
 * altered, by what is in force on the asked day, whether it acts by then or not.
 */
export function sizeAt(programme: Programme, { unitId, days }: Level, given: Circumstances): SizeAt {
  const { around, read } = watched(given);
  const { tree } = around;
  if (programme.inForce !== undefined) {
    const versions = new Versions(programme, { unitId, ownPeople: false }, around);
    return {
      sizes: programme.inForce.map(({ course, taking }) => versions.taken(course, taking)),
      percentageOf: read,
    };
  }
  const stands = (lower: string, upper: string): boolean => {
    const membership = tree.membership(lower, upper);
    return membership !== undefined && holdsOn(membership, days) !== 'no';
  };
  const sizes = programme.readings.flatMap((reading) => {
    const whole = wholeOf(programme, reading, around);
    if (stands(reading.unitId, unitId)) return [whole];
    if (!stands(unitId, reading.unitId)) return [];
    return [partOf({ unitId, ownPeople: false }, programme, whole, tree).positions];
  });
  return { sizes, percentageOf: read };
}

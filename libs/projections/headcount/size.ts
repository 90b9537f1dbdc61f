import type { Interval } from '../interval';
import type { Programme } from '../layoffs/programme';
import type { Rested } from '../valid-order';
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

/**
 * The size of a layoff at the level of a unit: all of it where it names the unit or one below, else the unit's part. Where it was
 * altered, by what is in force on the asked day, whether it acts by then or not.
 */
export function sizeAt(programme: Programme, unitId: string, given: Circumstances): SizeAt {
  const { around, read } = watched(given);
  const { tree } = around;
  if (programme.inForce !== undefined) {
    const versions = new Versions(programme, { unitId, ownPeople: false }, around);
    return {
      sizes: programme.inForce.map(({ course, taking }) => versions.taken(course, taking)),
      percentageOf: read,
    };
  }
  const sizes = programme.readings.flatMap((reading) => {
    const whole = wholeOf(programme, reading, around);
    if (tree.membership(reading.unitId, unitId) !== undefined) return [whole];
    if (tree.membership(unitId, reading.unitId) === undefined) return [];
    return [partOf({ unitId, ownPeople: false }, programme, whole, tree).positions];
  });
  return { sizes, percentageOf: read };
}

import type { Interval } from '../interval';
import type { Programme } from '../layoffs/programme';
import type { Rested } from '../valid-order';
import { watched, wholeOf } from './changes';
import type { Circumstances } from './changes';
import { partOf } from './parts';

/** How many people a layoff takes, with what that rests on beside its own entries. */
export interface SizeAt {
  /** One for each reading that reaches the unit. */
  readonly sizes: readonly Interval[];
  readonly percentageOf: () => readonly Rested[];
}

/** The size of a layoff at the level of a unit: all of it where it names the unit or one below, else the unit's part. */
export function sizeAt(programme: Programme, unitId: string, given: Circumstances): SizeAt {
  const { around, read } = watched(given);
  const { tree } = around;
  const sizes = programme.readings.flatMap((reading) => {
    const whole = wholeOf(programme, reading, around);
    if (tree.membership(reading.unitId, unitId) !== undefined) return [whole];
    if (tree.membership(unitId, reading.unitId) === undefined) return [];
    return [partOf({ unitId, ownPeople: false }, programme, whole, tree).positions];
  });
  return { sizes, percentageOf: read };
}

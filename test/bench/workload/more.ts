import { Dice } from './dice';
import { recordHiring } from './headcount';
import type { Command, Workload } from './workload';

const SEED = 11;

/** So many more commands about units of a workload that is recorded already. @param prefix begins their ids. */
export function moreCommands({ world }: Workload, prefix: string, count: number): readonly Command[] {
  const dice = new Dice(SEED);
  return Array.from({ length: count }, (_, serial) => ({
    ...recordHiring({ dice, world, unit: dice.of(world.units), serial }),
    commandId: `${prefix}-${serial}`,
  }));
}

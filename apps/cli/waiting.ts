import type { Waiting } from './client/ledger-client';
import { progressBar } from './progress-bar';
import type { Surroundings } from './surroundings';

/** Tells a person at a terminal how many entries the read models still have to read. */
export function waiting(errors: Surroundings['errors']): Waiting {
  const bar = progressBar(errors);
  return (left) => (left === 0 ? bar.end() : bar.tell(`Reading ${left.toLocaleString('en-US')} entries …`));
}

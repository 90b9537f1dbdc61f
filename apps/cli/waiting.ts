import type { Waiting } from './client/ledger-client';
import type { Surroundings } from './surroundings';

/** Back to the beginning of the line, and all of it away. */
const CLEAR = '\r\u001B[K';

/** Tells a person at a terminal how many entries the read models still have to read; nothing where nobody looks. */
export function waiting(errors: Surroundings['errors']): Waiting {
  let told = 0;
  return (left) => {
    if (errors.isTTY !== true || left === told) return;
    told = left;
    errors.write(left === 0 ? CLEAR : `${CLEAR}Reading ${left.toLocaleString('en-US')} entries …`);
  };
}

import { setFlagsFromString } from 'node:v8';

/** How much more than what is in use the heap may grow before it is tidied, in per cent. */
const GROWTH_PERCENT = 30;

/**
 * Has this process tidy its heap sooner. Rows leave more behind than they keep, and where memory is plenty Node lets that pile up to
 * several times what is in use; it costs a tenth of the time.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}

import { join } from 'node:path';
import { bareInsertLoop } from '../bare/insert-loop';
import type { Filled } from '../filled';
import { perSecond } from '../row';
import type { Row } from '../row';
import { someEntries } from '../some-entries';

const BAR_PER_SECOND = 25_000;
/** Commands that share one commit in the store. */
const PER_COMMIT = 512;

/** A workload recorded through commands, each validated, decided and encoded. */
export async function importing(folder: string, { store, seconds }: Filled): Promise<Row> {
  const entries = store.head();
  const some = someEntries(store);
  const bare = await bareInsertLoop(join(folder, 'bare-import.db'), some, PER_COMMIT);
  return {
    what: `import of ${entries.toLocaleString('en-US')} entries through commands, to the last commit`,
    measured: perSecond(entries, seconds),
    bar: '≥ 25,000/s',
    holds: entries / seconds >= BAR_PER_SECOND,
    bare: `durable inserts of the same bytes, ${PER_COMMIT} to a commit: ${perSecond(some.length, bare)}`,
    ratio: entries / seconds / (some.length / bare),
  };
}

import { join } from 'node:path';
import { bareInsertLoop } from '../bare/insert-loop';
import { timed } from '../clock';
import { record } from '../filled';
import type { Filled } from '../filled';
import { perSecond } from '../row';
import type { Row } from '../row';
import { someEntries } from '../some-entries';
import { moreCommands } from '../workload/more';

const BAR_PER_SECOND = 2_000;
const BAR_RATIO = 0.5;

/** One client in process who waits for each answer before the next command. */
export async function commanding(folder: string, { store, workload }: Filled, count: number): Promise<Row> {
  const commands = moreCommands(workload, 'in-process', count);
  const { seconds } = await timed(async () => {
    for (const command of commands) await record(store, command);
  });
  const bare = await bareInsertLoop(join(folder, 'bare-commands.db'), someEntries(store, count), 1);
  return {
    what: 'durable commands, one client in process',
    measured: perSecond(count, seconds),
    bar: '≥ 2,000/s; ≥ 0.5 of the bare loop',
    holds: count / seconds >= BAR_PER_SECOND && bare / seconds >= BAR_RATIO,
    bare: `durable inserts of the same bytes, one to a commit: ${perSecond(count, bare)}`,
    ratio: bare / seconds,
  };
}

/**
 * Imports a generated file into a ledger until it is done or killed: `importing-child.ts <ledger> <rows>`. Prints `grew` once it has
 * recorded something that was not recorded when it started, and `done` with the number of entries that it recorded.
 */
import { randomBytes } from 'node:crypto';
import { openEventStore } from '#event-store';
import { importFile, layoutNamed } from '#import';
import { generatedTracker } from './generated-tracker';
import { recorderInto } from './importing';

async function run(path: string, rows: number): Promise<void> {
  const store = await openEventStore(`sqlite:${path}`, {
    mode: 'write',
    clock: () => Date.now(),
    random: randomBytes,
  });
  const before = store.head();
  const report = await importFile(
    layoutNamed('layoffs-tracker'),
    generatedTracker(rows),
    recorderInto(store),
    {
      onProgress: () => {
        if (store.head() > before) print('grew');
      },
    },
  );
  await store.close();
  print(`done ${report.entries}`);
}

/** Printed at once, so that nothing is lost in a buffer when the process is killed. */
function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const [path = '', rows = ''] = process.argv.slice(2);
run(path, Number(rows)).catch((error: unknown) => {
  print(`failed ${String(error)}`);
  process.exitCode = 1;
});

/**
 * Writes a ledger as fast as it can until it is killed: `writing-child.ts <path> <address> <first> <last> <clients>`.
 * Prints `open` once it holds the ledger, `ack <number> <position>` for each command that was answered, `failed <code>`
 * where one was not, and `done` after the last. Command number n records `entriesOf(n)` entries.
 */
import { randomBytes } from 'node:crypto';
import { LedgerError } from '#domain';
import { openEventStore } from '#event-store';
import { numbered } from './numbered';

async function write(path: string, address: string, numbers: readonly number[]): Promise<void> {
  const [first = 0, last = -1, clients = 0] = numbers;
  const clock = () => Date.now();
  const store = await openEventStore(`sqlite:${path}`, {
    mode: 'write',
    clock,
    random: randomBytes,
    address,
  });
  print('open');
  let next = first;
  const client = async () => {
    while (next <= last) {
      const number = next++;
      const { position } = await store.append(numbered(number));
      print(`ack ${number} ${position}`);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  print('done');
  if (clients === 0) setInterval(() => undefined, 60_000);
  else await store.close();
}

/** Printed at once, so that nothing that was heard is lost in a buffer when the process is killed. */
function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const [path = '', address = '', ...numbers] = process.argv.slice(2);
write(path, address, numbers.map(Number)).catch((error: unknown) => {
  print(`failed ${error instanceof LedgerError ? error.code : String(error)}`);
  process.exitCode = 1;
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { timed } from './clock';
import { filled } from './filled';
import type { Filled } from './filled';
import { machine } from './machine';
import { tableOf, whole } from './row';
import type { Row } from './row';
import { asking } from './rows/asking';
import { commanding } from './rows/commanding';
import { importing } from './rows/importing';
import { overHttp } from './rows/over-http';
import { rebuild, rebuilding, replaying } from './rows/rebuilding';
import { starting } from './rows/starting';
import { verifying } from './rows/verifying';
import { ENTRIES_FULL, ENTRIES_MIN } from './workload/scale';

/**
 * Measures every bar of speed on a ledger in a temporary folder, and prints them as a Markdown table on stdout; what is being
 * done goes to stderr.
 *
 *     npm run bench -- --entries 20000
 */
async function main(): Promise<void> {
  const entries = entriesAsked();
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
  const rows: Row[] = [];
  const start = performance.now();
  try {
    await measure(folder, entries, rows);
  } finally {
    // What was measured before something failed is told too.
    const seconds = (performance.now() - start) / 1_000;
    process.stdout.write(
      `${tableOf(rows)}\n\n${whole(entries)} entries; ${machine()}; took ${whole(seconds)} s\n`,
    );
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws RangeError */
function entriesAsked(): number {
  const { values } = parseArgs({ options: { entries: { type: 'string', default: String(ENTRIES_FULL) } } });
  const entries = Number(values.entries);
  if (Number.isInteger(entries) && entries >= ENTRIES_MIN) return entries;
  throw new RangeError(
    `--entries ${values.entries}: use a whole number from ${ENTRIES_MIN} up, such as 20000`,
  );
}

async function measure(folder: string, entries: number, rows: Row[]): Promise<void> {
  for (const part of smallerSizes(entries)) {
    const ledger = await step(`recording ${whole(part)} entries`, () =>
      filled(join(folder, `of-${part}`), part),
    );
    await step('building the read models', () => rebuild(ledger));
    rows.push(...(await step('asking', () => asking(ledger))));
    await ledger.store.close();
  }
  const ledger = await step(`recording ${whole(entries)} entries`, () =>
    filled(join(folder, 'whole'), entries),
  );
  await measureWhole(folder, ledger, rows);
}

/** A hundredth and a tenth of the whole, as far as everything still occurs in them. */
function smallerSizes(entries: number): readonly number[] {
  return [100, 10].map((part) => Math.round(entries / part)).filter((size) => size >= ENTRIES_MIN);
}

async function measureWhole(folder: string, ledger: Filled, rows: Row[]): Promise<void> {
  const { path, store, workload } = ledger;
  const entries = store.head();
  const few = Math.min(5_000, entries);
  const many = Math.min(30_000, entries);
  rows.push(await step('the bare import', () => importing(folder, ledger)));
  const seconds = await step('building the read models', () => rebuild(ledger));
  rows.push(...(await step('the bare rebuild', () => rebuilding(folder, ledger, seconds))));
  rows.push(await step('replaying', () => replaying(ledger)));
  rows.push(...(await step('asking', () => asking(ledger))));
  rows.push(await step('verifying', () => verifying(ledger)));
  rows.push(await step('commands in process', () => commanding(folder, ledger, few)));
  await rebuild(ledger);
  await store.close();
  rows.push(await step('starting', () => starting(path, workload.world.largest.id, entries)));
  rows.push(await step('commands over HTTP', () => overHttp(path, workload, many)));
}

async function step<Answer>(what: string, work: () => Answer | Promise<Answer>): Promise<Answer> {
  process.stderr.write(`${what} …`);
  const { answer, seconds } = await timed(work);
  process.stderr.write(` ${seconds.toFixed(1)} s\n`);
  return answer;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof RangeError ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
});

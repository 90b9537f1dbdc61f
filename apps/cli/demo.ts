import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerError } from '#domain';
import { openEventStore } from '#event-store';
import { ConfigError, readConfig } from '../api/config';
import { freshIds } from '../api/fresh-ids';
import { movedOn, startService } from '../api/main';
import { openReadSide } from '../api/read-side';
import { answers, record } from './demo/tell';

/** Where the demo keeps a ledger of its own, apart from the real one. */
const FOLDER = join('data', 'demo');
const LEDGER = join(FOLDER, 'ledger.db');
/** What a demo leaves behind; nothing else is ever deleted. */
const OWN_FILES = /^(ledger\.db|read-models\.db)(-wal|-shm|[.-]lock.*|\.writer.*)?$|^token$/;

const USAGE = `npm run demo -- [--check] [--reset]
  --check   end after the answers are printed; do not serve
  --reset   forget the demo's ledger first and start over`;

interface Options {
  readonly check: boolean;
  readonly reset: boolean;
}

/** Records the core of one news story, prints what the ledger answers, and serves it. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) return;
  if (options.reset) await forget();
  await tellStory();
  if (options.check) return;
  const service = await startService(readConfig({ ...process.env, LEDGER_STORE: `sqlite:${LEDGER}` }));
  process.stdout.write(
    `\n${movedOn(service.takenPort)}The demo's ledger is served at ${service.url}; Ctrl-C ends it.\n` +
      `Open it in a browser, once and within ten minutes: ${service.link}\n` +
      `Programs send the token in ${join(FOLDER, 'token')} as "Authorization: Bearer".\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void service.close());
}

function readOptions(given: readonly string[]): Options | undefined {
  const unknown = given.filter((option) => option !== '--check' && option !== '--reset');
  if (unknown.length > 0) return refuse(`${unknown.join(' ')} is no option of the demo.\n${USAGE}`);
  const swallowed = ['check', 'reset'].filter((option) => process.env[`npm_config_${option}`] !== undefined);
  if (swallowed.length > 0) {
    return refuse(
      `npm kept ${swallowed.map((option) => `--${option}`).join(' ')} for itself; write two dashes before it:\n${USAGE}`,
    );
  }
  return { check: given.includes('--check'), reset: given.includes('--reset') };
}

function refuse(why: string): undefined {
  process.stderr.write(`${why}\n`);
  process.exitCode = 2;
}

/** Deletes the demo's own files, once nobody writes there. */
async function forget(): Promise<void> {
  if (!existsSync(LEDGER)) return;
  const store = await openEventStore(`sqlite:${LEDGER}`, {
    clock: Date.now,
    random: randomBytes,
    mode: 'write',
  });
  await store.close();
  readdirSync(FOLDER)
    .filter((name) => OWN_FILES.test(name))
    .forEach((name) => rmSync(join(FOLDER, name)));
  process.stdout.write(`Forgot the demo's ledger in ${FOLDER}.\n`);
}

async function tellStory(): Promise<void> {
  const store = await openEventStore(`sqlite:${LEDGER}`, {
    clock: Date.now,
    random: randomBytes,
    mode: 'write',
  });
  const readSide = openReadSide(join(FOLDER, 'read-models.db'), store);
  try {
    const recording = await record(store, freshIds(randomBytes));
    await readSide.feed.reach(store.head(), 10_000);
    const { entries, repeated } = recording;
    const before =
      repeated === 0 ? '' : `, of which ${repeated} commands were recorded before and answered again`;
    process.stdout.write(`The story stands in ${LEDGER}: ${entries} entries${before}.\n`);
    process.stdout.write(`${answers(readSide.models, recording).join('\n')}\n`);
  } finally {
    readSide.close();
    await store.close();
  }
}

/** What a person can mend is told in one sentence. */
function fail(error: unknown): void {
  const known = error instanceof LedgerError || error instanceof ConfigError;
  process.stderr.write(`${known ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
}

main().catch(fail);

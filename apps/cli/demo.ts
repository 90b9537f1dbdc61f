import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerError } from '#domain';
import { openEventStore } from '#event-store';
import { ConfigError, readConfig } from '../api/config';
import { freshIds } from '../api/fresh-ids';
import type { Environment } from '../api/config';
import { movedOn, startService } from '../api/main';
import type { RunningService } from '../api/service';
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

/** How the demo is run. */
export interface DemoOptions {
  /** End after the answers are told; do not serve. */
  readonly check: boolean;
  /** Forget the demo's ledger first. */
  readonly reset: boolean;
}

/** Where the demo tells, and what the environment says. */
export interface DemoPlace {
  readonly environment: Environment;
  readonly say: (text: string) => void;
}

/**
 * Records the core of one news story, tells what the ledger answers, and serves it.
 * @returns the service, which the caller closes; undefined where it was only to be checked.
 * @throws ConfigError, LedgerError
 */
export async function runDemo(options: DemoOptions, place: DemoPlace): Promise<RunningService | undefined> {
  const { environment, say } = place;
  if (options.reset) await forget(say);
  await tellStory(say);
  if (options.check) return undefined;
  const service = await startService(readConfig({ ...environment, LEDGER_STORE: `sqlite:${LEDGER}` }));
  say(
    `\n${movedOn(service.takenPort)}The demo's ledger is served at ${service.url}; Ctrl-C ends it.\n` +
      `Open it in a browser, once and within ten minutes: ${service.link}\n` +
      `Programs send the token in ${join(FOLDER, 'token')} as "Authorization: Bearer".\n`,
  );
  return service;
}

/** `npm run demo`. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) return;
  const say = (text: string): void => void process.stdout.write(text);
  const service = await runDemo(options, { environment: process.env, say });
  if (service === undefined) return;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void service.close());
}

function readOptions(given: readonly string[]): DemoOptions | undefined {
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
async function forget(say: DemoPlace['say']): Promise<void> {
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
  say(`Forgot the demo's ledger in ${FOLDER}.\n`);
}

async function tellStory(say: DemoPlace['say']): Promise<void> {
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
    say(`The story stands in ${LEDGER}: ${entries} entries${before}.\n`);
    say(`${answers(readSide.models, recording).join('\n')}\n`);
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

if (require.main === module) main().catch(fail);

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { CommandFailure, EXIT } from '../failure';
import type { LedgerClient } from './ledger-client';
import { holdOpen } from './open-ledgers';
import { connectTo } from './remote';

/** Where a command finds its ledger: as it was typed, and what the environment says. */
export interface Whereabouts {
  /** Address of a service; goes before a file. */
  readonly url?: string;
  /** Path of a ledger file. */
  readonly ledger?: string;
  /** File that holds the service's token. */
  readonly tokenFile?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

interface InProcess {
  readonly openFile: (file: string, environment: Whereabouts['environment']) => Promise<LedgerClient>;
}

const DEFAULT_FILE = join('data', 'ledger.db');
/** How often a file is tried that another process has just opened or is about to let go. */
const TRIES_MAX = 20;
const TRY_EVERY_MS = 150;

/**
 * The ledger file that is meant, where no service is named.
 * @throws CommandFailure where the environment names an event store, which is no file, or nothing is named.
 */
export function fileOf({ ledger, environment }: Whereabouts): string {
  if (ledger === '')
    throw new CommandFailure(
      { what: 'no file is named', where: '--ledger', next: 'write its path, such as data/ledger.db' },
      EXIT.usage,
    );
  if (ledger !== undefined) return ledger;
  const store = environment['LEDGER_STORE'] ?? DEFAULT_FILE;
  if (!/^(?!sqlite:)[a-z+]+:\/\//.test(store)) return store.replace(/^sqlite:/, '');
  throw new CommandFailure({
    what: 'LEDGER_STORE names no file, and this command opens ledger files only',
    next: 'ask the service that runs on it with --url, or name a file with --ledger',
  });
}

/**
 * Opens the ledger that is meant: the named service; or the file, in this process; or, where a service writes that file already,
 * that service.
 * @param mayMake whether a ledger that does not exist is made.
 * @throws CommandFailure, and what refuses a file.
 */
export async function openLedger(whereabouts: Whereabouts, mayMake: boolean): Promise<LedgerClient> {
  return holdOpen(await findOrOpen(whereabouts, mayMake));
}

async function findOrOpen(whereabouts: Whereabouts, mayMake: boolean): Promise<LedgerClient> {
  const named = namedService(whereabouts);
  if (named !== undefined) return named;
  const file = fileOf(whereabouts);
  if (!mayMake && !existsSync(file)) {
    throw new CommandFailure(
      {
        what: `there is no ledger at ${file}`,
        next: 'record something first, name another with --ledger, or try the story with ledger demo',
      },
      EXIT.notFound,
    );
  }
  return openOrFind(file, whereabouts);
}

/**
 * The service that is meant: the one that is named, or the one that writes the file.
 * @throws CommandFailure where none writes it, or it cannot be reached with what is known.
 */
export function openService(whereabouts: Whereabouts): LedgerClient {
  const named = namedService(whereabouts);
  if (named !== undefined) return holdOpen(named);
  const file = fileOf(whereabouts);
  const service = serviceOf(file, whereabouts);
  if (service !== undefined) return holdOpen(service);
  throw new CommandFailure({
    what: `no service runs on ${file}`,
    next: 'start one with ledger serve, or name another with --url or --ledger',
  });
}

/** Undefined where a file is meant. @throws CommandFailure where both are typed. */
function namedService(whereabouts: Whereabouts): LedgerClient | undefined {
  const { ledger, environment } = whereabouts;
  if (whereabouts.url !== undefined && ledger !== undefined) {
    throw new CommandFailure(
      {
        what: 'a service and a file are named, and one ledger is asked',
        where: '--url and --ledger',
        next: 'leave out one of them',
      },
      EXIT.usage,
    );
  }
  const url = whereabouts.url ?? environment['LEDGER_URL'];
  if (url === undefined || ledger !== undefined) return undefined;
  return connectTo(webAddress(url), tokenFor(whereabouts));
}

/** The service that says beside a file that it writes it; undefined where none does. */
function serviceOf(file: string, whereabouts: Whereabouts): LedgerClient | undefined {
  const address = addressBeside(file);
  if (address === undefined) return undefined;
  return connectTo(address, tokenFor({ ...whereabouts, ledger: file }));
}

async function openOrFind(file: string, whereabouts: Whereabouts): Promise<LedgerClient> {
  // Loading the whole service takes longer than a help text may take.
  const { openFile } = require('./in-process') as InProcess;
  for (let tried = 1; ; tried++) {
    try {
      return await openFile(file, whereabouts.environment);
    } catch (error) {
      if ((error as { readonly code?: unknown }).code !== 'store_locked') throw error;
      const service = serviceOf(file, whereabouts);
      if (service !== undefined) return service;
      if (tried === TRIES_MAX) throw error;
    }
    await setTimeout(TRY_EVERY_MS);
  }
}

/** Where the process that writes a file is reached, as it says beside the file; undefined where it serves nothing. */
function addressBeside(file: string): string | undefined {
  try {
    const { address } = JSON.parse(readFileSync(`${file}.lock.json`, 'utf8')) as { address?: unknown };
    return typeof address === 'string' ? address : undefined;
  } catch {
    return undefined;
  }
}

function webAddress(text: string): string {
  const isWeb = /^https?:\/\/[^/?#\s]+\/?$/.test(text) && URL.canParse(text);
  if (isWeb) return text;
  throw new CommandFailure(
    {
      what: `--url: "${text.slice(0, 80)}" is no address of a service`,
      next: 'write it as http://127.0.0.1:3417, without a path',
    },
    EXIT.usage,
  );
}

function tokenFor({ tokenFile, environment, ...rest }: Whereabouts): string {
  const { LEDGER_TOKEN: typed, LEDGER_TOKEN_FILE: configured } = environment;
  if (typed !== undefined && tokenFile === undefined) return tokenIn(typed, 'LEDGER_TOKEN');
  const file = tokenFile ?? configured ?? join(dirname(fileOf({ ...rest, environment })), 'token');
  return tokenIn(read(file), `the token file ${file}`);
}

const NAME_TOKEN = "name the service's own with --token-file, or put the token into LEDGER_TOKEN";

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CommandFailure({ what: `the token file ${file} cannot be read`, why, next: NAME_TOKEN });
  }
}

/** What may stand in a header: a token of ours, or of whatever stands before a service. @throws CommandFailure */
function tokenIn(text: string, where: string): string {
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new CommandFailure({ what: `${where} holds no token`, next: NAME_TOKEN });
}

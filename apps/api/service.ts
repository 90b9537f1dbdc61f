import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openEventStore } from '#event-store';
import type { EventStore } from '#event-store';
import { serve } from './application';
import type { Config } from './config';
import { freePort } from './free-port';
import { openLog } from './logging';
import { openReadSide } from './read-side';
import type { Route } from './security/routes';
import { Sessions } from './security/sessions';
import { localToken } from './security/token-file';
import type { Surroundings } from './surroundings';

/** How long open requests may take to end when the service stops, in milliseconds. */
const CLOSE_MS_MAX = 10_000;

/** The HTTP service while it runs. */
export interface RunningService {
  /** Address without a path, such as `http://127.0.0.1:3417`. */
  readonly url: string;
  /** The port that was meant, where another process has it and the service moved on. */
  readonly takenPort: number | undefined;
  /** A one-time link that signs a browser in, for ten minutes. */
  readonly link: string;
  /** The local token. */
  readonly token: string;
  readonly store: EventStore;
  /** Every route with the permission that it asks for. */
  readonly routes: readonly Route[];
  /** Finishes what was accepted, then lets go of everything. */
  readonly close: () => Promise<void>;
}

/** What has been opened, newest last, and how to close it. */
type Opened = (() => unknown)[];

/**
 * Opens ledger and read models, and serves them.
 * @throws ConfigError, and LedgerError store_locked, store_foreign, store_damaged; nothing stays open then.
 */
export async function startService(
  config: Config,
  given: Partial<Surroundings> = {},
): Promise<RunningService> {
  const opened: Opened = [];
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= closeAll(opened));
  try {
    const around = {
      clock: Date.now,
      random: randomBytes,
      log: given.log ?? openLog(config.logLevel),
      ...given,
    };
    return { ...(await open(config, around, opened)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(
  config: Config,
  around: Surroundings,
  opened: Opened,
): Promise<Omit<RunningService, 'close'>> {
  const port = await freePort(config);
  const takenPort = config.port === 0 || port === config.port ? undefined : config.port;
  const url = addressOf(config.host, port);
  const store = await openEventStore(config.store, { ...around, address: url, mode: 'write' });
  opened.push(() => store.close());
  const token = localToken(config.tokenFile, around.random);
  const readSide = openReadSide(config.readModels, store);
  opened.push(readSide.close);
  const sessions = new Sessions(url, around.random, around.clock);
  const { application, routes } = await serve({ url, token, store, readSide, sessions }, around);
  opened.push(() => stopServing(application));
  return { url, takenPort, link: sessions.newLink(), token, store, routes };
}

function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function closeAll(opened: Opened): Promise<void> {
  for (const close of opened.splice(0).toReversed()) await close();
}

/** Connections that stay busy are cut off in the end: a slow client must not keep a process alive. */
async function stopServing(application: NestFastifyApplication): Promise<void> {
  const cutOff = setTimeout(() => application.getHttpServer().closeAllConnections(), CLOSE_MS_MAX);
  await application.close();
  clearTimeout(cutOff);
}

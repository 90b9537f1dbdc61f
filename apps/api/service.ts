import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openEventStore } from '#event-store';
import type { EventStore } from '#event-store';
import { serve } from './application';
import type { Config } from './config';
import { freePort, isTaken, listenFault } from './free-port';
import { openLog } from './logging';
import { placeAt } from './place';
import { Metrics } from './metrics/metrics';
import { openReadSide } from './read-side';
import type { Limits } from './security/limits';
import type { Route } from './security/routes';
import { Sessions } from './security/sessions';
import { localToken } from './security/token-file';
import type { Surroundings } from './surroundings';

/** How long open requests may take to end when the service stops, in milliseconds. */
const CLOSE_MS_MAX = 10_000;

/** How often another port is looked for, where other processes take the free one before the service listens there. */
const STARTS_MAX = 20;

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
    return { ...(await openSomewhere(config, around, opened)), close };
  } catch (error) {
    // What failed first is what must be told.
    await close().catch(() => undefined);
    throw error;
  }
}

/** Opens and serves; begins anew where another process took the port that was free a moment before. */
async function openSomewhere(
  config: Config,
  around: Surroundings,
  opened: Opened,
): Promise<Omit<RunningService, 'close'>> {
  for (let start = 1; ; start++) {
    const port = await freePort(config);
    try {
      return await open(config, port, around, opened);
    } catch (error) {
      const mayMove = isTaken(error) && (config.port === 0 || !config.portIsFixed);
      if (!mayMove || start === STARTS_MAX) throw listenFault(error, config, port);
      await closeAll(opened);
    }
  }
}

async function open(
  config: Config,
  port: number,
  around: Surroundings,
  opened: Opened,
): Promise<Omit<RunningService, 'close'>> {
  const takenPort = config.port === 0 || port === config.port ? undefined : config.port;
  const place = placeAt(config.host, port);
  const { url } = place;
  const metrics = new Metrics();
  const committed = (commands: number): void => metrics.committed(commands);
  const store = await openEventStore(config.store, {
    ...around,
    replica: config.replica,
    credentials: config.credentials,
    mayBeAway: true,
    address: url,
    mode: 'write',
    committed,
  });
  opened.push(() => store.close());
  const token = localToken(config.tokenFile, around.random);
  const readSide = openReadSide(config.readModels, store);
  opened.push(readSide.close);
  const sessions = new Sessions(url, around.random, around.clock);
  const { application, routes } = await serve(
    { place, token, store, readSide, sessions, metrics, limits: limitsOf(config) },
    around,
  );
  opened.push(() => stopServing(application));
  return { url, takenPort, link: sessions.newLink(), token, store, routes };
}

/**
 * Lets go of everything, newest first, also where letting go of something fails.
 * @throws the first failure.
 */
export async function closeAll(opened: Opened): Promise<void> {
  const failures: unknown[] = [];
  for (const close of opened.splice(0).toReversed()) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0] as Error;
}

function limitsOf({ concurrentMax, perSecondMax }: Config): Limits {
  return { concurrentMax, perSecondMax, now: () => performance.now() };
}

/** Connections that stay busy are cut off in the end: a slow client must not keep a process alive. */
async function stopServing(application: NestFastifyApplication): Promise<void> {
  const cutOff = setTimeout(() => application.getHttpServer().closeAllConnections(), CLOSE_MS_MAX);
  await application.close();
  clearTimeout(cutOff);
}

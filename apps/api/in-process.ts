import { randomBytes } from 'node:crypto';
import { openEventStore } from '#event-store';
import type { EventStore } from '#event-store';
import type { FastifyInstance } from 'fastify';
import { compose } from './application';
import type { Config } from './config';
import { openLog } from './logging';
import { placeAt } from './place';
import { openReadSide } from './read-side';
import { newSecret } from './security/secrets';
import { Sessions } from './security/sessions';
import { closeAll } from './service';
import type { Surroundings } from './surroundings';

/** Pages kept in memory by each connection, in KiB: a command asks little and ends, and an import of any length stays small. */
const CACHE_KIB = 16 * 1_024;
/** Only a name: nobody listens at this place. */
const PLACE = placeAt('127.0.0.1', 0);

/** The whole service inside this process, for a caller who needs no port: it answers what the served one answers. */
export interface InProcessService {
  /** Takes requests by `inject`, sent to `url` with `token`. */
  readonly server: FastifyInstance;
  readonly url: string;
  /** Good for this process alone, and never written down. */
  readonly token: string;
  readonly store: EventStore;
  /** Finishes what was accepted, then lets go of everything. */
  readonly close: () => Promise<void>;
}

/**
 * Opens ledger and read models as the service does, and listens nowhere.
 * @throws ConfigError, and LedgerError store_locked, store_foreign, store_damaged; nothing stays open then.
 */
export async function openInProcess(
  config: Config,
  given: Partial<Surroundings> = {},
): Promise<InProcessService> {
  const opened: (() => unknown)[] = [];
  try {
    const around = {
      clock: Date.now,
      random: randomBytes,
      log: given.log ?? openLog(config.logLevel),
      ...given,
    };
    const store = await openEventStore(config.store, {
      ...around,
      replica: config.replica,
      credentials: config.credentials,
      mode: 'write',
      cacheKib: CACHE_KIB,
    });
    opened.push(() => store.close());
    const readSide = openReadSide(config.readModels, store, CACHE_KIB);
    opened.push(readSide.close);
    const token = newSecret(around.random);
    const sessions = new Sessions(PLACE.url, around.random, around.clock);
    const { application } = await compose({ place: PLACE, token, store, readSide, sessions }, around);
    opened.push(() => application.close());
    const server = (await application.init()).getHttpAdapter().getInstance();
    await server.ready();
    return { server, url: PLACE.url, token, store, close: () => closeAll(opened) };
  } catch (error) {
    // What failed first is what must be told.
    await closeAll(opened).catch(() => undefined);
    throw error;
  }
}

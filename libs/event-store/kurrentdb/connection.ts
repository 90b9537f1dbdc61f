import { setTimeout as wait } from 'node:timers/promises';
import { LedgerError } from '#domain';
import type * as client from '@eventstore/db-client';
import type { AllStreamSubscription, EventStoreDBClient, JSONEventData } from '@eventstore/db-client';
import { StoreFault, faultOf } from './faults';
import { readEvent } from './wire';
import type { LogPosition, ReadEvent } from './wire';

/** How long one append may take before it is tried again, in milliseconds. */
const APPEND_MS_MAX = 5_000;
/** How long one entry may take to be read, in milliseconds. */
const READ_MS_MAX = 5_000;
/** How long open calls may take to end when the store is closed, in milliseconds. */
const CLOSE_MS_MAX = 1_000;
/**
 * How often the server tells how far it has looked, where nothing of ours was written: every so many search windows of
 * 32 records.
 */
const CHECKPOINT_WINDOWS = 8;

type Client = Pick<typeof client, 'EventStoreDBClient' | 'excludeSystemEvents' | 'jsonEvent'>;

/** Who the ledger is to the server; never part of the URL, which is shown in messages. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What a subscription tells, in the order of the log. */
export interface Following {
  readonly event: (event: ReadEvent) => void;
  /** The server has looked so far, and what it has looked at has been told. */
  readonly checkpoint: (position: LogPosition) => void;
  /** All that was written before is told. */
  readonly caughtUp: () => void;
  /** New events come faster than they are taken. */
  readonly fellBehind: () => void;
  /** Nothing more is told. */
  readonly ended: (error: Error | undefined) => void;
}

/**
 * The few things that are asked of a server, through the official client. Appending and following have a client each: one client
 * closes its channel at an error, under whatever else it is doing.
 */
export class Connection {
  readonly #writing: EventStoreDBClient;
  readonly #following: EventStoreDBClient;
  readonly #client: Client;

  private constructor(loaded: Client, url: string) {
    this.#client = loaded;
    this.#writing = appendingOneByOne(loaded.EventStoreDBClient.connectionString(url));
    this.#following = loaded.EventStoreDBClient.connectionString(url);
  }

  /**
   * Loads the client, which nobody needs who keeps the ledger in a file. Connects when first asked for something.
   * @throws LedgerError invalid_parameter, where a file of certificates that the URL names is not there, too.
   */
  static async to(url: string): Promise<Connection> {
    const loaded = await import('@eventstore/db-client');
    try {
      return new Connection(loaded, url);
    } catch (error) {
      const why = (error as Error).message.replace(/\.$/, '');
      throw new LedgerError('invalid_parameter', `the URL of the event store cannot be used: ${why}`);
    }
  }

  /**
   * Appends to one stream, whole or not at all, after a revision; -1 for a stream that is not there. What was appended there under
   * the same ids already counts as done, whatever its contents. A call that is given up between two of its messages would end like a
   * whole one on the wire; the client writes one message upon the other, so that it is given up within one.
   * @param ms how long to wait for an answer, at most.
   * @throws StoreFault
   */
  async append(
    stream: string,
    revision: number,
    events: readonly JSONEventData[],
    ms: number,
  ): Promise<void> {
    const expectedRevision = revision < 0 ? 'no_stream' : BigInt(revision);
    try {
      await this.#writing.appendToStream(
        stream,
        events.map((event) => this.#client.jsonEvent(event)),
        { expectedRevision, requiresLeader: true, deadline: Math.max(1, Math.min(ms, APPEND_MS_MAX)) },
      );
    } catch (error) {
      throw faultOf(error);
    }
  }

  /**
   * The event at a revision of a stream; undefined where there is none. A node that is not the leader may be behind.
   * @param asked.ms how long to wait for an answer, at most.
   * @throws StoreFault
   */
  async eventAt(
    stream: string,
    revision: number,
    {
      ms = READ_MS_MAX,
      requiresLeader = false,
    }: { readonly ms?: number; readonly requiresLeader?: boolean } = {},
  ): Promise<ReadEvent | undefined> {
    const fromRevision = BigInt(revision);
    const reading = this.#writing.readStream(stream, { fromRevision, maxCount: 1, requiresLeader });
    const late = setTimeout(
      () => {
        void reading.cancel();
        reading.destroy(new StoreFault('away', 'the event store does not answer'));
      },
      Math.min(Math.max(ms, 0), READ_MS_MAX),
    );
    try {
      let found: ReadEvent | undefined;
      // Read to its end: a stream that is left half read never ends, and nobody can close it.
      for await (const { event } of reading) if (event !== undefined) found = readEvent(event);
      return found;
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'noStream') return undefined;
      throw fault;
    } finally {
      clearTimeout(late);
    }
  }

  /** Follows all that is written but the server's own records, after a position of the log. Answers how to stop. */
  follow(after: LogPosition | undefined, following: Following): () => void {
    const subscription: AllStreamSubscription = this.#following.subscribeToAll({
      fromPosition: after ?? 'start',
      requiresLeader: false,
      filter: this.#client.excludeSystemEvents({
        checkpointInterval: CHECKPOINT_WINDOWS,
        // What the client has read and not handed on yet lies before it: then it must not count as seen.
        checkpointReached: (_subscription, position) => {
          if (subscription.readableLength === 0) following.checkpoint(position);
        },
      }),
    });
    let caughtUp = false;
    const announce = (): void => {
      if (!caughtUp || subscription.readableLength > 0) return;
      caughtUp = false;
      following.caughtUp();
    };
    subscription.on('data', ({ event }) => {
      if (event !== undefined) following.event(readEvent(event));
      announce();
    });
    subscription.on('caughtUp', () => {
      caughtUp = true;
      announce();
    });
    subscription.on('fellBehind', following.fellBehind);
    subscription.on('error', (error: Error) => following.ended(error));
    subscription.on('end', () => following.ended(undefined));
    return () => {
      subscription.unsubscribe().catch(() => undefined);
    };
  }

  /** Lets go of every connection. */
  async close(): Promise<void> {
    for (const client of [this.#writing, this.#following]) {
      await Promise.race([client.dispose(), wait(CLOSE_MS_MAX, undefined, { ref: false })]);
      await closeChannel(client);
    }
  }
}

/**
 * The client appends through one stream for all callers where the server offers that, and keeps who waits in a table of the whole
 * process: an answer that comes after an error of another connection finds nobody, and throws where nobody can catch it.
 * Told that the server does not offer it, the client makes a call of its own for each append, with its own deadline.
 */
function appendingOneByOne(client: EventStoreDBClient): EventStoreDBClient {
  return Object.assign(client, { supports: () => Promise.resolve(false) });
}

/** `dispose` ends the calls and leaves the channel open. */
async function closeChannel(client: EventStoreDBClient): Promise<void> {
  const { getChannel } = client as unknown as {
    readonly getChannel: () => Promise<{ readonly close: () => void }>;
  };
  try {
    (await getChannel()).close();
  } catch {
    // It was never opened, and the server is away; then nothing is left open either.
  }
}

import { join } from 'node:path';
import { openEventStore } from '#event-store';
import type { EventStore, OpenOptions } from '#event-store';
import { NOON } from '../contract/harness';
import { useTemporaryFolder } from '../temporary-folder';
import { Double } from './double';

/** A server of one test, empty at first. */
export interface ServerOfTest {
  readonly url: string;
  readonly stop: () => void | Promise<void>;
}

/** A server of the running test, and the stores that it opens on it. */
export interface OnServer<Server extends ServerOfTest = Double> {
  readonly server: Server;
  /** Opens the ledger as one process does; each name has a replica of its own. */
  readonly open: (
    name?: string,
    more?: Partial<OpenOptions> & { readonly url?: string },
  ) => Promise<EventStore>;
  /** The replica's file of a process. */
  readonly replicaOf: (name: string) => string;
}

/** A new double. */
export async function startDouble(): Promise<Double> {
  const server = new Double();
  await server.start();
  return server;
}

/** Starts a double before each test of the running group; stops it, and closes what was opened, afterwards. */
export function useServer(): () => OnServer {
  return useStores(startDouble);
}

/** The same with any server. */
export function useStores<Server extends ServerOfTest>(
  startServer: () => Promise<Server>,
): () => OnServer<Server> {
  const folder = useTemporaryFolder();
  let server: Server;
  let opened: EventStore[];
  const replicaOf = (name: string) => join(folder(), `${name}.db`);
  const open: OnServer<Server>['open'] = async (name = 'one', { url = server.url, ...more } = {}) => {
    const options = { mode: 'write', clock: () => NOON, random: sequence(name), patienceMs: 3_000 } as const;
    const store = await openEventStore(url, { ...options, replica: replicaOf(name), ...more });
    opened.push(store);
    return store;
  };
  beforeEach(async () => {
    opened = [];
    server = await startServer();
  });
  afterEach(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await server.stop();
  });
  return () => ({ server, open, replicaOf });
}

/** Bytes that differ from draw to draw and from name to name, and are the same in each run. */
export function sequence(name: string): (bytes: number) => Uint8Array {
  let draw = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  return (bytes) => Uint8Array.from({ length: bytes }, (_, at) => ((draw += 7) + at * 31) % 256);
}

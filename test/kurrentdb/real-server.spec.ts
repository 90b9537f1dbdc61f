import { contractOnEventStore } from '../contract/on-event-store';
import { saying } from '../contract/submissions';
import { EVENTSTORE_URL, describeWith } from '../skips';
import { equalityOn } from './equality';
import { startDouble, useStores } from './opened';
import { Double } from './double';
import type { ServerOfTest } from './opened';
import { processesOn } from './processes';
import { openWindow } from './window';

/** A real server is further away than one in this process. */
const TIMEOUT_MS = 120_000;

describe('a window on a server to which others have written', () => {
  let shared: Double;
  beforeAll(async () => {
    shared = await startDouble();
  });
  afterAll(() => shared.stop());
  const on = useStores(() => openWindow({ url: shared.url }));
  for (const time of ['first', 'second'])
    describe(`for the ${time} time`, () => {
      processesOn(on);
    });

  it('shows nothing of what stands outside it', async () => {
    shared.plant('word-a', 'Chatter');
    const store = await on().open();
    expect([store.head(), store.status().foreign]).toEqual([0, 0]);
  });
});

describe('a window on a server that asks for a password', () => {
  const guarded = useStores(async () => {
    const server = new Double(undefined, { user: 'ann:right' });
    await server.start();
    return server;
  });
  const opened = async (user: string): Promise<string> => {
    const { server, open } = guarded();
    const window = await openWindow({ url: server.url, user });
    try {
      const store = await open('one', { url: window.url });
      await store.append(saying('word-a', ['one']));
      await store.close();
      return 'recorded';
    } catch (error) {
      return (error as Error).message;
    } finally {
      await window.stop();
    }
  };

  it('brings the one that it was given, and hands on what the server refuses', async () => {
    expect(await opened('ann:right')).toBe('recorded');
    expect(await opened('ann:wrong')).toMatch(/Unauthenticated/);
  });
});

describeWith('EVENTSTORE_URL', 'the ledger on the server that EVENTSTORE_URL names', () => {
  jest.setTimeout(TIMEOUT_MS);
  const { LEDGER_STORE_USER: user, LEDGER_STORE_PASSWORD: password } = process.env;
  const startServer = (): Promise<ServerOfTest> =>
    openWindow({
      url: EVENTSTORE_URL ?? '',
      user: user === undefined ? undefined : `${user}:${password ?? ''}`,
    });

  contractOnEventStore(startServer);
  describe('two processes', () => {
    processesOn(useStores(startServer));
  });
  describe('one history', () => {
    equalityOn(startServer);
  });
});

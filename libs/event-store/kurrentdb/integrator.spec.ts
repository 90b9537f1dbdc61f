import { join } from 'node:path';
import { useTemporaryFolder } from '../../../test/temporary-folder';
import { openDatabase } from '../sqlite/engine';
import type { Connection, Following } from './connection';
import { Integrator } from './integrator';
import { Replica } from './replica';
import { toldEvent } from './told-event';
import type { LogPosition } from './wire';

/** A subscription that a test tells what to tell. */
interface Subscription extends Following {
  readonly after: LogPosition | undefined;
  stopped: boolean;
}

/** A server of which only subscribing is asked. */
class Subscribing {
  readonly subscriptions: Subscription[] = [];
  waits: (() => void)[] = [];

  follow(after: LogPosition | undefined, following: Following): () => void {
    const subscription = { ...following, after, stopped: false };
    this.subscriptions.push(subscription);
    this.waits.splice(0).forEach((begun) => begun());
    return () => (subscription.stopped = true);
  }

  /** Resolves with the next subscription. */
  async next(): Promise<Subscription> {
    await new Promise<void>((begun) => this.waits.push(begun));
    return this.subscriptions.at(-1) as Subscription;
  }
}

describe('the reader of the log', () => {
  const folder = useTemporaryFolder();
  let server: Subscribing;
  let replica: Replica;
  let integrator: Integrator;
  let failure: Error | undefined;
  beforeEach(() => {
    server = new Subscribing();
    failure = undefined;
    replica = new Replica(join(folder(), 'replica.db'), openDatabase);
    integrator = new Integrator(server as unknown as Connection, replica, () => Uint8Array.of(0), {
      recorded: () => undefined,
      failed: (error) => (failure = error),
    });
    integrator.start();
  });
  afterEach(() => {
    integrator.stop();
    replica.close();
  });

  it('has one subscription at a time, which begins after what was written, and hears nothing of one that ended', async () => {
    const [first] = server.subscriptions;
    first?.event(toldEvent(0, 100n));
    first?.ended(undefined);
    first?.event(toldEvent(1, 200n));
    first?.ended(undefined);
    const second = await server.next();
    first?.event(toldEvent(1, 200n));
    first?.caughtUp();
    expect([first?.stopped, second.after, integrator.state]).toEqual([
      true,
      { commit: 100n, prepare: 100n },
      'away',
    ]);
    second.event(toldEvent(1, 200n));
    second.caughtUp();
    await new Promise(setImmediate);
    expect([replica.tables.head, replica.tables.passedOver, integrator.state]).toEqual([2, 0, 'live']);
    expect(server.subscriptions).toHaveLength(2);
  });

  it('takes nothing after it was stopped', () => {
    const [first] = server.subscriptions;
    integrator.stop();
    first?.event(toldEvent(0, 100n));
    first?.caughtUp();
    first?.ended(undefined);
    expect([first?.stopped, replica.tables.head, integrator.state]).toEqual([true, 0, 'away']);
  });

  it('stops for good where an event was missed', () => {
    const [first] = server.subscriptions;
    first?.event(toldEvent(0, 200n));
    first?.event(toldEvent(1, 100n));
    first?.caughtUp();
    expect(failure).toMatchObject({ code: 'store_damaged' });
    expect([first?.stopped, integrator.state]).toEqual([true, 'away']);
  });
});

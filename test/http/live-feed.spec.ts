import { PassThrough } from 'node:stream';
import { pino } from 'pino';
import { LiveFeed } from '../../apps/api/live/live-feed';
import type { LiveLimits } from '../../apps/api/live/live-feed';
import { openLedger } from '../open-ledger';
import type { OpenLedger } from '../open-ledger';
import { COMPANY } from './examples';

const HEARTBEAT_MS = 5;

describe('the bounds of the live feed', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await openLedger();
    await ledger.record('RegisterCompany', COMPANY);
  });
  afterAll(() => ledger.close());

  const feedWith = (limits: Partial<LiveLimits>): LiveFeed =>
    new LiveFeed({ store: ledger.store, log: pino({ level: 'silent' }), limits });
  /** A reader who takes everything, and what it took. */
  const eager = (): { readonly sink: PassThrough; readonly text: () => string } => {
    const sink = new PassThrough();
    let taken = '';
    sink.setEncoding('utf8').on('data', (part: string) => (taken += part));
    return { sink, text: () => taken };
  };
  const until = async (holds: () => boolean): Promise<void> => {
    for (let tries = 0; tries < 500 && !holds(); tries++)
      await new Promise((resolve) => setTimeout(resolve, HEARTBEAT_MS));
    expect(holds()).toBe(true);
  };

  test('keep readers beyond their number out, until one leaves', async () => {
    const feed = feedWith({ readersMax: 2 });
    const sinks = [eager().sink, eager().sink];
    for (const sink of sinks) await feed.serve(sink, {}, feed.admit(undefined));
    expect(() => feed.admit(0)).toThrow(expect.objectContaining({ code: 'too_many_readers' }));
    sinks[0]?.destroy();
    await until(() => feed.readers === 1);
    expect(feed.admit(0)).toBe(0);
    sinks[1]?.destroy();
    await until(() => feed.readers === 0);
  });

  test('leave no room for a repeat where a reader catches up before the others are told', async () => {
    const feed = feedWith({});
    const [first, second] = [eager(), eager()];
    await feed.serve(first.sink, {}, feed.admit(undefined));
    const { position } = await ledger.record('RegisterCompany', { ...COMPANY, unitId: 'between' });
    await feed.serve(second.sink, {}, feed.admit(0));
    await until(
      () => first.text().includes(`id: ${position}\n`) && second.text().includes(`id: ${position}\n`),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(second.text().match(/^id: \d+$/gm)).toEqual(
      Array.from({ length: position + 1 }, (_, index) => `id: ${index}`),
    );
    [first, second].forEach(({ sink }) => sink.destroy());
  });

  test('show that a quiet connection lives, and have it prove itself again after a while', async () => {
    const feed = feedWith({ heartbeatMs: HEARTBEAT_MS, beatsMax: 3 });
    const { sink, text } = eager();
    await feed.serve(sink, {}, feed.admit(undefined));
    await until(() => sink.writableEnded);
    expect(text()).toBe(
      `retry: 2000\nid: ${ledger.store.head()}\n\n: still here\n\n: still here\n\n: still here\n\n: the service lets go; connect again\n\n`,
    );
    expect(feed.letGo).toEqual(new Map([['expired', 1]]));
  });

  test('drop whoever takes nothing, though little waits', async () => {
    const feed = feedWith({ heartbeatMs: HEARTBEAT_MS, beatsBlockedMax: 3 });
    const sink = new PassThrough({ highWaterMark: 1 });
    void feed.serve(sink, {}, feed.admit(0));
    await until(() => sink.destroyed);
    expect(feed.letGo).toEqual(new Map([['blocked', 1]]));
    expect(feed.readers).toBe(0);
  });

  test('let a reader of the past take its time, with little waiting for it', async () => {
    const feed = feedWith({ aheadBytesMax: 1 });
    const sink = new PassThrough({ highWaterMark: 64 });
    await ledger.record('RegisterCompany', { ...COMPANY, unitId: 'other' });
    const serving = feed.serve(sink, {}, feed.admit(0));
    await new Promise((resolve) => setImmediate(resolve));
    const waiting = sink.writableLength;
    let taken = '';
    sink.setEncoding('utf8').on('data', (part: string) => (taken += part));
    await serving;
    const head = ledger.store.head();
    await until(() => taken.includes(`id: ${head}\n`));
    expect(waiting).toBeLessThan(taken.length / 2 + 200);
    expect(taken.match(/^id: \d+/gm)).toHaveLength(head + 1);
    expect(feed.letGo.size).toBe(0);
    sink.destroy();
  });

  test('let readers go in good order where the ledger fails', async () => {
    const other = await openLedger();
    const feed = new LiveFeed({ store: other.store, log: pino({ level: 'silent' }) });
    const { sink, text } = eager();
    await feed.serve(sink, {}, feed.admit(undefined));
    await other.close();
    await until(() => sink.writableEnded);
    expect(text()).toMatch(/: the service lets go; connect again\n\n$/);
    const late = eager();
    await feed.serve(late.sink, {}, 0);
    expect(late.sink.writableEnded).toBe(true);
    expect(feed.letGo).toEqual(new Map([['failed', 1]]));
  });
});

import { Observable, Subject, concat, from } from 'rxjs';
import { eventTypes } from '#domain';
import type { Recorded } from '#domain';
import { company, division, headcount, recordedInOrder } from '../../test/given';
import { inMemoryDatabase } from '../../test/projection-harness';
import { ProjectionFeed } from './feed';
import type { Projection } from './projection';
import { projections } from './registry';
import type { Rows } from './rows';
import { ProjectionRunner } from './runner';

const entries = recordedInOrder([
  company('amazon'),
  division('mgm', 'amazon'),
  headcount('mgm'),
  headcount('amazon'),
]);
const told = (count: number): readonly Recorded[] => entries.slice(0, count);

/** A ledger that holds some entries already and records more while it is read. */
function ledgerWith(count: number) {
  const more = new Subject<Recorded>();
  let head = count;
  return {
    head: () => head,
    subscribe(this: void, after: number) {
      return concat(from(told(count).filter(({ position }) => position > after)), more);
    },
    record(entry: Recorded) {
      head = entry.position;
      more.next(entry);
    },
  };
}

const places = projections.find(({ name }) => name === 'organisation')!;
/** Reads places, and cannot bear the head count of one unit. */
const withBrokenHeadcount: readonly Projection[] = [
  places,
  {
    name: 'headcount',
    version: 1,
    tables: { told: { columns: 'position INTEGER NOT NULL', key: 'position' } },
    on: Object.fromEntries(
      eventTypes.map((type) => [
        type,
        (rows: Rows, { position }: Recorded) => {
          if (position === 3) throw new Error('no place for it');
          rows.insert('told', { position });
        },
      ]),
    ),
    ignores: [],
    disputes: 'passedOver',
  },
];

/** Some turns of the event loop. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('the feed', () => {
  test('reads what is there, then what comes, and says how far it is', async () => {
    const ledger = ledgerWith(2);
    const runner = new ProjectionRunner(inMemoryDatabase(), projections);
    const feed = new ProjectionFeed(runner, ledger.head);
    feed.start(ledger.subscribe);
    await feed.reach(2, 1_000);
    expect(feed.position()).toBe(2);
    ledger.record(entries[2]!);
    await feed.reach(3, 1_000);
    expect(runner.status(3).map(({ lag }) => lag)).toEqual(projections.map(() => 0));
    feed.stop();
  });

  test('lets few entries wait for others, but nobody who asks', async () => {
    const ledger = ledgerWith(2);
    const feed = new ProjectionFeed(new ProjectionRunner(inMemoryDatabase(), projections), ledger.head);
    feed.start(ledger.subscribe);
    await feed.reach(2, 1_000);
    ledger.record(entries[2]!);
    await turns();
    expect(feed.position()).toBe(2);
    await feed.reach(3, 0);
    expect(feed.position()).toBe(3);
    const asking = feed.reach(4, 60_000);
    ledger.record(entries[3]!);
    await turns();
    expect(feed.position()).toBe(4);
    await asking;
    feed.stop();
  });

  test('applies what nobody asks for in the end', async () => {
    const ledger = ledgerWith(2);
    const feed = new ProjectionFeed(new ProjectionRunner(inMemoryDatabase(), projections), ledger.head);
    feed.start(ledger.subscribe);
    await feed.reach(2, 1_000);
    ledger.record(entries[2]!);
    await turns();
    ledger.record(entries[3]!);
    while (feed.position() < 4) await turns();
    feed.stop();
  });

  test('goes on where the read models stopped', async () => {
    const database = inMemoryDatabase();
    new ProjectionRunner(database, projections).apply(told(3));
    const ledger = ledgerWith(4);
    const runner = new ProjectionRunner(database, projections);
    const feed = new ProjectionFeed(runner, ledger.head);
    feed.start((after) => {
      expect(after).toBe(3);
      return ledger.subscribe(after);
    });
    await feed.reach(4, 1_000);
    expect(runner.status(4).every(({ position, state }) => position === 4 && state === 'live')).toBe(true);
    feed.stop();
  });

  test('says that the read models are behind, where an answer cannot wait longer', async () => {
    const ledger = ledgerWith(1);
    const feed = new ProjectionFeed(new ProjectionRunner(inMemoryDatabase(), projections), ledger.head);
    feed.start(ledger.subscribe);
    await expect(feed.reach(2, 20)).rejects.toMatchObject({ code: 'projection_behind' });
    await expect(feed.reach(1, 0)).resolves.toBeUndefined();
    feed.stop();
  });

  test('applies what it has taken when it is stopped', () => {
    const ledger = ledgerWith(3);
    const runner = new ProjectionRunner(inMemoryDatabase(), projections);
    const feed = new ProjectionFeed(runner, ledger.head);
    feed.start(ledger.subscribe);
    feed.stop();
    expect(runner.position()).toBe(3);
    ledger.record(entries[3]!);
    expect(runner.position()).toBe(3);
  });

  test('takes into use what was built to the end before it started', () => {
    const [organisation] = projections.filter(({ name }) => name === 'organisation');
    const database = inMemoryDatabase();
    new ProjectionRunner(database, [organisation!]).apply(told(2));
    const changed = { ...organisation!, version: organisation!.version + 1 };
    new ProjectionRunner(database, [changed]).apply(told(2));
    const ledger = ledgerWith(2);
    const runner = new ProjectionRunner(database, [changed]);
    const feed = new ProjectionFeed(runner, ledger.head);
    feed.start(ledger.subscribe);
    expect(runner.status(2)).toMatchObject([{ version: changed.version, position: 2, state: 'live' }]);
    feed.stop();
  });

  test('answers from the old tables while a read model is rebuilt, and takes the new ones into use once they have read everything', async () => {
    const ledger = ledgerWith(4);
    const runner = new ProjectionRunner(inMemoryDatabase(), projections);
    runner.apply(told(4));
    const before = runner.digest('organisation');
    runner.rebuild('organisation');
    const feed = new ProjectionFeed(runner, ledger.head);
    feed.start(ledger.subscribe);
    await feed.reach(4, 0);
    expect(runner.position()).toBe(0);
    while (runner.position() !== 4) await new Promise((resolve) => setImmediate(resolve));
    expect(runner.digest('organisation')).toBe(before);
    feed.stop();
  });

  test('brings up what an admin had leave an entry out, and holds no other read model back meanwhile', async () => {
    const ledger = ledgerWith(4);
    const runner = new ProjectionRunner(inMemoryDatabase(), withBrokenHeadcount);
    const feed = new ProjectionFeed(runner, ledger.head);
    feed.start(ledger.subscribe);
    await feed.reach(4, 1_000);
    const states = () => runner.status(4).map(({ name, position, state }) => [name, position, state]);
    expect(states()).toEqual([
      ['organisation', 4, 'live'],
      ['headcount', 2, 'stopped'],
    ]);
    expect(feed.quarantine('headcount', { entry: 2, id: entries[1]!.id, by: 'ada' })).toBe(false);
    expect(feed.quarantine('headcount', { entry: 3, id: entries[2]!.id, by: 'ada' })).toBe(true);
    await turns();
    expect(states()).toEqual([
      ['organisation', 4, 'live'],
      ['headcount', 4, 'live'],
    ]);
    expect(runner.status(4)[1]).toMatchObject({ applied: 3, ignored: 0, quarantined: 1 });
    feed.stop();
  });

  test('rebuilds a read model while it reads on, and goes on with a build that is under way', async () => {
    const ledger = ledgerWith(3);
    const runner = new ProjectionRunner(inMemoryDatabase(), projections);
    const feed = new ProjectionFeed(runner, ledger.head);
    feed.start(ledger.subscribe);
    await feed.reach(3, 1_000);
    feed.rebuild('organisation');
    feed.rebuild('organisation');
    ledger.record(entries[3]!);
    const building = () => runner.status(4).find(({ name }) => name === 'organisation')?.building;
    expect(building()).toMatchObject({ position: 0 });
    await feed.reach(4, 1_000);
    await turns();
    expect(building()).toBeNull();
    expect(runner.status(4).map(({ position }) => position)).toEqual(projections.map(() => 4));
    const anew = new ProjectionRunner(inMemoryDatabase(), projections);
    anew.apply(entries);
    expect(runner.digest('organisation')).toBe(anew.digest('organisation'));
    expect(() => feed.rebuild('moons')).toThrow('there is no projection "moons"');
    feed.stop();
  });

  test('lets other work have its turn while it rebuilds', async () => {
    const many = recordedInOrder([
      company('amazon'),
      ...Array.from({ length: 8_000 }, () => headcount('amazon')),
    ]);
    const runner = new ProjectionRunner(inMemoryDatabase(), [places]);
    const feed = new ProjectionFeed(runner, () => many.length);
    /** Hands entries on as the store does: some in each turn. */
    const inTurns = (after: number) =>
      new Observable<Recorded>((subscriber) => {
        const hand = (start: number): void => {
          many.slice(start, start + 256).forEach((entry) => subscriber.next(entry));
          if (start < many.length) setImmediate(() => hand(start + 256));
        };
        hand(after);
      });
    feed.start(inTurns);
    await feed.reach(many.length, 5_000);
    feed.rebuild('organisation');
    const seen = new Set<number>();
    for (let turn = 0; turn < 100; turn++) {
      seen.add(runner.status(many.length)[0]?.building?.position ?? -1);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(seen.size).toBeGreaterThan(5);
    expect(runner.status(many.length)).toMatchObject([{ position: many.length, building: null }]);
    feed.stop();
  });

  test('stands still and says why, where the read models cannot be written', async () => {
    const database = inMemoryDatabase();
    const ledger = ledgerWith(2);
    const runner = new ProjectionRunner(database, projections);
    const feed = new ProjectionFeed(runner, ledger.head);
    feed.start(ledger.subscribe);
    await feed.reach(2, 1_000);
    database.exec('PRAGMA query_only = ON');
    const waiting = feed.reach(3, 10_000);
    ledger.record(entries[2]!);
    await expect(waiting).rejects.toMatchObject({
      code: 'projection_behind',
      message: expect.stringContaining('readonly'),
    });
    expect(feed.failure()).toContain('readonly');
    await expect(feed.reach(2, 0)).resolves.toBeUndefined();
    database.exec('PRAGMA query_only = OFF');
    ledger.record(entries[3]!);
    feed.stop();
    expect(runner.status(4).map(({ position }) => position)).toEqual(projections.map(() => 2));
  });

  test('stands still and says why, where the ledger cannot be read any more', async () => {
    const broken = new Subject<Recorded>();
    const feed = new ProjectionFeed(new ProjectionRunner(inMemoryDatabase(), projections), () => 1);
    feed.start(() => concat(from(told(1)), broken));
    await feed.reach(1, 1_000);
    const waiting = feed.reach(2, 10_000);
    broken.error(new Error('the ledger is closed'));
    await expect(waiting).rejects.toMatchObject({
      message: expect.stringContaining('the ledger is closed'),
    });
    feed.stop();
  });
});

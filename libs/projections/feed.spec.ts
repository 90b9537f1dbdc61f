import { Subject, concat, from } from 'rxjs';
import type { Recorded } from '#domain';
import { company, division, headcount, recordedInOrder } from '../../test/given';
import { inMemoryDatabase } from '../../test/projection-harness';
import { ProjectionFeed } from './feed';
import { projections } from './registry';
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

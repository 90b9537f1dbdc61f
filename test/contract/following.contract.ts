import { firstValueFrom, take, toArray } from 'rxjs';
import type { Observable } from 'rxjs';
import type { EventStore, StoredEntry } from '#event-store';
import type { Opened } from './harness';
import { saying } from './submissions';

/** Subscriptions: each entry once, in order, and only once it is durable. */
export function followingContract(opened: () => Opened): void {
  const positionsOf = async (entries: Observable<StoredEntry>, count: number) =>
    (await firstValueFrom(entries.pipe(take(count), toArray()))).map(({ entry }) => entry.position);
  const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const appendMany = async (store: EventStore, count: number) => {
    await Promise.all(
      Array.from({ length: count }, (_, at) => store.append(saying(`word-${at % 3}`, ['x']))),
    );
  };

  describe('a subscription', () => {
    it('begins after any position', async () => {
      const { store } = opened();
      await appendMany(store, 600);
      expect(await positionsOf(store.subscribe(0), 600)).toEqual(upTo(1, 600));
      expect(await positionsOf(store.subscribe(597), 3)).toEqual([598, 599, 600]);
    });

    it('waits for entries that are not recorded yet', async () => {
      const { store } = opened();
      const seen = positionsOf(store.subscribe(0), 3);
      await store.append(saying('word-a', ['one']));
      await store.append(saying('word-a', ['two', 'three']));
      expect(await seen).toEqual([1, 2, 3]);
    });

    it('neither misses nor repeats while entries are appended', async () => {
      const { store } = opened();
      await appendMany(store, 300);
      const readers = [0, 150, 300].map((after) => positionsOf(store.subscribe(after), 900 - after));
      for (let round = 0; round < 30; round += 1) await appendMany(store, 20);
      expect(await Promise.all(readers)).toEqual([upTo(1, 900), upTo(151, 900), upTo(301, 900)]);
    });

    it('never runs ahead of the head, which is durable', async () => {
      const { store } = opened();
      const ahead: number[] = [];
      const watching = store.subscribe(0).subscribe(({ entry }) => {
        if (entry.position > store.head()) ahead.push(entry.position);
      });
      await appendMany(store, 300);
      watching.unsubscribe();
      expect(ahead).toEqual([]);
    });

    it('lets other work go on while it reads what is recorded', async () => {
      const { store } = opened();
      await appendMany(store, 1_500);
      let turns = 0;
      const count = () => {
        turns += 1;
        counting = setImmediate(count);
      };
      let counting = setImmediate(count);
      await positionsOf(store.subscribe(0), 1_500);
      clearImmediate(counting);
      expect(turns).toBeGreaterThan(1);
    });

    it('stops at once when it is given up, even between two entries of one batch', async () => {
      const { store } = opened();
      await appendMany(store, 10);
      const seen: number[] = [];
      await new Promise<void>((resolve) => {
        const watching = store.subscribe(0).subscribe(({ entry }) => {
          seen.push(entry.position);
          if (seen.length < 4) return;
          watching.unsubscribe();
          resolve();
        });
      });
      await appendMany(store, 10);
      expect(seen).toEqual([1, 2, 3, 4]);
    });

    it('ends when the store is closed, and is resumed after a restart from the last entry seen', async () => {
      const { store, reopen } = opened();
      await appendMany(store, 5);
      const seen: number[] = [];
      const ended = new Promise<void>((resolve, reject) => {
        store.subscribe(0).subscribe({
          next: ({ entry }) => seen.push(entry.position),
          error: reject,
          complete: resolve,
        });
      });
      await positionsOf(store.subscribe(0), 5);
      const again = await reopen();
      await ended;
      await appendMany(again, 5);
      const rest = await positionsOf(again.subscribe(seen.at(-1) ?? 0), 10 - seen.length);
      expect([...seen, ...rest]).toEqual(upTo(1, 10));
    });

    it('can be taken up again and again', async () => {
      const { store } = opened();
      await appendMany(store, 3);
      const entries = store.subscribe(1);
      expect(await positionsOf(entries, 2)).toEqual([2, 3]);
      expect(await positionsOf(entries, 2)).toEqual([2, 3]);
    });
  });
}

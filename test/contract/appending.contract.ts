import type { Opened } from './harness';
import { announce, register, saying, wordsOf } from './submissions';

/** Conflicts, atomicity, order: what is promised to those who record. */
export function appendingContract(opened: () => Opened): void {
  describe('expecting a revision', () => {
    it('accepts -1 for a stream without entries, and refuses it afterwards', async () => {
      const { store } = opened();
      await store.append(saying('word-a', ['one'], { expectedRevision: -1 }));
      await expect(store.append(saying('word-a', ['two'], { expectedRevision: -1 }))).rejects.toMatchObject({
        code: 'revision_conflict',
        message: expect.stringContaining('stream word-a is at revision 0, not -1'),
      });
      expect(wordsOf(store.readStream('word-a'))).toEqual(['one']);
    });

    it('accepts the last revision, and refuses an older or a later one', async () => {
      const { store } = opened();
      await store.append(saying('word-a', ['one', 'two']));
      await expect(store.append(saying('word-a', ['x'], { expectedRevision: 0 }))).rejects.toMatchObject({
        code: 'revision_conflict',
      });
      await expect(store.append(saying('word-a', ['x'], { expectedRevision: 2 }))).rejects.toMatchObject({
        code: 'revision_conflict',
      });
      await store.append(saying('word-a', ['three'], { expectedRevision: 1 }));
      expect(wordsOf(store.readStream('word-a'))).toEqual(['one', 'two', 'three']);
    });

    it('lets exactly one of two win who expect the same at the same time', async () => {
      const { store } = opened();
      const both = ['left', 'right'].map((word) =>
        store.append(saying('word-a', [word], { expectedRevision: -1 })),
      );
      const outcomes = await Promise.allSettled(both);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      expect(outcomes[1]).toMatchObject({ reason: { code: 'revision_conflict' } });
      expect(wordsOf(store.readAll(0))).toEqual(['left']);
    });

    it('never conflicts where nothing is expected', async () => {
      const { store } = opened();
      await Promise.all(['a', 'b', 'c'].map((word) => store.append(saying('word-a', [word]))));
      expect(wordsOf(store.readStream('word-a'))).toEqual(['a', 'b', 'c']);
    });

    it('is refused before the change itself is decided', async () => {
      const { store } = opened();
      await register(store, 'amazon');
      const decide = jest.fn();
      await expect(
        store.append(saying('unit-amazon', [], { expectedRevision: 7, decide })),
      ).rejects.toMatchObject({ code: 'revision_conflict' });
      expect(decide).not.toHaveBeenCalled();
    });
  });

  describe('a command of several events', () => {
    it('is recorded whole, side by side, at one time', async () => {
      const { store } = opened();
      const { entries, position, repeated } = await store.append(saying('word-a', ['one', 'two', 'three']));
      expect(entries.map((entry) => [entry.position, entry.revision])).toEqual([
        [1, 0],
        [2, 1],
        [3, 2],
      ]);
      expect(new Set(entries.map((entry) => entry.recordedAt)).size).toBe(1);
      expect({ position, repeated }).toEqual({ position: 3, repeated: false });
    });

    it('leaves no trace where its last event cannot be stored', async () => {
      const { store } = opened();
      const tooLong = 'x'.repeat(300_000);
      await expect(store.append(saying('word-a', ['one', 'two', tooLong]))).rejects.toMatchObject({
        code: 'too_large',
      });
      expect([...store.readAll(0)]).toEqual([]);
      const { entries } = await store.append(saying('word-a', ['four']));
      expect(entries[0]).toMatchObject({ position: 1, revision: 0 });
    });

    it('leaves no trace where it is refused, and the next one gets the next position', async () => {
      const { store } = opened();
      await store.append(saying('word-a', ['one']));
      await expect(announce(store, 'amazon-2025-10', 'amazon')).rejects.toMatchObject({
        code: 'unknown_unit',
      });
      expect([...store.readStream('layoff-amazon-2025-10')]).toEqual([]);
      expect((await register(store, 'amazon')).position).toBe(2);
    });

    it('fails alone where it is not decided as it should be', async () => {
      const { store } = opened();
      const throwing = saying('word-a', [], {
        decide: () => {
          throw new TypeError('a fault in a change');
        },
      });
      const outcomes = await Promise.allSettled([
        store.append(saying('word-a', ['one'])),
        store.append(throwing),
        store.append(saying('word-a', [])),
        store.append(saying('word-a', ['two'])),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'rejected',
        'fulfilled',
      ]);
      expect(outcomes[1]).toMatchObject({ reason: new TypeError('a fault in a change') });
      expect(outcomes[2]).toMatchObject({
        reason: { message: expect.stringContaining('nothing was decided') },
      });
      expect(wordsOf(store.readAll(0))).toEqual(['one', 'two']);
    });
  });

  describe('commands that arrive together', () => {
    it('see what the earlier ones of them recorded', async () => {
      const { store } = opened();
      const outcomes = await Promise.allSettled([
        announce(store, 'too-early', 'amazon'),
        register(store, 'amazon'),
        register(store, 'amazon'),
        announce(store, 'amazon-2025-10', 'amazon'),
      ]);
      expect(
        outcomes.map((outcome) => (outcome as PromiseRejectedResult).reason?.code ?? outcome.status),
      ).toEqual(['unknown_unit', 'fulfilled', 'id_taken', 'fulfilled']);
      expect(store.head()).toBe(2);
    });

    it('get positions without gaps, in the order in which they came, hundreds at once', async () => {
      const { store } = opened();
      const count = 700;
      const appended = await Promise.all(
        Array.from({ length: count }, (_, at) => store.append(saying(`word-${at % 7}`, [`${at}`]))),
      );
      expect(appended.map(({ position }) => position)).toEqual(
        Array.from({ length: count }, (_, at) => at + 1),
      );
      expect(wordsOf(store.readAll(0))).toEqual(Array.from({ length: count }, (_, at) => `${at}`));
      expect([...store.readStream('word-3')].map(({ entry }) => entry.revision)).toEqual(
        Array.from({ length: count / 7 }, (_, at) => at),
      );
    });
  });

  describe('a dry run', () => {
    it('answers as if it had been recorded, and leaves no trace', async () => {
      const { store } = opened();
      await register(store, 'amazon');
      const tried = await register(store, 'audible', { dryRun: true, commandId: 'try-1' });
      expect(tried).toMatchObject({ position: 1, repeated: false });
      expect(tried.entries[0]).toMatchObject({ stream: 'unit-audible', revision: 0, position: 2 });
      expect(store.head()).toBe(1);
      expect(store.entry(tried.entries[0]?.id ?? '')).toBeUndefined();
      await expect(announce(store, 'cut', 'audible')).rejects.toMatchObject({ code: 'unknown_unit' });
      expect(await register(store, 'audible', { commandId: 'try-1' })).toMatchObject({
        position: 2,
        repeated: false,
      });
    });

    it('is refused as the command would be', async () => {
      const { store } = opened();
      await register(store, 'amazon');
      await expect(register(store, 'amazon', { dryRun: true })).rejects.toMatchObject({ code: 'id_taken' });
      await expect(
        store.append(saying('word-a', ['x'.repeat(300_000)], { dryRun: true })),
      ).rejects.toMatchObject({ code: 'too_large' });
    });
  });

  describe('closing', () => {
    it('finishes what was accepted and refuses what comes later', async () => {
      const { store, reopen } = opened();
      const accepted = store.append(saying('word-a', ['one']));
      const closed = store.close();
      await expect(store.append(saying('word-a', ['two']))).rejects.toMatchObject({ code: 'store_closed' });
      expect(await accepted).toMatchObject({ position: 1 });
      await closed;
      await expect(store.append(saying('word-a', ['three']))).rejects.toMatchObject({ code: 'store_closed' });
      expect(wordsOf((await reopen()).readAll(0))).toEqual(['one']);
    });

    it('can be asked for twice', async () => {
      const { store } = opened();
      await Promise.all([store.close(), store.close()]);
      expect(() => store.head()).toThrow(expect.objectContaining({ code: 'store_closed' }));
    });
  });
}

import type { Opened } from './harness';
import { register, saying, wordsOf } from './submissions';

/** A command id stands for one request, for ever: a client that heard no answer may ask again. */
export function repeatingContract(opened: () => Opened): void {
  describe('a repeated command', () => {
    const words = ['one', 'two'];

    it('gets its first answer again, and records nothing', async () => {
      const { store } = opened();
      const first = await store.append(saying('word-a', words, { commandId: 'c-1' }));
      await store.append(saying('word-a', ['between']));
      const again = await store.append(saying('word-a', words, { commandId: 'c-1' }));
      expect(again).toEqual({ ...first, repeated: true });
      expect(wordsOf(store.readAll(0))).toEqual(['one', 'two', 'between']);
    });

    it('gets it after a restart too', async () => {
      const { store, reopen } = opened();
      const first = await store.append(saying('word-a', words, { commandId: 'c-1' }));
      const again = await (await reopen()).append(saying('word-a', words, { commandId: 'c-1' }));
      expect(again).toEqual({ ...first, repeated: true });
    });

    it('gets it where both arrive together', async () => {
      const { store } = opened();
      const [first, again] = await Promise.all([
        store.append(saying('word-a', words, { commandId: 'c-1' })),
        store.append(saying('word-a', words, { commandId: 'c-1' })),
      ]);
      expect(again).toEqual({ ...first, repeated: true });
    });

    it('gets it before any other check: revision, rules, clock, dry run', async () => {
      const { store, clock } = opened();
      const first = await register(store, 'amazon', { commandId: 'c-1', expectedRevision: -1 });
      clock.now -= 3_600_000;
      const again = await register(store, 'amazon', { commandId: 'c-1', expectedRevision: -1 });
      const tried = await register(store, 'amazon', { commandId: 'c-1', dryRun: true });
      expect([again, tried]).toEqual([
        { ...first, repeated: true },
        { ...first, repeated: true },
      ]);
    });

    it('is refused where it asks for something else', async () => {
      const { store } = opened();
      await register(store, 'amazon', { commandId: 'c-1' });
      await expect(register(store, 'audible', { commandId: 'c-1' })).rejects.toMatchObject({
        code: 'command_id_reused',
      });
      await expect(
        register(store, 'amazon', { commandId: 'c-1', expectedRevision: 9 }),
      ).resolves.toMatchObject({
        repeated: true,
      });
      expect(store.head()).toBe(1);
    });

    it('may be sent again after a refusal, once the reason is gone', async () => {
      const { store } = opened();
      await register(store, 'amazon');
      await expect(
        store.append(saying('unit-amazon', ['x'], { commandId: 'c-2', expectedRevision: 5 })),
      ).rejects.toMatchObject({ code: 'revision_conflict' });
      const sent = await store.append(
        saying('unit-amazon', ['x'], { commandId: 'c-2', expectedRevision: 0 }),
      );
      expect(sent).toMatchObject({ position: 2, repeated: false });
    });

    it('is told from another command whose id begins alike', async () => {
      const { store } = opened();
      const time = '01943b5c-7c00-7';
      const [one, other] = [`${time}000-8000-000000000001`, `${time}000-8000-000000000002`];
      await store.append(saying('word-a', ['one'], { commandId: one }));
      expect(await store.append(saying('word-a', ['one'], { commandId: other }))).toMatchObject({
        position: 2,
        repeated: false,
      });
    });
  });
}

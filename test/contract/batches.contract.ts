import type { AppendedTogether } from '#event-store';
import type { Opened } from './harness';
import { register, saying, wordsOf } from './submissions';

const TOO_LONG = 'x'.repeat(300_000);

/** Several commands together or not at all. An adapter that cannot do it says so, and records nothing. */
export function batchesContract(opened: () => Opened, recordsTogether: boolean): void {
  describe('commands that are recorded together or not at all', () => {
    if (!recordsTogether) {
      it('are refused with a code of their own, and leave no trace', async () => {
        const { store } = opened();
        await expect(store.appendTogether([saying('word-a', ['one'])])).rejects.toMatchObject({
          code: 'atomic_unsupported',
        });
        expect([...store.readAll(0)]).toEqual([]);
      });
      return;
    }
    recordingTogether(opened);
    refusingTogether(opened);
  });
}

/** What each outcome is: the positions of its entries, or the code of its refusal. */
function told({ recorded, outcomes }: AppendedTogether): readonly unknown[] {
  const each = outcomes.map((outcome) =>
    'refused' in outcome ? outcome.refused.code : outcome.appended.entries.map(({ position }) => position),
  );
  return [recorded, ...each];
}

function recordingTogether(opened: () => Opened): void {
  it('stand side by side, each deciding on what the earlier ones did', async () => {
    const { store } = opened();
    const together = await store.appendTogether([
      saying('word-a', ['one', 'two'], { expectedRevision: -1 }),
      saying('word-b', ['three']),
      saying('word-a', ['four'], { expectedRevision: 1 }),
    ]);
    expect(told(together)).toEqual([true, [1, 2], [3], [4]]);
    expect(wordsOf(store.readAll(0))).toEqual(['one', 'two', 'three', 'four']);
    expect(wordsOf(store.readStream('word-a'))).toEqual(['one', 'two', 'four']);
  });

  it('are none where none are sent', async () => {
    expect(told(await opened().store.appendTogether([]))).toEqual([true]);
  });

  it('get their first answers again when they are sent again, after a restart too', async () => {
    const { store, reopen } = opened();
    const batch = [saying('word-a', ['one']), saying('word-a', ['two'])];
    const first = await store.appendTogether(batch);
    const again = await (await reopen()).appendTogether(batch);
    expect(told(again)).toEqual(told(first));
    expect(again.outcomes).toMatchObject([
      { appended: { repeated: true } },
      { appended: { repeated: true } },
    ]);
    expect(wordsOf(opened().store.readAll(0))).toEqual(['one', 'two']);
  });

  it('are seen by subscribers once they are all recorded', async () => {
    const { store } = opened();
    const seen: unknown[] = [];
    const subscription = store.subscribe(0).subscribe(({ entry }) => seen.push(entry.data));
    await store.appendTogether([saying('word-a', ['one']), saying('word-a', ['two'])]);
    await store.append(saying('word-a', ['three']));
    await new Promise(setImmediate);
    subscription.unsubscribe();
    expect(seen).toEqual([{ word: 'one' }, { word: 'two' }, { word: 'three' }]);
  });
}

function refusingTogether(opened: () => Opened): void {
  it('leave no trace where one is refused; every refusal is told', async () => {
    const { store } = opened();
    await register(store, 'amazon');
    const refusing = saying('unit-amazon', ['two'], { expectedRevision: 7 });
    const together = await store.appendTogether([
      saying('word-a', ['one']),
      refusing,
      saying('word-a', ['three'], { expectedRevision: 0 }),
      saying('word-a', [TOO_LONG]),
    ]);
    expect(told(together)).toEqual([false, [2], 'revision_conflict', [3], 'too_large']);
    expect([store.head(), [...store.readStream('word-a')]]).toEqual([1, []]);
  });

  it('give their positions, revisions and ids to whoever comes next', async () => {
    const { store } = opened();
    const first = saying('word-a', ['one'], { commandId: 'again' });
    const outcomes = await Promise.all([
      store.append(saying('word-a', ['before'])),
      store.appendTogether([first, saying('word-a', ['no'], { expectedRevision: 9 })]),
      store.append(saying('word-a', ['after'], { expectedRevision: 0 })),
    ]);
    expect([outcomes[0].position, outcomes[1].recorded, outcomes[2].position]).toEqual([1, false, 2]);
    expect(await store.append(first)).toMatchObject({ position: 3, repeated: false });
    expect(wordsOf(store.readAll(0))).toEqual(['before', 'after', 'one']);
  });

  it('leave no trace where one fails as none should', async () => {
    const { store } = opened();
    const throwing = saying('word-a', [], {
      decide: () => {
        throw new TypeError('a fault in a change');
      },
    });
    const outcomes = await Promise.allSettled([
      store.appendTogether([saying('word-a', ['one']), throwing]),
      store.append(saying('word-a', ['two'])),
    ]);
    expect(outcomes).toMatchObject([
      { reason: new TypeError('a fault in a change') },
      { value: { position: 1 } },
    ]);
    expect(wordsOf(store.readAll(0))).toEqual(['two']);
  });

  it('record nothing in a dry run, and tell what they would have recorded', async () => {
    const { store } = opened();
    const batch = [saying('word-a', ['one']), saying('word-a', ['two'], { expectedRevision: 0 })];
    expect(told(await store.appendTogether(batch, true))).toEqual([false, [1], [2]]);
    expect([...store.readAll(0)]).toEqual([]);
    expect(told(await store.appendTogether(batch))).toEqual([true, [1], [2]]);
  });

  it('are refused once the store is closed', async () => {
    const { store } = opened();
    await store.close();
    await expect(store.appendTogether([saying('word-a', ['one'])])).rejects.toMatchObject({
      code: 'store_closed',
    });
  });
}

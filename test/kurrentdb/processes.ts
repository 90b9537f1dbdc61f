import { rmSync } from 'node:fs';
import { saying, wordsOf } from '../contract/submissions';
import { leavesOf } from './copied';
import type { OnServer, ServerOfTest } from './opened';

const WORDS = ['one', 'two'];

/** What several processes on one store promise each other, on any server. */
export function processesOn(on: () => OnServer<ServerOfTest>): void {
  it('record a command once that both are sent at the same time, and number the entries alike', async () => {
    const { open } = on();
    const stores = [await open('one'), await open('two')];
    const twice = saying('word-a', WORDS, { commandId: 'c-1' });
    const appended = await Promise.all(stores.map((store) => store.append(twice)));
    expect(appended.filter(({ repeated }) => repeated)).toHaveLength(1);
    expect(appended[0]?.entries).toEqual(appended[1]?.entries);
    const [one, two] = stores.map(leavesOf);
    expect(one).toEqual(two);
    expect(one).toHaveLength(2);
  });

  it('go on where they stopped, with what others recorded meanwhile, and read anew what was deleted', async () => {
    const { open, replicaOf } = on();
    const store = await open('one');
    await store.append(saying('word-a', ['one']));
    await store.close();
    await (await open('two')).append(saying('word-a', ['two', 'three']));
    const again = await open('one');
    expect(wordsOf(again.readAll(0))).toEqual(['one', 'two', 'three']);
    const leaves = leavesOf(again);
    await again.close();
    rmSync(replicaOf('one'));
    expect(leavesOf(await open('one'))).toEqual(leaves);
  });
}

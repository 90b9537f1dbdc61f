import { filter, firstValueFrom } from 'rxjs';
import type { EventStore, StoredEntry } from '#event-store';
import { announce, register, saying, wordsOf } from '../contract/submissions';
import { Double } from './double';
import { useServer } from './opened';
import { processesOn } from './processes';

const WORDS = ['one', 'two'];
/** Patience where a test waits for much, so that a busy machine fails none. */
const PATIENT_MS = 20_000;

/** Resolves once a store has read as far as another one. */
async function caughtUpTo(store: EventStore, position: number): Promise<void> {
  if (store.head() >= position) return;
  await firstValueFrom(store.subscribe(0).pipe(filter(({ entry }) => entry.position >= position)));
}

function bytesOf(entries: Iterable<StoredEntry>): readonly string[] {
  return [...entries].map(({ header, payload }) => Buffer.concat([header, payload]).toString());
}

function said({ log }: Double): readonly string[] {
  return log.records
    .filter(({ type }) => type === 'WordSaid')
    .map(({ data }) => Buffer.from(data).toString());
}

describe('an append whose answer does not come', () => {
  const on = useServer();

  it('is recorded once where it was taken and its answer lost', async () => {
    const { server, open } = on();
    const store = await open();
    server.faults.push('answerLost');
    const appended = await store.append(saying('word-a', WORDS));
    expect(appended).toMatchObject({ position: 2, repeated: false });
    expect([said(server).length, wordsOf(store.readAll(0))]).toEqual([2, WORDS]);
  });

  it('is tried again where it was not taken', async () => {
    const { server, open } = on();
    const store = await open();
    server.faults.push('unavailable', 'unavailable');
    expect(await store.append(saying('word-a', WORDS))).toMatchObject({ position: 2, repeated: false });
    expect([said(server).length, server.appends]).toEqual([2, 3]);
  });

  it('is recognised by its own subscription where nothing is answered at all', async () => {
    const { server, open } = on();
    const store = await open('one', { patienceMs: 600 });
    server.faults.push('silent');
    expect(await store.append(saying('word-a', WORDS))).toMatchObject({ position: 2, repeated: false });
    expect(said(server)).toHaveLength(2);
  });

  it('is refused in the end as unknown, and sent again tells what came of it', async () => {
    const { server, open } = on();
    const store = await open('one', { patienceMs: 400 });
    server.faults.push('unavailable', 'unavailable', 'unavailable', 'unavailable', 'unavailable');
    const twice = saying('word-a', WORDS, { commandId: 'c-1' });
    await expect(store.append(twice)).rejects.toMatchObject({
      code: 'store_away',
      message: expect.stringContaining('unknown'),
    });
    server.faults.length = 0;
    expect(await store.append(twice)).toMatchObject({ position: 2, repeated: false });
    expect(await store.append(twice)).toMatchObject({ position: 2, repeated: true });
  });
});

describe('two processes on one store', () => {
  const on = useServer();
  processesOn(on);

  it('number the entries alike, and see what the other recorded', async () => {
    const { open } = on();
    const [one, two] = [await open('one'), await open('two')];
    await register(one, 'amazon');
    await caughtUpTo(two, 1);
    expect((await announce(two, 'cut', 'amazon')).position).toBe(2);
    await caughtUpTo(one, 2);
    expect(bytesOf(one.readAll(0))).toEqual(bytesOf(two.readAll(0)));
  });

  it('decide anew where the other was faster, unless a revision is expected', async () => {
    const { server, open } = on();
    const store = await open();
    server.meanwhile = () => server.plant('word-a', 'Chatter');
    expect((await store.append(saying('word-a', ['one']))).entries[0]).toMatchObject({
      revision: 1,
      position: 1,
    });
    server.meanwhile = () => server.plant('word-a', 'Chatter');
    await expect(store.append(saying('word-a', ['two'], { expectedRevision: 1 }))).rejects.toMatchObject({
      code: 'revision_conflict',
      message: expect.stringContaining('is at revision 2, not 1'),
    });
    expect(wordsOf(store.readStream('word-a'))).toEqual(['one']);
  });

  it('refuse one of two requests under one command id, on different streams too, and count its entry as none', async () => {
    const { server, open } = on();
    const [one, two] = [await open('one'), await open('two')];
    // The other process records on its own stream while this one's command is on its way.
    let other: Promise<unknown> = Promise.resolve();
    server.meanwhile = () => {
      other = two.append(saying('word-b', ['other'], { commandId: 'c-1' }));
    };
    const outcomes = await Promise.allSettled([one.append(saying('word-a', ['one'], { commandId: 'c-1' }))]);
    outcomes.push(...((await Promise.allSettled([other])) as typeof outcomes));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'command_id_reused' },
    });
    expect([one.head(), two.head()]).toEqual([1, 1]);
    const duplicate = said(server).length - 1;
    expect([one, two].map((store) => store.status())).toMatchObject([{ duplicate }, { duplicate }]);
  });

  it('count all entries of the one that was later as none, where it has more of them too', async () => {
    const { server, open } = on();
    const [one, two] = [await open('one'), await open('two')];
    const append = server.log.append.bind(server.log);
    // Both are taken before either is told of the other.
    const held: (() => void)[] = [];
    server.log.append = (...appended) => {
      held.push(() => append(...appended));
      return { revision: appended[2].length - 1, position: 0, repeated: false };
    };
    const outcomes = Promise.allSettled([
      one.append(saying('word-a', ['one', 'two'], { commandId: 'c-1' })),
      two.append(saying('word-b', ['x', 'y', 'z'], { commandId: 'c-1' })),
    ]);
    while (held.length < 2) await new Promise(setImmediate);
    server.log.append = append;
    held.forEach((take) => take());
    expect((await outcomes).map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const first = server.log.records.find(({ type }) => type === 'WordSaid')?.stream;
    const [words, duplicate] = first === 'word-a' ? [['one', 'two'], 3] : [['x', 'y', 'z'], 2];
    await caughtUpTo(one, words.length);
    await caughtUpTo(two, words.length);
    await (await open('three')).append(saying('word-c', ['last']));
    await caughtUpTo(one, words.length + 1);
    await caughtUpTo(two, words.length + 1);
    for (const store of [one, two]) {
      expect(wordsOf(store.readAll(0))).toEqual([...words, 'last']);
      expect(store.status()).toMatchObject({ duplicate });
    }
  });

  it('answer a command whole that the other recorded, though its first entries alone have come', async () => {
    const { open } = on();
    const [one, two] = [
      await open('one', { patienceMs: PATIENT_MS }),
      await open('two', { patienceMs: PATIENT_MS }),
    ];
    const words = Array.from({ length: 600 }, (_, at) => `${at}`);
    const twice = saying('word-a', words, { commandId: 'c-1' });
    const begun = firstValueFrom(two.subscribe(0));
    const first = one.append(twice);
    await begun;
    expect(two.head()).toBeLessThan(words.length);
    const again = await two.append(twice);
    expect(again.entries).toHaveLength(words.length);
    expect(again).toEqual({ ...(await first), repeated: true });
  });
});

describe('what is not of the ledger', () => {
  const on = useServer();

  it('is counted and never a fact, and takes no position', async () => {
    const { server, open } = on();
    const store = await open();
    server.plant('word-a', 'Chatter', { data: { word: 'foreign' } });
    server.plant('unit-amazon', '$>', { data: { at: '0@word-a' } });
    const { entries } = await store.append(saying('word-a', ['one']));
    const header = JSON.parse(Buffer.from([...store.readAll(0)][0]?.header ?? []).toString()) as object;
    server.plant('word-a', 'WordSaid', {
      data: { word: 'forged' },
      metadata: { ...header, rev: 2, id: undefined },
    });
    // Of the same length, so that the hash alone tells.
    const payload = Buffer.from([...store.readAll(0)][0]?.payload ?? []).toString();
    const altered = JSON.parse(payload.replace('"one"', '"eno"')) as object;
    const id = '11111111-1111-8111-8111-111111111111';
    server.plant('word-a', 'WordSaid', {
      id,
      data: altered,
      metadata: { ...header, id, rev: 3 },
    });
    server.plant('word-b', 'WordSaid', {
      id: entries[0]?.id ?? '',
      data: { word: 'moved' },
      metadata: header,
    });
    expect((await store.append(saying('word-a', ['two']))).position).toBe(2);
    expect(wordsOf(store.readAll(0))).toEqual(['one', 'two']);
    expect(store.status()).toMatchObject({ state: 'live', foreign: 4, duplicate: 0 });
  });
});

describe('the replica', () => {
  const on = useServer();

  it('is forgotten where the store is another one', async () => {
    const { open } = on();
    const store = await open();
    await store.append(saying('word-a', ['one']));
    await store.close();
    const other = new Double();
    await other.start();
    const again = await open('one', { url: other.url });
    expect([again.head(), (await again.append(saying('word-a', ['anew']))).position]).toEqual([0, 1]);
    await again.close();
    other.stop();
  });

  it('is used by one process at a time', async () => {
    const { open } = on();
    await open('one');
    await expect(open('one')).rejects.toMatchObject({ code: 'store_locked' });
  });
});

describe('a connection that breaks', () => {
  const on = useServer();

  it('is made again, without a gap or a repeat', async () => {
    const { server, open } = on();
    const store = await open();
    const seen: number[] = [];
    const watching = store.subscribe(0).subscribe(({ entry }) => seen.push(entry.position));
    for (let round = 0; round < 3; round += 1) {
      await store.append(saying('word-a', [`${round}`]));
      server.dropSubscriptions();
      server.plant('word-a', 'Chatter');
    }
    await store.append(saying('word-a', ['last']));
    await new Promise(setImmediate);
    watching.unsubscribe();
    expect(seen).toEqual([1, 2, 3, 4]);
    expect(server.subscriptions).toBeGreaterThan(3);
  });

  it('refuses commands while the server is away, answers what is read, and takes them when it is back', async () => {
    const { server, open } = on();
    const store = await open('one', { patienceMs: 300 });
    await store.append(saying('word-a', ['one']));
    server.stop();
    await expect(store.append(saying('word-a', ['two']))).rejects.toMatchObject({ code: 'store_away' });
    expect(wordsOf(store.readAll(0))).toEqual(['one']);
    await server.start();
    for (let tries = 0; tries < 50 && store.status().state !== 'live'; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 200));
    await store.append(saying('word-a', ['three']));
    expect(wordsOf(store.readAll(0)).at(-1)).toBe('three');
  });

  it('is needed at the start, unless what was read before may do meanwhile', async () => {
    const { server, open } = on();
    const store = await open();
    await store.append(saying('word-a', ['one']));
    await store.close();
    server.stop();
    await expect(open()).rejects.toMatchObject({ code: 'store_away' });
    const again = await open('one', { mayBeAway: true, patienceMs: 100 });
    expect([wordsOf(again.readAll(0)), again.status().state]).toEqual([['one'], 'away']);
    await expect(again.append(saying('word-a', ['two']))).rejects.toMatchObject({ code: 'store_away' });
  });

  it('is made to the leader where a follower was asked', async () => {
    const { server, open } = on();
    const follower = new Double(server.log);
    follower.leader = server;
    await follower.start();
    const store = await open('one', { url: follower.url });
    expect(await store.append(saying('word-a', ['one']))).toMatchObject({ position: 1, repeated: false });
    expect([follower.appends, server.appends]).toEqual([1, 1]);
    await store.close();
    follower.stop();
  });

  it('goes on through changes of the leader while commands are on their way', async () => {
    const { server, open } = on();
    const other = new Double(server.log);
    other.leader = server;
    await other.start();
    const url = `kurrentdb://127.0.0.1:${server.port},127.0.0.1:${other.port}?tls=false`;
    const store = await open('one', { url, patienceMs: PATIENT_MS });
    const appended: Promise<unknown>[] = [];
    for (let change = 0; change < 6; change += 1) {
      const [leader, next] = change % 2 === 0 ? [server, other] : [other, server];
      const arrived = new Promise<void>((resolve) => (leader.meanwhile = resolve));
      for (const word of [`${change}/0`, `${change}/1`, `${change}/2`])
        appended.push(store.append(saying('word-a', [word, `${word} again`])));
      // The first of them has come to the old leader, the others are to be sent.
      await arrived;
      [leader.leader, next.leader] = [next, undefined];
      leader.dropSubscriptions();
      await Promise.all(appended);
    }
    const words = wordsOf(store.readAll(0));
    expect(words).toEqual(
      Array.from({ length: 18 }, (_, at) => `${Math.floor(at / 3)}/${at % 3}`).flatMap((word) => [
        word,
        `${word} again`,
      ]),
    );
    expect(said(server)).toHaveLength(words.length);
    expect(store.status()).toMatchObject({ duplicate: 0, foreign: 0, passedOver: 0 });
    await store.close();
    other.stop();
  });

  it('finds the leader by the gossip of the nodes that are named', async () => {
    const { server, open } = on();
    const follower = new Double(server.log);
    follower.leader = server;
    await follower.start();
    const url = `kurrentdb://127.0.0.1:${follower.port},127.0.0.1:${server.port}?tls=false`;
    const store = await open('one', { url });
    await store.append(saying('word-a', ['one']));
    expect([follower.appends, server.appends]).toEqual([0, 1]);
    await store.close();
    follower.stop();
  });
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { run } from '../../apps/cli/main';
import { eventTypes } from '#domain';
import { openDatabase, openEventStore } from '#event-store';
import type { EventStore } from '#event-store';
import { NOON } from '../contract/harness';
import { register, saying } from '../contract/submissions';
import { useStory } from '../cli/story';
import { type } from '../cli/typing';
import { openEveryType } from '../stored/recorded';
import { digestIn, intoFile, leavesOf, reading, recordGenerated, typeCopy } from './copied';
import { Double } from './double';
import { sequence, useServer } from './opened';

/** Files of a test, and what its ledgers hold. */
function useCopies() {
  const on = useServer();
  const path = (name: string): string => on().replicaOf(name);
  const file = (name: string): string => `sqlite:${path(name)}`;
  const read = <Read>(url: string, ask: (store: EventStore) => Read | Promise<Read>) =>
    reading(url, dirname(path('x')), ask);
  const held = (url: string) => read(url, leavesOf);
  /** A ledger file in which some words were said. */
  const saidIn = async (name: string, ...words: readonly string[]): Promise<string> => {
    const store = await openEventStore(file(name), {
      mode: 'write',
      clock: () => NOON,
      random: sequence(name),
    });
    for (const [at, word] of words.entries())
      await store.append(saying(`word-${at % 2}`, [word], { commandId: `c-${name}-${at}` }));
    await store.close();
    return file(name);
  };
  return { on, path, file, read, held, saidIn };
}

describe('ledger copy', () => {
  const story = useStory();
  const { on, path, file, held, saidIn } = useCopies();

  it('brings the story onto an event store and back: the same leaf hashes and the same digest on all of them', async () => {
    const [from, { url }] = [`sqlite:${story()}`, on().server];
    const there = await typeCopy(from, url);
    expect(there).toMatchObject({ code: 0, err: '' });
    expect(there.out).toMatch(
      /holds all of sqlite:.*: 29 entries, the newest of .*Z, 29 of them new, each proved\.$/m,
    );
    const back = await typeCopy(url, file('back'));
    expect(back).toMatchObject({ code: 0, err: '' });

    const leaves = await held(from);
    expect(leaves).toHaveLength(29);
    expect(await held(url)).toEqual(leaves);
    expect(await held(file('back'))).toEqual(leaves);
    const backup = await type(['backup', path('backup'), '--ledger', path('back')]);
    expect([digestIn(there), digestIn(back)]).toEqual([digestIn(backup), digestIn(backup)]);
    const asked = ['who', 'prime-video', '--on', '2025-06-01', '--ledger', path('back')];
    expect((await type(asked)).out).toContain('Albert Cheng');
  });

  it('is typed as README says', async () => {
    const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
    const lines = [...readme.matchAll(/^ledger (copy --from .*)$/gm)].map(([, words]) => words ?? '');
    expect(lines).toHaveLength(2);
    const placed = lines.map((line) =>
      line
        .replaceAll("'", '')
        .replace(/esdb:\S+/, on().server.url)
        .replace(/sqlite:\S*?(\w+)\.db/, (_all, name: string) =>
          name === 'ledger' ? `sqlite:${story()}` : file(name),
        ),
    );
    for (const line of placed) expect(await type(line.split(' '))).toMatchObject({ code: 0, err: '' });
    expect(await held(file('again'))).toEqual(await held(`sqlite:${story()}`));
  });

  it('brings every type of entry, retractions and restatements among them, from store to store', async () => {
    const every = await openEveryType();
    await intoFile(every.store, path('every'));
    const types = new Set(Array.from(every.store.readAll(0), ({ entry }) => entry.type));
    expect([...types].toSorted()).toEqual([...eventTypes].toSorted());
    const leaves = leavesOf(every.store);
    await every.close();

    const second = new Double();
    await second.start();
    const ways = [file('every'), on().server.url, second.url, file('in-between'), file('last')];
    for (const [at, to] of ways.slice(1).entries())
      expect(await typeCopy(ways[at] ?? '', to)).toMatchObject({ code: 0, err: '' });
    const ends = [await held(second.url), await held(file('last'))];
    second.stop();
    expect(ends).toEqual([leaves, leaves]);
  });

  it('brings a made-up history of many entries in several batches, and only what is new the next time', async () => {
    await recordGenerated(path('made-up'), 700);
    const [first, again] = [
      await typeCopy(file('made-up'), on().server.url),
      await typeCopy(file('made-up'), on().server.url),
    ];
    const { appends } = on().server;
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(again.out).toContain(' 0 of them new');
    expect(digestIn(again)).toBe(digestIn(first));
    const store = await openEventStore(file('made-up'), {
      mode: 'write',
      clock: () => NOON,
      random: sequence('more'),
    });
    await store.append(saying('word-a', ['more']));
    await store.close();
    expect((await typeCopy(file('made-up'), on().server.url)).out).toContain(' 1 of them new');
    expect(on().server.appends).toBe(appends + 1);
    expect(await held(on().server.url)).toEqual(await held(file('made-up')));
  });

  it('copies a file while a service records into it: what it held at the beginning', async () => {
    const store = await openEventStore(file('served'), {
      mode: 'write',
      clock: () => NOON,
      random: sequence('served'),
    });
    await register(store, 'amazon');
    on().server.meanwhile = () => void register(store, 'audible');
    expect((await typeCopy(file('served'), on().server.url)).out).toContain('1 entries');
    await store.close();
    expect(await held(on().server.url)).toHaveLength(1);
  });

  it('says in JSON what it did, and tells a terminal how far it is', async () => {
    const from = await saidIn('from', 'one', 'two');
    const [output, errors] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY: true })];
    const code = await run(['copy', '--from', from, '--to', file('to'), '--output', 'json'], {
      environment: {},
      input: Readable.from(['']),
      output,
      errors,
    });
    expect(JSON.parse(String(output.read()))).toEqual({
      from,
      to: file('to'),
      entries: 2,
      copied: 2,
      newest: new Date(NOON).toISOString(),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect([code, String(errors.read())]).toEqual([0, expect.stringContaining('Copying … 2 of 2 entries')]);
  });

  it('copies an empty ledger', async () => {
    const typed = await typeCopy(await saidIn('empty'), on().server.url);
    expect(typed).toMatchObject({ code: 0, out: expect.stringContaining(': 0 entries, 0 of them new') });
    expect((await typeCopy(on().server.url, file('to'))).code).toBe(0);
    expect(await held(file('to'))).toEqual([]);
  });

  it('is not confused by answers that are lost on the way', async () => {
    const from = await saidIn('from', 'one', 'two', 'three');
    on().server.faults.push('answerLost', 'unavailable', 'answerLost');
    expect(await typeCopy(from, on().server.url)).toMatchObject({ code: 0, err: '' });
    expect(await held(on().server.url)).toEqual(await held(from));
    expect(on().server.log.records.filter(({ type: each }) => each === 'WordSaid')).toHaveLength(3);
  });

  it('makes a file where a restore was cut off', async () => {
    const from = await saidIn('from', 'one');
    const database = openDatabase(`${path('to')}.new`);
    database.exec('PRAGMA application_id = 1128483889; CREATE TABLE entries (position INTEGER)');
    database.close();
    expect((await typeCopy(from, file('to'))).code).toBe(0);
    expect([await held(file('to')), existsSync(`${path('to')}.new`)]).toEqual([await held(from), false]);
  });
});

describe('ledger copy refuses', () => {
  const { on, path, file, held, saidIn } = useCopies();
  const requireUntouched = async (act: () => Promise<unknown>, ...urls: readonly string[]) => {
    const before = [];
    for (const url of urls) before.push(await held(url));
    await act();
    const after = [];
    for (const url of urls) after.push(await held(url));
    expect(after).toEqual(before);
  };

  it.each(['a file', 'an event store'])(
    '%s that holds something else, and leaves it as it is',
    async (kind) => {
      const [from, other] = [await saidIn('from', 'one', 'two', 'three'), await saidIn('other', 'uno')];
      const to = kind === 'a file' ? other : on().server.url;
      if (to !== other) await typeCopy(other, to);
      await requireUntouched(async () => {
        const typed = await typeCopy(from, to);
        expect(typed).toMatchObject({ code: 4, out: '' });
        expect(typed.err).toMatch(
          /^at position 1 the target holds another entry than the source \([0-9a-f-]+ of stream word-0\): it is a copy of another ledger.*; copy into an empty ledger/,
        );
      }, to);
    },
  );

  it('a target that holds more, and one that went on by itself', async () => {
    const [from, more] = [await saidIn('from', 'one'), await saidIn('more', 'one', 'two')];
    await requireUntouched(async () => {
      const typed = await typeCopy(from, more);
      expect(typed).toMatchObject({ code: 4, out: '' });
      expect(typed.err).toMatch(
        /^the target holds 2 entries and the source 1, .*; nothing was written; copy into/,
      );
    }, more);
    const longer = await saidIn('longer', 'one', 'two', 'three');
    await typeCopy(longer, on().server.url);
    expect((await typeCopy(from, on().server.url)).code).toBe(4);
  });

  it('a target into which somebody else writes meanwhile', async () => {
    const from = await saidIn('from', 'one', 'two', 'three');
    const stranger = await on().open('stranger');
    on().server.meanwhile = () => void stranger.append(saying('word-x', ['mine']));
    const typed = await typeCopy(from, on().server.url);
    expect(typed).toMatchObject({ code: 4, out: '' });
    expect(typed.err).toMatch(
      /at position \d the target holds another entry than the source .*let nobody write it/,
    );
  });

  it('a stream in which something else stands', async () => {
    const from = await saidIn('from', 'one');
    on().server.plant('word-0', 'Chatter');
    const typed = await typeCopy(from, on().server.url);
    expect(typed).toMatchObject({ code: 4, out: '' });
    expect(typed.err).toMatch(
      /position 1 has revision 0 of stream word-0, which is at revision 0 in the target/,
    );
    const store = await on().open('one');
    await store.append(saying('word-0', ['after chatter']));
    const back = await typeCopy(on().server.url, file('back'));
    expect(back.err).toMatch(
      /position 1 has revision 1 of stream word-0, which is at revision -1 in the target/,
    );
    expect(await held(file('back'))).toEqual([]);
  });

  it('a source that was altered, and writes nothing of it', async () => {
    const from = await saidIn('from', 'one', 'two');
    const database = openDatabase(path('from'));
    database.exec(`DROP TRIGGER entries_are_never_updated`);
    database.exec(
      `UPDATE entries SET header = CAST(replace(CAST(header AS TEXT), '"v":1', '"v":1 ') AS BLOB) WHERE position = 2`,
    );
    database.exec(`CREATE TRIGGER entries_are_never_updated BEFORE UPDATE ON entries BEGIN
  SELECT RAISE(ABORT, 'an entry is never changed; record a restatement instead');
END`);
    database.close();
    const typed = await typeCopy(from, on().server.url);
    expect(typed).toMatchObject({ code: 5, out: '' });
    expect(typed.err).toMatch(/^the entry at position 2 was altered: its header is no canonical JSON/);
    expect(on().server.appends).toBe(0);
  });

  it('a file that has answered a time as settled at which an entry was recorded', async () => {
    const from = await saidIn('from', 'one');
    const served = await openEventStore(file('to'), {
      mode: 'write',
      clock: () => NOON + 10_000,
      random: sequence('to'),
    });
    expect(await served.resolve({ instant: NOON })).toMatchObject({ settled: true });
    await served.close();
    const typed = await typeCopy(from, file('to'));
    expect(typed).toMatchObject({ code: 4, out: '' });
    expect(typed.err).toMatch(/settled .*position 1 .*copy into a new ledger file/);
    expect(await held(file('to'))).toEqual([]);
  });

  it('a file that another process writes, one of another program, and one that is not there', async () => {
    const from = await saidIn('from', 'one');
    const writing = await openEventStore(file('to'), {
      mode: 'write',
      clock: () => NOON,
      random: sequence('to'),
    });
    expect(await typeCopy(from, file('to'))).toMatchObject({
      code: 4,
      err: expect.stringMatching(/writes to\.db already/),
    });
    await writing.close();
    writeFileSync(path('mine'), 'mine\n');
    expect((await typeCopy(from, file('mine'))).code).toBe(4);
    expect((await typeCopy(file('none'), file('to'))).code).toBe(3);
    expect(existsSync(path('none'))).toBe(false);
  });

  it.each([
    [['copy', '--from', 'sqlite:a.db'], /required option '--to <store>'/],
    [['copy', '--from', 'a.db', '--to', 'sqlite:b.db'], /^--from: "a\.db" is no store .*use sqlite:/],
    [
      ['copy', '--from', 'sqlite:a.db', '--to', 'sqlite:b.db', '--ledger', 'c.db'],
      /^--ledger: a copy is made between two/,
    ],
    [
      ['copy', '--from', 'esdb://ann:secret@h', '--to', 'sqlite:b.db'],
      /^--from: the URL .* holds no user or password/,
    ],
  ])('%j', async (words, said) => {
    const typed = await type(words);
    expect(typed).toMatchObject({ code: 2, out: '' });
    expect(typed.err).toMatch(said);
    expect(typed.err).not.toContain('secret');
  });

  it('half of the credentials', async () => {
    const environment = { LEDGER_STORE_USER: 'ann' };
    expect(await typeCopy('sqlite:a.db', on().server.url, { environment })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^LEDGER_STORE_PASSWORD is not set/),
    });
  });
});

describe('a ledger whose processes had clocks of their own', () => {
  const { on, path, file, read, held } = useCopies();

  it('keeps its times in a file, which is sound, tells what was known when, and goes back', async () => {
    // Each process has decided before it has seen what the other recorded.
    for (const [name, ms] of [
      ['ahead', 9],
      ['behind', 0],
    ] as const) {
      const store = await openEventStore(file(name), {
        mode: 'write',
        clock: () => NOON + ms,
        random: sequence(name),
      });
      await store.append(saying(`word-${name}`, ['one', 'two']));
      for (const { entry, header, payload } of store.readAll(0))
        on().server.plant(entry.stream, entry.type, {
          id: entry.id,
          data: JSON.parse(Buffer.from(payload).toString()) as object,
          metadata: JSON.parse(Buffer.from(header).toString()) as object,
        });
      await store.close();
    }
    const timesOf = (store: EventStore) =>
      Array.from(store.readAll(0), ({ entry }) => entry.recordedAt - NOON);
    const { url } = on().server;
    expect(await read(url, timesOf)).toEqual([9, 9, 0, 0]);

    expect(await typeCopy(url, file('back'))).toMatchObject({ code: 0, err: '' });
    expect(await held(file('back'))).toEqual(await held(url));
    const checks = await type(['doctor', '--all', '--ledger', path('back'), '--output', 'json']);
    expect(checks.code).toBe(0);
    const lookUp = (store: EventStore) => store.resolve({ instant: NOON + 5 });
    expect((await read(file('back'), lookUp)).position).toBe(0);
    expect((await read(url, lookUp)).position).toBe(0);

    const second = new Double();
    await second.start();
    expect(await typeCopy(file('back'), second.url)).toMatchObject({ code: 0, err: '' });
    const again = await held(second.url);
    second.stop();
    expect(again).toEqual(await held(url));
    expect(again).toHaveLength(4);
  });
});

import { createHash } from 'node:crypto';
import type { StoredEntry } from '#event-store';
import { NOON } from './harness';
import type { Opened } from './harness';
import { command, register, saying, wordsOf } from './submissions';

/** Every field that a header may have, in the order of RFC 8785. */
const HEADER_FIELDS = [
  '$causationId',
  '$correlationId',
  'actor',
  'command',
  'id',
  'payload',
  'recordedAt',
  'rev',
  'stream',
  'tv',
  'type',
  'v',
];

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function headerOf({ header }: StoredEntry): Record<string, unknown> {
  return JSON.parse(textOf(header)) as Record<string, unknown>;
}

/** Reading, and the bytes that are read. */
export function readingContract(opened: () => Opened): void {
  describe('reading', () => {
    it('finds nothing in an empty ledger', () => {
      const { store } = opened();
      expect(store.head()).toBe(0);
      expect([...store.readAll(0)]).toEqual([]);
      expect([...store.readStream('word-a')]).toEqual([]);
      expect(store.entry('00000000-0000-8000-8000-000000000000')).toBeUndefined();
    });

    it('begins after a position, and at a revision', async () => {
      const { store } = opened();
      await store.append(saying('word-a', ['one', 'two']));
      await store.append(saying('word-b', ['three']));
      await store.append(saying('word-a', ['four']));
      expect(wordsOf(store.readAll(0))).toEqual(['one', 'two', 'three', 'four']);
      expect(wordsOf(store.readAll(2))).toEqual(['three', 'four']);
      expect(wordsOf(store.readAll(4))).toEqual([]);
      expect(wordsOf(store.readStream('word-a'))).toEqual(['one', 'two', 'four']);
      expect(wordsOf(store.readStream('word-a', 1))).toEqual(['two', 'four']);
      expect(wordsOf(store.readStream('word-a', 3))).toEqual([]);
    });

    it('finds an entry by its id, as it was answered', async () => {
      const { store, reopen } = opened();
      const { entries } = await register(store, 'amazon', { correlationId: 'batch-7' });
      const [entry] = entries;
      expect(store.entry(entry?.id ?? '')?.entry).toEqual(entry);
      expect((await reopen()).entry(entry?.id ?? '')?.entry).toEqual(entry);
      expect(entry).toMatchObject({
        type: 'CompanyRegistered',
        stream: 'unit-amazon',
        actor: 'tester',
        correlationId: 'batch-7',
        recordedAt: NOON,
        data: { unitId: 'amazon', names: { en: 'amazon' } },
      });
    });

    it('goes on from batch to batch, in a stream as in the ledger', async () => {
      const { store } = opened();
      const words = Array.from({ length: 1_000 }, (_, at) => `${at}`);
      await store.append(saying('word-a', words));
      await store.append(saying('word-b', ['other']));
      expect(wordsOf(store.readStream('word-a'))).toEqual(words);
      expect(wordsOf(store.readStream('word-a', 300))).toEqual(words.slice(300));
      expect(wordsOf(store.readAll(300))).toEqual([...words.slice(300), 'other']);
    });

    it('goes on undisturbed while entries are appended', async () => {
      const { store } = opened();
      const count = 600;
      await Promise.all(Array.from({ length: count }, (_, at) => store.append(saying('word-a', [`${at}`]))));
      const read: string[] = [];
      for (const stored of store.readAll(0)) {
        read.push(...wordsOf([stored]));
        if (read.length % 100 === 0 && read.length < 500) await store.append(saying('word-b', ['late']));
      }
      expect(read.slice(0, count)).toEqual(Array.from({ length: count }, (_, at) => `${at}`));
      expect(read.slice(count)).toEqual(['late', 'late', 'late', 'late']);
    });
  });

  describe('the stored bytes', () => {
    it('are a header of exactly the known fields, in order, that commits to the payload', async () => {
      const { store } = opened();
      const [wrong] = (await register(store, 'amazon')).entries;
      const entryId = wrong?.id ?? '';
      const retraction = { entryId, because: 'recordingError', reason: 'twice', citation: undefined };
      await command(store, 'RetractEntry', retraction, { correlationId: 'batch-7' });
      for (const stored of store.readAll(0)) {
        const header = headerOf(stored);
        expect(Object.keys(header)).toEqual(HEADER_FIELDS.filter((field) => field in header));
        expect(JSON.stringify(header)).toBe(textOf(stored.header));
        expect(header['payload']).toEqual({
          len: stored.payload.length,
          sha256: createHash('sha256').update(stored.payload).digest('hex'),
        });
      }
      expect([...store.readAll(1)].map(headerOf)[0]).toMatchObject({
        $causationId: entryId,
        $correlationId: 'batch-7',
        actor: 'tester',
        recordedAt: '2026-01-15T12:00:00.000Z',
        rev: 1,
        stream: 'unit-amazon',
        tv: 1,
        type: 'EntryRetracted',
        v: 1,
      });
    });

    it('hold a salt of 16 bytes each, and the request by its hash alone in the first', async () => {
      const { store } = opened();
      await store.append(saying('word-a', ['one', 'two']));
      const payloads = [...store.readAll(0)].map(({ payload }) => JSON.parse(textOf(payload)));
      expect(payloads.map((payload) => Object.keys(payload))).toEqual([
        ['data', 'request', 'salt'],
        ['data', 'salt'],
      ]);
      const salts = payloads.map(({ salt }) => Buffer.from(salt, 'base64url'));
      expect(salts.map((salt) => salt.length)).toEqual([16, 16]);
      expect(salts[0]?.equals(salts[1] ?? Buffer.of())).toBe(false);
      const request = JSON.stringify({ stream: 'word-a', words: ['one', 'two'] });
      const hash = createHash('sha256')
        .update(salts[0] ?? Buffer.of())
        .update(request);
      expect(payloads[0].request).toBe(hash.digest('hex'));
    });

    it('stay what they are, byte for byte', async () => {
      const { store, reopen } = opened();
      await register(store, 'amazon');
      await store.append(saying('word-عربي', ['نُقلص 👩‍💻 \u2028']));
      const before = [...store.readAll(0)];
      const after = [...(await reopen()).readAll(0)];
      expect(after.map(({ header, payload }) => [textOf(header), textOf(payload)])).toEqual(
        before.map(({ header, payload }) => [textOf(header), textOf(payload)]),
      );
      expect(wordsOf(after.slice(1))).toEqual(['نُقلص 👩‍💻 \u2028']);
    });
  });
}

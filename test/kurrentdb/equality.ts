import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { freshIds } from '../../apps/api/fresh-ids';
import { openInProcess } from '../../apps/api/in-process';
import type { InProcessService } from '../../apps/api/in-process';
import { readConfig } from '../../apps/api/config';
import { story } from '../../apps/cli/demo/story';
import { handleCommand, openDatabase } from '#event-store';
import { ProjectionRunner, projections } from '#projections';
import { NOON } from '../contract/harness';
import { useTemporaryFolder } from '../temporary-folder';
import { leavesOf, recordGenerated, typeCopy } from './copied';
import { sequence } from './opened';
import type { ServerOfTest } from './opened';
import { ask, questionsOn } from './questions';
import type { Answer } from './questions';

/** How many entries of a made-up history are compared, and about how many of its units is asked. */
const ENTRIES = 300;
const UNITS = 4;
const STREAMS = 20;
const TIMEOUT_MS = 240_000;

/** One history gives the same ledger and the same answers in a file, on an event store, and in each of several processes on one. */
export function equalityOn(startServer: () => Promise<ServerOfTest>): void {
  const folder = useTemporaryFolder();
  let server: ServerOfTest;
  let opened: InProcessService[];
  let now: number;
  beforeEach(async () => {
    [opened, now] = [[], NOON];
    server = await startServer();
  });
  afterEach(async () => {
    await Promise.all(opened.map((service) => service.close()));
    await server.stop();
  });

  /** All draw the same salts, and the same token, which seals their cursors: as services do that share a token's file. */
  const open = async (name: string, store: string): Promise<InProcessService> => {
    mkdirSync(join(folder(), name), { recursive: true });
    const config = readConfig({
      LEDGER_STORE: store,
      LEDGER_REPLICA: join(folder(), name, 'replica.db'),
      LEDGER_LOG_LEVEL: 'silent',
    });
    const service = await openInProcess(config, { clock: () => now, random: sequence('one') });
    opened.push(service);
    return service;
  };
  const file = (name: string): string => `sqlite:${join(folder(), name, 'ledger.db')}`;

  /** Holds two ledgers against each other, answer by answer. */
  const requireEqual = async (one: InProcessService, two: InProcessService, entries: number) => {
    expect(one.store.head()).toBe(entries);
    expect(leavesOf(two.store)).toEqual(leavesOf(one.store));
    expect(digestsOf(two)).toEqual(digestsOf(one));
    const paths = questionsOn(unitsIn(one), streamsIn(one), entries);
    const answers: Answer[] = [];
    const unlike: string[] = [];
    for (const path of paths) {
      const [answer, other] = [await ask(one, path), await ask(two, path)];
      answers.push(answer);
      if (!isDeepStrictEqual(other, answer)) unlike.push(path);
    }
    expect(unlike).toEqual([]);
    // Refusals would be alike too. Nothing was found where nothing was known yet.
    const found = answers.filter(({ status }) => status === 200);
    expect(answers.filter(({ status }) => status !== 200 && status !== 404)).toEqual([]);
    expect(found.length).toBeGreaterThan(paths.length * 0.6);
    expect(new Set(found.map(({ body }) => body)).size).toBeGreaterThan(found.length * 0.9);
  };

  it(
    'the story by commands: the same leaf hashes, read models and answers in a file and on an event store',
    async () => {
      const both = [await open('file', file('file')), await open('store', server.url)] as const;
      for (const { store } of both) {
        now = NOON;
        const fresh = freshIds(sequence('persons'));
        for (const { commandId, name, json } of story.flatMap(({ commands }) => commands)) {
          now += 1_000;
          await handleCommand(
            store,
            fresh,
            { name, json },
            { commandId, actor: 'ann', correlationId: 'story' },
          );
        }
      }
      now += 3_600_000;
      await requireEqual(...both, 29);
      for (const question of ['/companies?knownAt=2026-01-15T12:00:15Z', '/entries?knownAt=2026-01-15']) {
        const [one, two] = [await ask(both[0], question), await ask(both[1], question)];
        expect(two).toEqual(one);
        expect(one.status).toBe(200);
      }
    },
    TIMEOUT_MS,
  );

  it(
    'a made-up history, moved by a copy: the same, in each of two processes on the event store as well',
    async () => {
      mkdirSync(join(folder(), 'file'));
      await recordGenerated(join(folder(), 'file', 'ledger.db'), ENTRIES);
      expect(await typeCopy(file('file'), server.url)).toMatchObject({ code: 0, err: '' });
      now = Date.UTC(2026, 2, 1);
      const inFile = await open('file', file('file'));
      const [one, two] = [await open('one', server.url), await open('two', server.url)];
      const entries = inFile.store.head();
      expect(entries).toBeGreaterThanOrEqual(ENTRIES);
      await requireEqual(inFile, one, entries);
      expect([leavesOf(two.store), digestsOf(two)]).toEqual([leavesOf(one.store), digestsOf(one)]);
    },
    TIMEOUT_MS,
  );

  it(
    'what one process records another one reads at once by Ledger-Min-Position, and both come to the same read models',
    async () => {
      const both = [await open('one', server.url), await open('two', server.url)] as const;
      for (let round = 0; round < 12; round += 1) {
        const [writing, reading] = round % 2 === 0 ? both : both.toReversed();
        const unitId = `acme-${round}`;
        const position = await register(writing, unitId);
        expect(position).toBe(String(round + 1));
        const read = await readAt(reading, `/units/${unitId}`, position);
        expect([read.statusCode, read.body]).toEqual([200, expect.stringContaining(unitId)]);
      }
      const [one, two] = both.map(digestsOf);
      expect(two).toEqual(one);
      expect(leavesOf(both[1].store)).toEqual(leavesOf(both[0].store));
    },
    TIMEOUT_MS,
  );
}

/** Digest of each read model, of the entries that a process has read. */
function digestsOf({ store }: InProcessService): readonly string[] {
  const database = openDatabase(':memory:');
  try {
    const runner = new ProjectionRunner(database, projections);
    runner.apply(Array.from(store.readAll(0), ({ entry }) => entry));
    return projections.map(({ name }) => `${name} ${runner.digest(name)}`);
  } finally {
    database.close();
  }
}

/** Ids of the first units that were made. */
function unitsIn({ store }: InProcessService): readonly string[] {
  return Array.from(store.readAll(0), ({ entry }) => entry)
    .filter(({ type }) => type === 'CompanyRegistered' || type === 'DivisionEstablished')
    .map(({ data }) => (data as { readonly unitId: string }).unitId)
    .slice(0, UNITS);
}

function streamsIn({ store }: InProcessService): readonly string[] {
  return [...new Set(Array.from(store.readAll(0), ({ entry }) => entry.stream))].slice(0, STREAMS);
}

async function register({ server, url, token }: InProcessService, unitId: string): Promise<string> {
  const citation = { sourceId: 'press', publishedOn: '2025-10-28', quote: 'Acme was founded.' };
  const { statusCode, headers } = await server.inject({
    method: 'POST',
    url: '/api/v1/commands/register-company',
    headers: { authorization: `Bearer ${token}`, host: new URL(url).host, 'idempotency-key': unitId },
    payload: { unitId, names: { en: unitId }, citation },
  });
  expect(statusCode).toBe(201);
  return String(headers['ledger-position']);
}

function readAt({ server, url, token }: InProcessService, path: string, position: string) {
  return server.inject({
    url: `/api/v1${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      host: new URL(url).host,
      'ledger-min-position': position,
      prefer: 'wait=2',
    },
  });
}

import { dirname, join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { openDatabase } from '#event-store';
import { SPAWNING_MS, startTypeScript } from '../child-process';
import type { Child } from '../child-process';
import { chance } from '../faults/killing/chance';
import { digestIn, leavesOf, reading, recordGenerated, typeCopy } from './copied';
import type { Double } from './double';
import { useServer } from './opened';

/** How often each copy is killed; the torture kills it more often. */
const ROUNDS = Number(process.env['LEDGER_COPY_KILL_ROUNDS'] ?? '3');
const SEED = Number(process.env['LEDGER_COPY_KILL_SEED'] ?? '20251128');
/** So many that every round finds something to copy. */
const ENTRIES = 256 * (ROUNDS + 1);
const MAIN = join(__dirname, '..', '..', 'apps', 'cli', 'main.ts');

describe(`a copy whose process is killed ${ROUNDS} times (LEDGER_COPY_KILL_SEED=${SEED})`, () => {
  const on = useServer();
  const file = (name: string): string => `sqlite:${on().replicaOf(name)}`;
  const held = (url: string) => reading(url, dirname(on().replicaOf('x')), leavesOf);
  const startCopy = (from: string, to: string): Child =>
    startTypeScript(MAIN, ['copy', '--from', from, '--to', to], {
      env: { ...process.env, TMPDIR: dirname(on().replicaOf('x')) },
    });
  /** From 1 up to a number, inclusive. */
  const someOf = (round: number, most: number): number => 1 + Math.floor(chance(SEED, round) * most);

  it(
    'on its way to an event store goes on where it was cut off: nothing lost, nothing twice',
    async () => {
      await recordGenerated(on().replicaOf('from'), ENTRIES);
      const [from, { server }] = [file('from'), on()];
      let before = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const child = startCopy(from, server.url);
        await written(server, before + someOf(round, 250), child);
        await child.kill();
        const { length } = await held(server.url);
        expect(length).toBeGreaterThan(before);
        expect(length).toBeLessThan(ENTRIES);
        before = length;
      }
      const last = await typeCopy(from, server.url);
      expect(last).toMatchObject({ code: 0, err: '' });
      expect(last.out).toContain(`${(ENTRIES - before).toLocaleString('en-US')} of them new`);
      expect(await held(server.url)).toEqual(await held(from));
      expect(entriesIn(server)).toBe(ENTRIES);
    },
    SPAWNING_MS * 2 + ROUNDS * 30_000,
  );

  it(
    'on its way to a file leaves a ledger at any moment, and goes on',
    async () => {
      await recordGenerated(on().replicaOf('from'), ENTRIES);
      await typeCopy(file('from'), on().server.url);
      let before = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const child = startCopy(on().server.url, file('to'));
        await grown(on().replicaOf('to'), before, child);
        await passed(someOf(ROUNDS + round, 40));
        await child.kill();
        const leaves = await held(file('to'));
        expect(leaves.length).toBeGreaterThan(before);
        before = leaves.length;
        if (before === ENTRIES) break;
      }
      const last = await typeCopy(on().server.url, file('to'));
      expect(last).toMatchObject({ code: 0, err: '' });
      expect(digestIn(last)).toBe(digestIn(await typeCopy(file('from'), on().server.url)));
      expect(await held(file('to'))).toEqual(await held(file('from')));
    },
    SPAWNING_MS * 2 + ROUNDS * 30_000,
  );
});

function entriesIn({ log }: Pick<Double, 'log'>): number {
  return log.records.filter(({ type }) => !type.startsWith('$')).length;
}

/** Resolves at the very append that brings a server to so many entries. */
function written({ log }: Double, entries: number, child: Child): Promise<unknown> {
  let isThere = (): void => undefined;
  const there = new Promise<void>((resolve) => (isThere = resolve));
  const stop = log.onAppended(() => {
    if (entriesIn({ log }) >= entries) isThere();
  });
  return Promise.race([there, child.ended]).finally(stop);
}

/** Resolves once a ledger file has more entries than before. */
async function grown(path: string, before: number, child: Child): Promise<void> {
  const life = { isOver: false };
  void child.ended.then(() => (life.isOver = true));
  while (!life.isOver && headOf(path) <= before) await passed(5);
}

/** 0 where there is no file yet. */
function headOf(path: string): number {
  try {
    const database = openDatabase(path, { readOnly: true });
    try {
      return (
        (
          database.prepare('SELECT max(position) AS head FROM entries').get() as {
            readonly head: number | null;
          }
        ).head ?? 0
      );
    } finally {
      database.close();
    }
  } catch {
    return 0;
  }
}

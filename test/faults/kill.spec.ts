import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { openDatabase, openEventStore } from '#event-store';
import { startTypeScript } from '../child-process';
import { useTemporaryFolder } from '../temporary-folder';
import { numbered, recordedNumbers } from './numbered';

/** How often the writing process is killed; a nightly run takes hundreds. */
const ROUNDS = Number(process.env['LEDGER_KILL_ROUNDS'] ?? '5');
const COMMANDS_PER_ROUND = 100_000;
const CLIENTS = 40;

describe('a ledger whose process is killed while it writes', () => {
  const folder = useTemporaryFolder();
  const path = () => join(folder(), 'ledger.db');
  const open = () =>
    openEventStore(`sqlite:${path()}`, { mode: 'write', clock: () => Date.now(), random: randomBytes });

  /** Lets a process write until it is killed at some moment; answers what it was told is recorded. */
  const writeUntilKilled = async (round: number) => {
    const first = round * COMMANDS_PER_ROUND;
    const args = [path(), '', `${first}`, `${first + COMMANDS_PER_ROUND - 1}`, `${CLIENTS}`];
    const child = startTypeScript(join(__dirname, 'writing-child.ts'), args);
    await child.line('ack');
    await passed((round * 37) % 150);
    await child.kill();
    return child.lines.filter((line) => line.startsWith('ack')).map((line) => line.split(' ').map(Number));
  };

  const integrity = () => {
    const database = openDatabase(path(), { readOnly: true });
    const verdict = database.prepare('PRAGMA integrity_check').all();
    database.close();
    return verdict;
  };

  it(
    `holds every answered command whole, and nothing half, ${ROUNDS} times in a row`,
    async () => {
      const sent: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const answered = await writeUntilKilled(round);
        const store = await open();
        const recorded = new Map(recordedNumbers(store.readAll(0)).map((number) => [number, true]));
        expect(answered.filter(([, number = -1]) => !recorded.has(number))).toEqual([]);
        sent.push(...answered.map(([, number = -1]) => number));
        for (let next = Math.max(...sent) + 1; next <= Math.max(...sent) + CLIENTS; next += 1)
          sent.push(next);

        const before = store.head();
        const again = await Promise.all(sent.map((number) => store.append(numbered(number))));
        const missing = again.filter(({ repeated }) => !repeated).flatMap(({ entries }) => entries);
        expect(store.head()).toBe(before + missing.length);
        expect(new Set(recordedNumbers(store.readAll(0)))).toEqual(new Set([...recorded.keys(), ...sent]));
        expect(
          answered
            .map(([, number = -1]) => store.entry(again[sent.indexOf(number)]?.entries[0]?.id ?? ''))
            .every(Boolean),
        ).toBe(true);
        await store.close();
        expect(integrity()).toEqual([{ integrity_check: 'ok' }]);
      }
    },
    20_000 + ROUNDS * 5_000,
  );
});

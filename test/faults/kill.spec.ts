import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { openDatabase, openEventStore } from '#event-store';
import { SPAWNING_MS, startTypeScript } from '../child-process';
import { useTemporaryFolder } from '../temporary-folder';
import { numbered, recordedNumbers } from './numbered';

/** How often the writing process is killed; a nightly run takes hundreds. */
const ROUNDS = Number(process.env['LEDGER_KILL_ROUNDS'] ?? '5');
const COMMANDS_PER_ROUND = 100_000;
const CLIENTS = 40;

/** All whole numbers between two, both included. */
function upTo(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

describe('a ledger whose process is killed while it writes', () => {
  const folder = useTemporaryFolder();
  const path = () => join(folder(), 'ledger.db');
  const open = () =>
    openEventStore(`sqlite:${path()}`, { mode: 'write', clock: () => Date.now(), random: randomBytes });

  /** Lets a process write until it is killed at some moment; answers the numbers of the commands that it was answered. */
  const writeUntilKilled = async (round: number): Promise<readonly number[]> => {
    const first = round * COMMANDS_PER_ROUND;
    const args = [path(), '', `${first}`, `${first + COMMANDS_PER_ROUND - 1}`, `${CLIENTS}`];
    const child = startTypeScript(join(__dirname, 'writing-child.ts'), args);
    await child.line('ack');
    await passed((round * 37) % 150);
    await child.kill();
    return child.lines.filter((line) => line.startsWith('ack')).map((line) => Number(line.split(' ')[1]));
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
      for (let round = 0; round < ROUNDS; round += 1) {
        const answered = await writeUntilKilled(round);
        const store = await open();
        const recorded = new Set(recordedNumbers(store.readAll(0)));
        expect(answered.filter((number) => !recorded.has(number))).toEqual([]);

        const first = round * COMMANDS_PER_ROUND;
        const sent = upTo(first, Math.max(first, ...answered) + CLIENTS);
        const before = store.head();
        const again = await Promise.all(sent.map((number) => store.append(numbered(number))));
        const added = again.flatMap(({ entries, repeated }) => (repeated ? [] : entries));
        expect(again.map(({ repeated }) => repeated)).toEqual(sent.map((number) => recorded.has(number)));
        expect(store.head()).toBe(before + added.length);
        expect(new Set(recordedNumbers(store.readAll(0)))).toEqual(new Set([...recorded, ...sent]));
        await store.close();
        expect(integrity()).toEqual([{ integrity_check: 'ok' }]);
      }
    },
    SPAWNING_MS + ROUNDS * 5_000,
  );
});

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openEventStore } from '#event-store';
import { SPAWNING_MS, TYPESCRIPT_FLAGS, childOf } from '../child-process';
import { useTemporaryFolder } from '../temporary-folder';
import { numbered, recordedNumbers } from './numbered';

/** Size at which the operating system refuses to let a file grow, in KiB: the log then holds some hundred commands. */
const FILE_KIB_MAX = 512;

jest.setTimeout(SPAWNING_MS);

describe('a ledger that the operating system lets grow no more', () => {
  const folder = useTemporaryFolder();
  const path = () => join(folder(), 'ledger.db');

  /** Lets a process write under that limit; Node ignores the signal, so that the write itself fails. */
  const writeUntilFull = async () => {
    const writing = [join(__dirname, 'writing-child.ts'), path(), '', '0', '99999', '8'];
    const script = `ulimit -f ${FILE_KIB_MAX} && exec "$@"`;
    const child = childOf(
      spawn('bash', ['-c', script, 'bash', process.execPath, ...TYPESCRIPT_FLAGS, ...writing]),
    );
    const failure = await child.line('failed');
    await child.kill();
    const answered = child.lines
      .filter((line) => line.startsWith('ack'))
      .map((line) => Number(line.split(' ')[1]));
    return { failure, answered };
  };

  it('answers that the commit is unknown, keeps all that it answered, and goes on once there is room', async () => {
    const { failure, answered } = await writeUntilFull();
    expect(failure).toBe('failed commit_unknown');
    expect(answered.length).toBeGreaterThan(10);

    const clock = () => Date.now();
    const store = await openEventStore(`sqlite:${path()}`, { mode: 'write', clock, random: randomBytes });
    const recorded = new Set(recordedNumbers(store.readAll(0)));
    expect(answered.filter((number) => !recorded.has(number))).toEqual([]);
    const sent = Array.from({ length: answered.length + 8 }, (_, number) => number);
    const again = await Promise.all(sent.map((number) => store.append(numbered(number))));
    expect(again.map(({ repeated }) => repeated)).toEqual(sent.map((number) => recorded.has(number)));
    expect(new Set(recordedNumbers(store.readAll(0)))).toEqual(new Set([...recorded, ...sent]));
    await store.close();
  });
});

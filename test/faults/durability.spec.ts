import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SPAWNING_MS, TYPESCRIPT_FLAGS, childOf } from '../child-process';
import { describeWith } from '../skips';
import { useTemporaryFolder } from '../temporary-folder';

const COMMANDS = 50;

jest.setTimeout(SPAWNING_MS);

describeWith('strace', 'an answered command', () => {
  const folder = useTemporaryFolder();

  /** What a process asks of the operating system while it writes a new ledger in a new folder, as text. */
  const traced = async () => {
    const trace = join(folder(), 'trace');
    const writing = [
      join(__dirname, 'writing-child.ts'),
      join(folder(), 'new', 'deep', 'ledger.db'),
      '',
      '0',
      `${COMMANDS - 1}`,
      '1',
    ];
    const node = [process.execPath, ...TYPESCRIPT_FLAGS, ...writing];
    const child = childOf(
      spawn('strace', ['-f', '-y', '-e', 'trace=write,fsync,fdatasync', '-o', trace, ...node]),
    );
    await child.line('done');
    await child.ended;
    return readFileSync(trace, 'utf8');
  };

  /** The calls that matter, in order: `sync` of the log, and `ack` to the one who asked. */
  const callsIn = (trace: string) => {
    const calls = /(fsync|fdatasync)\(\d+<[^>]*ledger\.db-wal>\)\s+= 0|write\(1<[^>]*>, "(ack) /g;
    return [...trace.matchAll(calls)].map((call) => (call[2] === 'ack' ? 'ack' : 'sync'));
  };

  it('has reached the disk before it is answered', async () => {
    const calls = callsIn(await traced());
    const answers = calls.flatMap((call, at) => (call === 'ack' ? [at] : []));
    expect(answers).toHaveLength(COMMANDS);
    expect(answers.filter((at) => calls[at - 1] !== 'sync')).toEqual([]);
  });

  it('lies in folders whose names have reached the disk too', async () => {
    const [beforeFirst = ''] = (await traced()).split('"ack ');
    const synced = [...beforeFirst.matchAll(/fsync\(\d+<([^>]*)>\)\s+= 0/g)].map(([, name]) => name);
    expect(synced).toEqual(
      expect.arrayContaining([folder(), join(folder(), 'new'), join(folder(), 'new', 'deep')]),
    );
  });
});

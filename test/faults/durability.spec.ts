import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TYPESCRIPT_FLAGS, childOf } from '../child-process';
import { describeWith } from '../skips';
import { useTemporaryFolder } from '../temporary-folder';

const COMMANDS = 50;

describeWith('strace', 'an answered command', () => {
  const folder = useTemporaryFolder();

  /** The calls to the operating system that matter, in order: `sync` of a file, and `ack` to the one who asked. */
  const callsOf = async () => {
    const trace = join(folder(), 'trace');
    const writing = [
      join(__dirname, 'writing-child.ts'),
      join(folder(), 'ledger.db'),
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
    const calls = /(fsync|fdatasync)\(\d+<[^>]*ledger\.db-wal>\)\s+= 0|write\(1<[^>]*>, "(ack) /g;
    return [...readFileSync(trace, 'utf8').matchAll(calls)].map((call) =>
      call[2] === 'ack' ? 'ack' : 'sync',
    );
  };

  it('has reached the disk before it is answered', async () => {
    const calls = await callsOf();
    const answers = calls.flatMap((call, at) => (call === 'ack' ? [at] : []));
    expect(answers).toHaveLength(COMMANDS);
    expect(answers.filter((at) => calls[at - 1] !== 'sync')).toEqual([]);
  });
});

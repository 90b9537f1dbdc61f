import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { childOf, startTypeScript, TYPESCRIPT_FLAGS } from '../child-process';
import { describeWith } from '../skips';
import { useFolder, useServedStory } from './serving';

const MAIN = join(__dirname, '..', '..', 'apps', 'cli', 'main.ts');
const NODE = [...TYPESCRIPT_FLAGS, MAIN];
const SETTINGS = { ...process.env, LEDGER_PORT: '0', LEDGER_LOG_LEVEL: 'silent' };

describe('a ledger command that is ended', () => {
  const { ledger } = useServedStory();
  const file = useFolder();

  test('ends with 130 on an interrupt, and says nothing', async () => {
    const child = spawn(
      process.execPath,
      [...NODE, 'entries', '--follow', '--after', '0', '--ledger', ledger()],
      {
        env: SETTINGS,
      },
    );
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    expect({ code, errors }).toEqual({ code: 130, errors: '' });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'serves until %s, ends with 0, and leaves no lock',
    async (signal) => {
      const served = startTypeScript(MAIN, ['serve', '--ledger', file(`${signal}.db`)], { env: SETTINGS });
      await served.line('The ledger is served at');
      expect(existsSync(file(`${signal}.db.lock.json`))).toBe(true);
      process.kill(served.pid, signal);
      expect(await served.ended).toBe(0);
      expect(existsSync(file(`${signal}.db.lock`))).toBe(false);
      expect(existsSync(file(`${signal}.db.lock.json`))).toBe(false);
    },
  );

  describeWith('bash', 'by a reader who has enough', () => {
    test('ends quietly', async () => {
      // The reader is gone long before the first row comes; whatever is said of that would stand among the lines.
      const script = `{ "$0" "$@" | true; echo "\${PIPESTATUS[0]}"; } 2>&1`;
      const words = ['entries', '--follow', '--after', '0', '--output', 'ndjson', '--ledger', ledger()];
      const shell = childOf(
        spawn('bash', ['-c', script, process.execPath, ...NODE, ...words], { env: SETTINGS }),
      );
      expect(await shell.ended).toBe(0);
      expect(shell.lines).toEqual(['0']);
    });
  });
});

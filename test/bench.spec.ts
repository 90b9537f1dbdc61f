import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { SPAWNING_MS, TYPESCRIPT_FLAGS } from './child-process';

const MAIN = join(__dirname, 'bench', 'main.ts');

const bench = (...args: readonly string[]) =>
  spawnSync(process.execPath, [...TYPESCRIPT_FLAGS, MAIN, ...args], { encoding: 'utf8' });

describe('npm run bench', () => {
  it(
    'measures every bar on a small workload, beside bare loops, and says on which machine',
    () => {
      const { status, stdout, stderr } = bench('--entries', '200');
      expect({ status, errors: stderr.split('\n').filter((line) => /error/i.test(line)) }).toEqual({
        status: 0,
        errors: [],
      });
      const rows = stdout.split('\n').filter((line) => line.startsWith('| '));
      expect(
        rows.map(
          (row) =>
            row
              .split('|')[1]
              ?.trim()
              .split(/[,:;(]/)[0],
        ),
      ).toEqual([
        'what',
        '---',
        'import of 200 entries through commands',
        'import through commands',
        'rebuild of all read models',
        'replay without writing',
        'Q1 who led',
        'Q2 how many',
        'Q1 who led',
        'Q2 how many',
        'verify',
        'durable commands',
        'start with 200 entries',
        'durable commands over HTTP',
      ]);
      expect(stdout).not.toMatch(/NaN|Infinity|undefined/);
      expect(stdout).toMatch(/\n200 entries; .*Node \d+.*, \d{4}-\d{2}-\d{2}; took \d+ s\n$/);
    },
    3 * SPAWNING_MS,
  );

  it('refuses a number of entries that it cannot run', () => {
    const { status, stderr } = bench('--entries', '199');
    expect(status).toBe(1);
    expect(stderr).toBe('--entries 199: use a whole number from 200 up, such as 20000\n');
  });
});

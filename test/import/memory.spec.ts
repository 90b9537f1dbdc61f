import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SPAWNING_MS } from '../child-process';
import { builtService } from '../faults/killing/built';
import { describeWith } from '../skips';
import { generatedTracker } from './generated-tracker';

/** So many rows that caches of 64 MiB and a heap that is left to itself would be seen. */
const ROWS = 20_000;
/** What a process that has done it may have held at most, in MiB; it was 234, 276 with a heap that is left to itself, and 424 with the caches of a service too. */
const MEMORY_MIB_MAX = 260;
const KIB_PER_MIB = 1_024;

// What a process may have held is asked of the system: Node tells the parent's share too, which has it from its fork.
describeWith('procfs', 'ledger import', () => {
  let folder = '';
  beforeAll(() => {
    folder = builtService();
    mkdirSync(join(folder, 'ledger'));
  }, SPAWNING_MS);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test(
    `keeps little of ${ROWS} rows in memory`,
    () => {
      const [file, told, asking] = ['rows.csv', 'told', 'asking.cjs'].map((name) => join(folder, name)) as [
        string,
        string,
        string,
      ];
      writeFileSync(file, Buffer.concat([...(generatedTracker(ROWS).open() as Iterable<Uint8Array>)]));
      writeFileSync(
        asking,
        `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(told)}, /VmHWM:\\s+(\\d+) kB/.exec(require('node:fs').readFileSync('/proc/self/status', 'utf8'))[1]))`,
      );
      const main = join(folder, 'dist', 'apps', 'cli', 'main.js');
      const words = ['import', 'layoffs-tracker', file, '--ledger', join(folder, 'ledger', 'ledger.db')];
      const { status, stdout } = spawnSync(process.execPath, ['--require', asking, main, ...words], {
        encoding: 'utf8',
      });
      expect([status, stdout]).toEqual([0, expect.stringContaining(`${ROWS} accepted`)]);
      expect(Number(readFileSync(told, 'utf8')) / KIB_PER_MIB).toBeLessThan(MEMORY_MIB_MAX);
    },
    4 * SPAWNING_MS,
  );
});

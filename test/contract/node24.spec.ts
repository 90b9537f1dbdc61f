import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describeWith, node24 } from '../skips';

const REPOSITORY = join(__dirname, '..', '..');
const MINUTES_5 = 300_000;

/** Everything that depends on the engine: the contract, its own specs, and the crashes. */
const SPECS = ['test/contract/sqlite-event-store', 'libs/event-store/', 'test/faults/'];

/** Node 20 has no SQLite of its own, Node 24 has; the store must keep its promises with either. */
describeWith('node24', 'the embedded store with the SQLite that is built into Node', () => {
  const keepsContract = () => {
    const config = join(__dirname, '..', 'jest.config.cjs');
    const args = [require.resolve('jest/bin/jest'), '--config', config, ...SPECS];
    const { status, stdout, stderr } = spawnSync(node24() ?? '', args, { cwd: REPOSITORY, encoding: 'utf8' });
    expect({ status, output: status === 0 ? '' : stderr }).toEqual({ status: 0, output: '' });
    expect(stdout.trimEnd()).toMatch(/^[1-9]\d\d passed, 0 failed, \d+ skipped$/m);
  };

  it('keeps the whole contract', keepsContract, MINUTES_5);
});

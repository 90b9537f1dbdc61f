/** Runs Jest on a folder of little tests, since only a real run shows what the last line is. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SKIPS = JSON.stringify(join(__dirname, 'skips'));

describe('the closing lines of a test run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-reporter-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs the given spec files without any tool on the path; answers the exit code and all lines printed. */
  function run(files: Record<string, string>, requireAll: '0' | '1' = '0') {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.spec.ts`), text);
    const config = require('./jest.config.cjs') as Record<string, unknown>;
    const reporters = ['default', join(__dirname, 'reporter.cjs')];
    writeFileSync(
      join(folder, 'jest.json'),
      JSON.stringify({ ...config, rootDir: folder, roots: [folder], reporters }),
    );
    const { status, stdout } = spawnSync(
      process.execPath,
      [require.resolve('jest/bin/jest'), '--config', join(folder, 'jest.json')],
      { encoding: 'utf8', env: { PATH: '', LEDGER_REQUIRE_ALL: requireAll } },
    );
    return { status, lines: stdout.trimEnd().split('\n') };
  }

  it('count what passed, failed and was left out', () => {
    const { status, lines } = run({
      mixed: `it('one', () => {}); it('two', () => { throw new Error(); }); it.skip('three', () => {}); it.todo('four');`,
    });
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe('1 passed, 1 failed, 2 skipped');
  });

  it('count a file that cannot run as a failure', () => {
    const { status, lines } = run({ broken: `import './missing';`, whole: `it('one', () => {});` });
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe('1 passed, 1 failed, 0 skipped');
  });

  it('name each missing tool with the number of tests that it cost', () => {
    const needy = `import { describeWith, itWith } from ${SKIPS};
      describeWith('strace', 'group', () => { throw new Error('never read'); });
      itWith('strace', 'single', () => {}); it('free', () => {});`;
    const { status, lines } = run({ needy });
    expect(status).toBe(0);
    expect(lines.slice(-2)).toEqual(['skipped: no strace (2)', '1 passed, 0 failed, 2 skipped']);
  });

  it('say that no real server was asked, also where all tools are required', () => {
    const { status, lines } = run(
      { real: `import { describeWith } from ${SKIPS}; describeWith('EVENTSTORE_URL', 'group', () => {});` },
      '1',
    );
    expect(status).toBe(0);
    expect(lines.slice(-2)).toEqual([
      'not run against a real server: no EVENTSTORE_URL (1)',
      '0 passed, 0 failed, 1 skipped',
    ]);
  });

  it('report a missing tool as a failure where all are required', () => {
    const { status, lines } = run(
      { needy: `import { itWith } from ${SKIPS}; itWith('strace', 'one', () => {});` },
      '1',
    );
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe('0 passed, 1 failed, 0 skipped');
  });
});

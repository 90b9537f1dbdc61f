/** Runs the real setup in a little repository of its own, with an npm that only pretends. */
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { refusalOf } from '../apps/cli/setup.mjs';

/** Makes what the real npm would make, and keeps a list of the commands it was asked for. */
const WORKING_NPM = `#!/bin/sh
echo "$1" >> npm.log
sleep 0.1
case "$1" in ci) mkdir -p node_modules ;; run) mkdir -p dist ;; esac
`;

/** The words of npm 11 where there is no network. */
const OFFLINE_NPM = `#!/bin/sh
echo 'npm error code ENOTFOUND' >&2
echo 'npm error network request failed, reason: getaddrinfo ENOTFOUND' >&2
exit 1
`;

const FAILING_NPM = `#!/bin/sh
echo 'apps/api/main.ts(1,1): error TS1005' && exit 1
`;

describe('setup', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-setup-'));
    for (const name of ['setup.mjs', 'setup-lock.mjs'])
      cpSync(join(__dirname, '../apps/cli', name), join(folder, 'apps/cli', name));
    write('package-lock.json', '{}');
    write('libs/domain/index.ts', 'export {};');
    install(WORKING_NPM);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  /** Puts an npm on the path. */
  function install(npm: string): void {
    mkdirSync(join(folder, 'bin'), { recursive: true });
    writeFileSync(join(folder, 'bin/npm'), npm, { mode: 0o755 });
  }

  const script = () => join(folder, 'apps/cli/setup.mjs');
  const env = () => ({ PATH: `${folder}/bin:/usr/bin:/bin` });
  const npmLog = () => readFileSync(join(folder, 'npm.log'), 'utf8').trim().split('\n');

  /** Runs the setup; answers its exit code and everything it printed, line by line. */
  function run(...flags: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script(), ...flags], {
      encoding: 'utf8',
      env: env(),
    });
    return { status, lines: `${stdout}${stderr}`.split('\n').filter((line) => line !== '') };
  }

  it('installs and builds the first time, with one line for each', () => {
    const lines = ['Installing packages (first time here) …', 'Building (first time here) …'];
    expect(run()).toEqual({ status: 0, lines });
    expect(npmLog()).toEqual(['ci', 'run']);
  });

  it('is silent where nothing changed', () => {
    run();
    expect(run()).toEqual({ status: 0, lines: [] });
    expect(npmLog()).toHaveLength(2);
  });

  it('installs again where the lock file changed, and then builds again', () => {
    run();
    write('package-lock.json', '{ }');
    const lines = ['Installing packages (package-lock.json changed) …', 'Building (sources changed) …'];
    expect(run().lines).toEqual(lines);
  });

  it('builds again where a source changed, was added or was removed', () => {
    run();
    write('libs/domain/index.ts', 'export { };');
    expect(run().lines).toEqual(['Building (sources changed) …']);
    write('apps/api/main.ts', '');
    expect(run().lines).toEqual(['Building (sources changed) …']);
    rmSync(join(folder, 'apps/api'), { recursive: true });
    expect(run().lines).toEqual(['Building (sources changed) …']);
  });

  it('does not build for a test or a text that changed', () => {
    run();
    write('libs/domain/index.spec.ts', '');
    write('libs/domain/README.md', '');
    expect(run().lines).toEqual([]);
  });

  it('only installs with --no-build', () => {
    expect(run('--no-build').lines).toEqual(['Installing packages (first time here) …']);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  it('says in one sentence that there is no network, after the words of npm', () => {
    install(OFFLINE_NPM);
    const { status, lines } = run();
    expect(status).toBe(1);
    expect(lines.slice(1, -1).join('\n')).toContain('npm error code ENOTFOUND');
    expect(lines.at(-1)).toBe(
      'Installing packages failed because the npm registry cannot be reached: connect to the network, then run the same command again.',
    );
  });

  it('shows why a build failed, and tries again the next time', () => {
    run();
    write('apps/api/main.ts', 'oops');
    install(FAILING_NPM);
    const { status, lines } = run();
    expect(status).toBe(1);
    expect(lines[1]).toContain('error TS1005');
    expect(lines.at(-1)).toContain('Building failed because npm run build did, as printed above');
    install(WORKING_NPM);
    expect(run()).toEqual({ status: 0, lines: ['Building (sources changed) …'] });
  });

  it('works once where two run at the same moment', async () => {
    const runs = [1, 2, 3].map(
      () =>
        new Promise((resolve) => {
          spawn(process.execPath, [script()], { env: env() }).on('close', resolve);
        }),
    );
    expect(await Promise.all(runs)).toEqual([0, 0, 0]);
    expect(npmLog()).toEqual(['ci', 'run']);
    expect(existsSync(join(folder, '.setup-lock'))).toBe(false);
  });

  it('says in one sentence that the lock cannot be taken, and leaves nothing behind', () => {
    write('.setup-lock', '');
    const { status, lines } = run();
    expect([status, lines.length]).toEqual([1, 1]);
    expect(lines[0]).toMatch(
      /^The setup lock \S+\.setup-lock cannot be taken \(ENOTDIR.*\): remove it, then run/,
    );
    expect(readdirSync(folder).filter((name) => name.startsWith('.setup-lock'))).toEqual(['.setup-lock']);
  });

  it('takes over the lock of a process that died', () => {
    const { pid } = spawnSync('true');
    write(`.setup-lock/${pid}`, '');
    expect(run().status).toBe(0);
    expect(existsSync(join(folder, '.setup-lock'))).toBe(false);
  });
});

describe('the Node that setup asks for', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '24.21.0', '26.0.0'])('may be %s', (version) => {
    expect(refusalOf(version)).toBeUndefined();
  });

  it.each(['14.0.0', '18.20.4', '20.18.3', '21.7.3', '22.11.0'])('may not be %s', (version) => {
    expect(refusalOf(version)).toBe(
      `Node ${version} is too old for this ledger: install Node 20.19 or later in line 20, or 22.12 or later.`,
    );
  });
});

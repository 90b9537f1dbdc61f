/**
 * The one place through which a test says that it needs a tool which not every machine has. Where the tool
 * is missing, one skipped test named `skipped: no X` stands for what did not run, and the closing lines of the
 * run count it. With `LEDGER_REQUIRE_ALL=1`, as CI sets it, a missing tool is a failure instead.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of reference material beside the repository; only the project's own workplace has it. */
export const SHARED_FOLDER = join(__dirname, '..', '..', 'shared');

const NODE_24_MAJOR = 24;

/** Path of a Node 24 or later, which has `node:sqlite` built in; undefined where there is none. */
export function node24(): string | undefined {
  if (Number.parseInt(process.versions.node, 10) >= NODE_24_MAJOR) return process.execPath;
  return process.env['LEDGER_NODE24'];
}

function runs(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** A server that tests may write to; see README. */
export const EVENTSTORE_URL = process.env['EVENTSTORE_URL'];

/** Each tool with the question whether it works here; a tool that is installed but forbidden is missing. */
const PROBES = {
  EVENTSTORE_URL: () => EVENTSTORE_URL !== undefined,
  bash: () => runs('bash', '--version'),
  curl: () => runs('curl', '--version'),
  'docker-compose': () => runs('docker-compose', '--version'),
  fish: () => runs('fish', '--version'),
  haproxy: () => runs('haproxy', '-v'),
  openssl: () => runs('openssl', 'version'),
  node24: () => node24() !== undefined && runs(node24() ?? '', '--version'),
  procfs: () => existsSync('/proc/self/status'),
  shared: () => existsSync(SHARED_FOLDER),
  strace: () => runs('strace', '-qq', '-o', '/dev/null', 'true'),
  zsh: () => runs('zsh', '--version'),
} as const;

/** A tool that a test may need and may be without. */
export type Tool = keyof typeof PROBES;

/** What becomes of a test that needs a tool. */
export type Verdict = 'run' | 'skip' | 'fail';

/** No installation can bring these, so their absence is never a failure. */
const NEVER_REQUIRED: ReadonlySet<Tool> = new Set(['shared', 'EVENTSTORE_URL']);

/** What is said where something is missing; `reporter.cjs` counts it. */
const SAYS: Partial<Record<Tool, string>> = {
  EVENTSTORE_URL: 'not run against a real server: no EVENTSTORE_URL',
};

export function verdictOn(tool: Tool, present: boolean, allRequired: boolean): Verdict {
  if (present) return 'run';
  return allRequired && !NEVER_REQUIRED.has(tool) ? 'fail' : 'skip';
}

const verdicts = new Map<Tool, Verdict>();

function verdictHere(tool: Tool): Verdict {
  const known = verdicts.get(tool);
  if (known !== undefined) return known;
  const verdict = verdictOn(tool, PROBES[tool](), process.env['LEDGER_REQUIRE_ALL'] === '1');
  verdicts.set(tool, verdict);
  return verdict;
}

/** A group of tests that needs a tool; its body is not even read where the tool is missing. */
export function describeWith(tool: Tool, title: string, body: () => void): void {
  describe(title, () => {
    if (verdictHere(tool) === 'run') body();
    else standIn(tool, '');
  });
}

/** A single test that needs a tool. */
export function itWith(tool: Tool, title: string, body: jest.ProvidesCallback): void {
  if (verdictHere(tool) === 'run') it(title, body);
  else standIn(tool, `${title}, `);
}

function standIn(tool: Tool, prefix: string): void {
  const register = verdictHere(tool) === 'skip' ? it.skip : it;
  register(`${prefix}${SAYS[tool] ?? `skipped: no ${tool}`}`, () => {
    throw new Error(`${tool} is missing here, and LEDGER_REQUIRE_ALL=1 allows no gaps; .ci/run installs it`);
  });
}

import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import type { Suite } from './suites';

const REPOSITORY = join(__dirname, '..', '..');
/** The closing line of `test/reporter.cjs`. */
const CLOSING = /^(\d+) passed, (\d+) failed, (\d+) skipped$/m;

/** How a run of some tests came out. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** All that was printed. */
  readonly output: string;
}

/** Runs a suite so many times in one process of Jest. A run that ends without its closing line counts as one failure. */
export async function runSlice(
  { spec, counted, seeded }: Suite,
  count: number,
  seed: number,
): Promise<Outcome> {
  const child = startJest(spec, {
    [counted]: String(count),
    ...(seeded === undefined ? {} : { [seeded]: String(seed) }),
  });
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const output = Buffer.concat(parts).toString('utf8');
  return { ...countedIn(output, code), output };
}

function startJest(spec: string, variables: NodeJS.ProcessEnv): ChildProcessWithoutNullStreams {
  const jest = [require.resolve('jest/bin/jest'), '--config', 'test/jest.config.cjs', '-w', '1', spec];
  return spawn(process.execPath, jest, { cwd: REPOSITORY, env: { ...process.env, ...variables } });
}

function countedIn(output: string, code: number | null): Omit<Outcome, 'output'> {
  const [, passed = 0, failed = 0, skipped = 0] = (CLOSING.exec(output) ?? []).map(Number);
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped };
}

/**
 * Runs the suites that can be run at any length for as long as one likes: `npm run torture`, `npm run torture -- --minutes 10`.
 * With `--ci` each is run once, as long as CI runs it. The last line says how many tests passed, failed and were skipped.
 */
import { randomInt } from 'node:crypto';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { runSlice } from './slice';
import type { Outcome } from './slice';
import { SUITES } from './suites';
import type { Suite } from './suites';

const MINUTE_MS = 60_000;
const SEED_MAX = 2 ** 31;

/** What became of a suite so far. */
interface Progress {
  readonly suite: Suite;
  /** How many times it is to be run. */
  readonly due: number;
  done: number;
  readonly seeds: number[];
  ms: number;
  passed: number;
  failed: number;
  skipped: number;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function runOnce(progress: Progress, count: number, seed: number): Promise<void> {
  const began = performance.now();
  const outcome = await runSlice(progress.suite, count, seed);
  progress.ms += performance.now() - began;
  progress.done += count;
  progress.seeds.push(seed);
  for (const kind of ['passed', 'failed', 'skipped'] as const) progress[kind] += outcome[kind];
  tell(progress, seed, outcome);
}

function tell({ suite, done, due }: Progress, seed: number, { failed, output }: Outcome): void {
  const verdict = failed === 0 ? 'ok' : `${failed} FAILED`;
  print(`${suite.name}: ${done} of ${due}, seed ${seed}: ${verdict}`);
  if (failed > 0) print(output);
}

/** Turn by turn, so that each suite has had its part when time is up. Begins no slice once it is. */
async function runAll(all: readonly Progress[], seed: number, minutes: number): Promise<void> {
  const end = performance.now() + minutes * MINUTE_MS;
  for (let turn = 0; all.some(isUnfinished); turn += 1) {
    for (const progress of all.filter(isUnfinished)) {
      if (performance.now() >= end) return;
      const count = Math.min(progress.suite.slice, progress.due - progress.done);
      await runOnce(progress, count, (firstSeed(progress.suite, seed) + turn) % SEED_MAX);
    }
  }
}

/** Seed of a suite's first slice: its own variable, where somebody set it, goes before the seed of the run. */
function firstSeed({ seeded = '' }: Suite, ofRun: number): number {
  return Number(process.env[seeded] ?? ofRun);
}

function isUnfinished({ done, due }: Progress): boolean {
  return done < due;
}

function summarise(all: readonly Progress[]): Omit<Outcome, 'output'> {
  for (const { suite, done, due, seeds, ms, failed } of all) {
    const range = seeds.length === 0 ? 'time was up' : `seeds ${seeds[0]} to ${seeds.at(-1)}`;
    print(
      `${suite.name}: ${done} of ${due} in ${(ms / MINUTE_MS).toFixed(1)} min, ${failed} failed; ${range}`,
    );
  }
  const sum = (kind: 'passed' | 'failed' | 'skipped') => all.reduce((total, each) => total + each[kind], 0);
  const neverRun = all.filter(({ done }) => done === 0).length;
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') + neverRun };
}

/** What is asked for on the command line. */
interface Asked {
  readonly ci: boolean;
  readonly minutes: number;
  readonly seed: number;
}

/** @throws RangeError where a number is none. */
function asked(): Asked {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { ci: { type: 'boolean', default: false }, minutes: text, seed: text },
  });
  const minutes = Number(values.minutes ?? process.env['LEDGER_TORTURE_MINUTES'] ?? Infinity);
  const seed = Number(values.seed ?? randomInt(SEED_MAX));
  if (minutes > 0 && Number.isSafeInteger(seed)) return { ci: values.ci, minutes, seed };
  throw new RangeError('give --minutes a number above 0, and --seed a whole number');
}

function begin(suite: Suite, ci: boolean): Progress {
  const [due, slice] = ci ? [suite.ci, suite.ci] : [suite.torture, suite.slice];
  return { suite: { ...suite, slice }, due, done: 0, seeds: [], ms: 0, passed: 0, failed: 0, skipped: 0 };
}

function machine(): string {
  const gib = Math.round(totalmem() / 2 ** 30);
  const processors = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
  return `${new Date().toISOString()}, ${processors}, ${gib} GiB, Node ${process.versions.node}`;
}

async function main(): Promise<void> {
  const { ci, minutes, seed } = asked();
  const all = SUITES.map((suite) => begin(suite, ci)).filter(({ due }) => due > 0);
  await runAll(all, seed, minutes);
  print(`\n${machine()}`);
  const { passed, failed, skipped } = summarise(all);
  print(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();

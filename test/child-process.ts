import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams, SpawnOptionsWithoutStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Time for a test that starts processes, in milliseconds: generous, since a machine may be busy with other things. */
export const SPAWNING_MS = 60_000;

/** What makes Node run TypeScript as it stands. */
export const TYPESCRIPT_FLAGS: readonly string[] = [
  '--conditions=source',
  '--require',
  join(__dirname, 'register.cjs'),
];

/** A process that a test started, and the lines that it printed so far. */
export interface Child {
  readonly pid: number;
  readonly lines: readonly string[];
  /** Resolves with the next line that begins so, or with the first one that did; fails when the process ends first. */
  readonly line: (start: string) => Promise<string>;
  /** Ends the process as a power cut would, and waits until it is gone. */
  readonly kill: () => Promise<void>;
  /** Resolves when the process has ended by itself. */
  readonly ended: Promise<number | null>;
}

/** Starts a TypeScript file of the tests as a process of its own. */
export function startTypeScript(
  file: string,
  args: readonly string[],
  options: SpawnOptionsWithoutStdio = {},
): Child {
  return childOf(spawn(process.execPath, [...TYPESCRIPT_FLAGS, file, ...args], options));
}

/** Follows a process that prints lines. */
export function childOf(child: ChildProcessWithoutNullStreams): Child {
  const lines: string[] = [];
  const errors: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const line = (start: string) =>
    new Promise<string>((resolve, reject) => {
      const look = (each: string) => {
        if (!each.startsWith(start)) return;
        output.off('line', look);
        resolve(each);
      };
      output.on('line', look);
      void ended.then(() => reject(new Error(`ended without "${start}": ${errors.join('')}`)));
      lines.forEach(look);
    });
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { pid: child.pid ?? 0, lines, line, kill, ended };
}

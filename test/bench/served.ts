import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** A server in a process of its own. */
export interface Served {
  readonly url: string;
  /** Largest resident memory so far, in MiB; NaN where the system does not tell. */
  readonly memoryMiB: () => number;
  readonly stop: () => Promise<void>;
}

/** The service on a ledger. */
export function serve(ledger: string): Promise<Served> {
  return start(join(__dirname, '..', '..', 'apps', 'api', 'main'), {
    LEDGER_STORE: `sqlite:${ledger}`,
    LEDGER_PORT: '0',
    LEDGER_LOG_LEVEL: 'silent',
  });
}

/** A server that stores nothing. */
export function serveBare(): Promise<Served> {
  return start(join(__dirname, 'bare', 'server'), {});
}

/** Runs a file as this process runs, built or as it stands. */
async function start(file: string, environment: Readonly<Record<string, string>>): Promise<Served> {
  const child = spawn(process.execPath, [...process.execArgv, file + extname(__filename)], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  return {
    url,
    memoryMiB: () => memoryOf(child.pid ?? 0),
    stop: async () => {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('a server must be able to say where it is');
  for await (const line of createInterface({ input: stdout })) {
    const [, url] = / is served at (http\S+)$/.exec(line) ?? [];
    if (url === undefined) continue;
    stdout.resume();
    return url;
  }
  throw new Error('a server ended before it said where it is');
}

/** Linux tells the peak of a process in its status. */
function memoryOf(pid: number): number {
  try {
    const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kib) / 1_024;
  } catch {
    return Number.NaN;
  }
}

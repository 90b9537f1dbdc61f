import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { openDatabase } from '#event-store';

/** Where figures were measured, on which day, and with what: figures mean nothing without it. */
export function machine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'unknown processor';
  const gib = Math.round(totalmem() / 2 ** 30);
  const database = openDatabase(':memory:');
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  database.close();
  const day = new Date().toISOString().slice(0, 10);
  return `${processors.length} × ${model}, ${gib} GiB, ${process.platform}; Node ${process.versions.node}, SQLite ${version}; commit ${commit()}, ${day}`;
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: __dirname, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

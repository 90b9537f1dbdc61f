import { writeSync } from 'node:fs';
import 'reflect-metadata';
import { LedgerError } from '#domain';
import { ConfigError, readConfig } from './config';
import type { Config } from './config';
import { openLog } from './logging';
import { startService as startWith } from './service';
import type { RunningService } from './service';

const STDOUT = 1;

/** Runs the service until it is told to stop, or cannot go on. */
async function main(): Promise<void> {
  const service = await startService(readConfig());
  process.stdout.write(announcement(service));
  process.once('SIGTERM', () => void stop(service, 0));
  process.once('SIGINT', () => void stop(service, 0));
  stopWhereItCannotGoOn(service, process.stderr);
}

/**
 * Starts the service as the process that it is: lines of its log that nobody takes are told as it ends.
 * @throws as `startService` of the service does.
 */
export function startService(config: Config): Promise<RunningService> {
  return startWith(config, { log: openLog(config.logLevel, tellLost) });
}

/** Says on stdout, and by the exit code, what can be said on stderr no more. */
function tellLost(lines: number): void {
  process.exitCode = Math.max(Number(process.exitCode ?? 0), 1);
  try {
    writeSync(STDOUT, `${lines} lines of the log are lost: nobody took them from standard error.\n`);
  } catch {
    // Nobody reads stdout either: the exit code is left.
  }
}

/** Ends the process, with its exit code, once the store cannot go on. */
export function stopWhereItCannotGoOn(
  service: Pick<RunningService, 'close' | 'store'>,
  errors: { readonly write: (text: string) => unknown },
): void {
  service.store.failed.subscribe((error) => {
    errors.write(`The ledger stopped: ${error.message}.\n`);
    void stop(service, 1);
  });
}

/** What a person is told of a service that has just begun. */
export function announcement({
  url,
  link,
  takenPort,
}: Pick<RunningService, 'url' | 'link' | 'takenPort'>): string {
  return (
    `${movedOn(takenPort)}The ledger is served at ${url}\n` +
    `Open it in a browser, once and within ten minutes: ${link}\n`
  );
}

/** Says where another process has the usual port; nothing where it was free. */
export function movedOn(takenPort: number | undefined): string {
  if (takenPort === undefined) return '';
  return `Port ${takenPort} is taken by another process, so that this one takes the next free one.\n`;
}

/** Stops the service. An exit code that tells of a failure stays, whatever comes after it. */
export async function stop(service: Pick<RunningService, 'close'>, exitCode: number): Promise<void> {
  process.exitCode = Math.max(Number(process.exitCode ?? 0), exitCode);
  await service.close().catch(fail);
}

/** What a person can mend is told in one sentence; anything else is a fault of ours, and its stack is needed. */
function fail(error: unknown): void {
  const known = error instanceof ConfigError || error instanceof LedgerError;
  process.stderr.write(`${known ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
}

if (require.main === module) main().catch(fail);

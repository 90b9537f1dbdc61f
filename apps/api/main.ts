import 'reflect-metadata';
import { LedgerError } from '#domain';
import { ConfigError, readConfig } from './config';
import type { Config } from './config';
import { startService } from './service';
import type { RunningService } from './service';

export { startService } from './service';

/** Runs the service until it is told to stop, or cannot go on. */
async function main(): Promise<void> {
  const config = readConfig();
  const service = await startService(config);
  tell(config, service);
  process.once('SIGTERM', () => void stop(service, 0));
  process.once('SIGINT', () => void stop(service, 0));
  service.store.failed.subscribe((error) => {
    process.stderr.write(`The ledger stopped: ${error.message}.\n`);
    void stop(service, 1);
  });
}

function tell({ port, portIsFixed }: Config, { url, link }: RunningService): void {
  const moved = !portIsFixed && new URL(url).port !== String(port);
  process.stdout.write(
    (moved ? `Port ${port} is taken by another process, so that this one takes the next free one.\n` : '') +
      `The ledger is served at ${url}\nOpen it in a browser, once and within ten minutes: ${link}\n`,
  );
}

async function stop(service: RunningService, exitCode: number): Promise<void> {
  process.exitCode = exitCode;
  await service.close();
}

/** What a person can mend is told in one sentence; anything else is a fault of ours, and its stack is needed. */
function fail(error: unknown): void {
  const known = error instanceof ConfigError || error instanceof LedgerError;
  process.stderr.write(`${known ? error.message : String((error as Error).stack)}\n`);
  process.exitCode = 1;
}

if (require.main === module) main().catch(fail);

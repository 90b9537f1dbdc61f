import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childOf } from '../../child-process';
import type { Child } from '../../child-process';
import { mainIn } from './built';

/** A process of the service, from the moment at which it is started. */
export interface ServiceProcess extends Child {
  /** Resolves once it listens. @throws Error where it ends before. */
  readonly served: () => Promise<Served>;
  /** Asks it to stop, as an operator would. */
  readonly askToStop: () => void;
}

/** Where a service listens, and what opens it. */
export interface Served {
  readonly url: string;
  readonly token: string;
}

/**
 * Starts a service that was built before, on a ledger of a folder.
 * @param wrapper a command that runs another, such as `strace` with its options.
 */
export function startBuilt(built: string, folder: string, wrapper: readonly string[] = []): ServiceProcess {
  const { PATH = '' } = process.env;
  const environment = {
    LEDGER_STORE: `sqlite:${join(folder, 'ledger.db')}`,
    LEDGER_PORT: '0',
    LEDGER_LOG_LEVEL: 'silent',
  };
  const [command, ...args] = [...wrapper, process.execPath, mainIn(built)];
  const started = spawn(command ?? process.execPath, args, { cwd: built, env: { PATH, ...environment } });
  const child = childOf(started);
  return {
    ...child,
    served: async () => ({
      url: (await child.line('The ledger is served at ')).split(' ').at(-1) ?? '',
      token: readFileSync(join(folder, 'token'), 'utf8').trim(),
    }),
    askToStop: () => void started.kill('SIGTERM'),
  };
}

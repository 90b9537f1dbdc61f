import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ConfigError } from './config';
import type { Config } from './config';

/** How many ports are tried after the usual one. */
const PORTS_TRIED_MAX = 20;

/**
 * The port to listen on: the configured one; where that is taken and nobody asked for it, the next free one. Another process
 * may still take it before the service listens there.
 * @throws ConfigError where the port that was asked for is taken.
 */
export async function freePort(config: Config): Promise<number> {
  const { host, port, portIsFixed } = config;
  try {
    return await bind(host, port);
  } catch (error) {
    if (portIsFixed || !isTaken(error)) throw listenFault(error, config, port);
  }
  for (let next = port + 1; next <= port + PORTS_TRIED_MAX; next++) {
    try {
      return await bind(host, next);
    } catch (error) {
      if (!isTaken(error)) throw listenFault(error, config, next);
    }
  }
  throw new ConfigError(
    `the ports ${port} to ${port + PORTS_TRIED_MAX} are all taken: set LEDGER_PORT to a free one.`,
  );
}

/** Whether listening failed because another process has the port. */
export function isTaken(error: unknown): boolean {
  return codeOf(error) === 'EADDRINUSE';
}

/** What to tell the person who starts the service where listening at a port failed; other errors stay as they are. */
export function listenFault(error: unknown, { host }: Pick<Config, 'host'>, port: number): Error {
  const cause = error as NodeJS.ErrnoException;
  if (cause.syscall !== 'listen' && cause.syscall !== 'getaddrinfo') return cause;
  return new ConfigError(sentenceOf(cause, host, port), { cause });
}

function sentenceOf(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (isTaken(error))
    return `LEDGER_PORT=${port} cannot be used: another process listens there; stop it, or choose another port.`;
  if (codeOf(error) === 'EACCES')
    return `LEDGER_PORT=${port} cannot be used: the operating system does not let this user listen there; choose a port from 1024 on.`;
  return `LEDGER_HOST=${host} cannot be listened on: ${error.message}.`;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** Listens for a moment. @returns the port. */
function bind(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      const { port: bound } = server.address() as AddressInfo;
      server.close(() => resolve(bound));
    });
  });
}

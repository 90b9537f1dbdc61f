import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ConfigError } from './config';
import type { Config } from './config';

/** How many ports are tried after the usual one. */
const PORTS_TRIED_MAX = 20;

/**
 * The port to listen on: the configured one; where that is taken and nobody asked for it, the next free one.
 * @throws ConfigError where the port that was asked for is taken.
 */
export async function freePort({ host, port, portIsFixed }: Config): Promise<number> {
  const found = await bind(host, port);
  if (found !== undefined) return found;
  if (portIsFixed)
    throw new ConfigError(
      `LEDGER_PORT=${port} cannot be used: another process listens there; stop it, or choose another port.`,
    );
  for (let next = port + 1; next <= port + PORTS_TRIED_MAX; next++) {
    if ((await bind(host, next)) !== undefined) return next;
  }
  throw new ConfigError(
    `the ports ${port} to ${port + PORTS_TRIED_MAX} are all taken: set LEDGER_PORT to a free one.`,
  );
}

/** Listens for a moment. @returns the port; undefined where another process has it. */
function bind(host: string, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else
        reject(
          new ConfigError(`LEDGER_HOST=${host} cannot be listened on: ${error.message}.`, { cause: error }),
        );
    });
    server.listen({ host, port, exclusive: true }, () => {
      const { port: bound } = server.address() as AddressInfo;
      server.close(() => resolve(bound));
    });
  });
}

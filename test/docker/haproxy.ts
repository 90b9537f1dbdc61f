import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../../apps/api/config';
import { freePort } from '../../apps/api/free-port';
import { dockerFile } from './deployment';

/** How often a port is tried until somebody listens there, and how long it is waited in between, in milliseconds. */
const TRIES_MAX = 100;
const BETWEEN_TRIES_MS = 50;

/** A port of 127.0.0.1 that is free now. */
export const someFreePort = (): Promise<number> => freePort(readConfig({ LEDGER_PORT: '0' }));

/** An HAProxy while it runs. */
export interface Running {
  /** Where it listens, by the port of its settings. */
  readonly ports: ReadonlyMap<number, number>;
  readonly close: () => Promise<void>;
}

/**
 * Starts HAProxy on settings of the folder as they are, but for the ports at which it listens and the servers that it knows by
 * names of Compose's network.
 */
export async function startHaproxy(
  path: string,
  environment: Readonly<Record<string, string>>,
  servers: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-haproxy-'));
  const ports = new Map<number, number>();
  for (const [, bound = ''] of dockerFile(path).matchAll(/^ {2}bind :(\d+)$/gm)) {
    ports.set(Number(bound), await someFreePort());
  }
  const settings = Object.entries(servers).reduce(
    (text, [name, address]) => text.replaceAll(` ${name} `, ` ${address} `),
    dockerFile(path).replaceAll(
      /^ {2}bind :(\d+)$/gm,
      (_, bound: string) => `  bind 127.0.0.1:${ports.get(Number(bound))}`,
    ),
  );
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, settings);
  const started = spawn('haproxy', ['-db', '-f', file], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: 'ignore',
  });
  for (const port of ports.values()) await untilSomebodyListens(port);
  const close = async (): Promise<void> => {
    started.kill();
    await once(started, 'close');
    rmSync(folder, { recursive: true, force: true });
  };
  return { ports, close };
}

async function untilSomebodyListens(port: number): Promise<void> {
  for (let tried = 0; tried < TRIES_MAX; tried++) {
    const socket = connect(port, '127.0.0.1');
    const answered = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (answered) return;
    await pause(BETWEEN_TRIES_MS);
  }
  throw new Error(`nobody listens at ${port}`);
}

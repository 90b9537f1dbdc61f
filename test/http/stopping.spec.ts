import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { pino } from 'pino';
import { readConfig } from '../../apps/api/config';
import type { Config } from '../../apps/api/config';
import { freePort } from '../../apps/api/free-port';
import { newServer } from '../../apps/api/http-server';
import { logAnswers } from '../../apps/api/logging';
import { stop } from '../../apps/api/main';
import { closeAll, startService } from '../../apps/api/service';
import { Sessions } from '../../apps/api/security/sessions';
import { SQLITE, obedient, sabotaged, sqliteError } from '../faults/failing-database';
import type { Saboteur } from '../faults/failing-database';
import { useTemporaryFolder } from '../temporary-folder';
import { COMPANY } from './examples';
import { send } from './send';

const silent = { log: pino({ level: 'silent' }) };

describe('a service that stops', () => {
  const folder = useTemporaryFolder();
  const config = (port = '0'): Config =>
    readConfig({ LEDGER_STORE: `sqlite:${join(folder(), 'ledger.db')}`, LEDGER_PORT: port });

  test('because its ledger cannot be written any more, ends in good order with a request in flight', async () => {
    const saboteur: Saboteur = { run: obedient };
    const around = { ...silent, openDatabase: sabotaged(saboteur) };
    const service = await startService(config(), around);
    const headers = { authorization: `Bearer ${service.token}`, 'content-type': 'application/json' };
    const inFlight = new Promise<void>((resolve) => {
      const slow = request(`${service.url}/api/v1/commands/register-company`, {
        method: 'POST',
        headers: { ...headers, 'content-length': '50' },
        agent: new Agent(),
      });
      slow.on('error', () => resolve()).on('response', (reply) => reply.resume().on('end', resolve));
      slow.write('{');
      service.store.failed.subscribe(() => setImmediate(() => slow.destroy()));
    });
    const closed = new Promise<void>((resolve, reject) => {
      service.store.failed.subscribe(() => void service.close().then(resolve, reject));
    });
    saboteur.run = (sql, really) => {
      if (sql === 'COMMIT') throw sqliteError(SQLITE.IOERR_FSYNC);
      return really();
    };
    const path = `${service.url}/api/v1/commands/register-company`;
    const reply = await send(path, { method: 'POST', headers, body: JSON.stringify(COMPANY) });
    expect([reply.status, reply.json()['code']]).toEqual([503, 'commit_unknown']);
    await inFlight;
    await closed;
  });

  test('lets go of everything, also where letting go of something fails, and tells the first failure', async () => {
    const closed: number[] = [];
    const closers = [
      () => closed.push(1),
      () => Promise.reject(new Error('second')),
      () => {
        throw new Error('first');
      },
      () => closed.push(4),
    ];
    await expect(closeAll(closers)).rejects.toThrow('first');
    expect(closed).toEqual([4, 1]);
  });

  test('keeps the exit code of its failure when it is told to stop meanwhile', async () => {
    const { exitCode } = process;
    try {
      const service = { close: () => Promise.resolve() };
      await Promise.all([stop(service, 1), stop(service, 0)]);
      expect(process.exitCode).toBe(1);
    } finally {
      process.exitCode = exitCode;
    }
  });
});

describe('a service whose port is taken between looking and listening', () => {
  const folder = useTemporaryFolder();
  const squatters: Server[] = [];
  afterEach(() => squatters.splice(0).forEach((server) => server.close()));

  /** Takes a port as soon as the service asks for its first random bytes, once it has found the port free. */
  const takenLate = (port: number) => ({
    ...silent,
    random: (size: number) => {
      if (squatters.length === 0) squatters.push(createServer().listen(port));
      return randomBytes(size);
    },
  });
  const config = (fixed: boolean, port: number): Config =>
    Object.assign(
      readConfig({
        LEDGER_STORE: `sqlite:${join(folder(), 'ledger.db')}`,
        ...(fixed && { LEDGER_PORT: '0' }),
      }),
      { port },
    );
  const free = (): Promise<number> => freePort(readConfig({ LEDGER_PORT: '0' }));

  test('moves on, if nobody asked for the port', async () => {
    const port = await free();
    const service = await startService(config(false, port), takenLate(port));
    expect(service.takenPort).toBe(port);
    expect((await send(`${service.url}/health/live`)).status).toBe(200);
    await service.close();
  });

  test('is refused in one sentence, if the port was asked for, and lets go of the ledger', async () => {
    const port = await free();
    await expect(startService(config(true, port), takenLate(port))).rejects.toThrow(
      `LEDGER_PORT=${port} cannot be used: another process listens there`,
    );
    const again = await startService(config(false, port), silent);
    await again.close();
  });
});

describe('the server', () => {
  const sessions = new Sessions('http://127.0.0.1:80', randomBytes, () => 0);
  const keys = { token: 'T'.repeat(43), sessions, hosts: new Set<string>() };

  test('has a limit on connections and on how long the head of a request takes', async () => {
    const { adapter } = newServer(keys, silent.log);
    const { server } = adapter.getInstance();
    expect([server.maxConnections, server.headersTimeout]).toEqual([256, 10_000]);
    await adapter.close();
  });

  test('logs one refusal, and then how many there were besides', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    try {
      const logged: string[] = [];
      const server = fastify();
      logAnswers(server, pino({}, { write: (line: string) => void logged.push(line) }));
      server.get('/closed', (_request, reply) => reply.code(403).send('refused'));
      for (let sent = 0; sent < 400; sent++) await server.inject('/closed');
      expect(logged).toHaveLength(1);
      jest.advanceTimersByTime(1_000);
      expect(logged.map((line) => JSON.parse(line) as object)).toMatchObject([
        { msg: 'refused', status: 403 },
        { msg: 'refused others too', leftOut: 399 },
      ]);
      await server.close();
    } finally {
      jest.useRealTimers();
    }
  });
});

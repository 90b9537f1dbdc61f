import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../apps/api/config';
import { startService } from '../../apps/api/service';
import type { RunningService } from '../../apps/api/service';
import { documentation } from './documentation';
import { documentedBy } from './documented';
import type { Documented } from './documented';
import { send } from './send';
import type { Reply, Sent } from './send';

/** The clock of every test service at its start; it ticks a second with each reading. */
export const START_MS = Date.UTC(2026, 0, 1);

/** The real service on a free port, with its own folder and clock. */
export interface Running extends RunningService {
  readonly folder: string;
  /** The description of the interface; every answer is held against it. */
  readonly document: Documented['document'];
  /** Lines of the log. */
  readonly logged: readonly string[];
  /** Moves the clock on. */
  readonly wait: (ms: number) => void;
  /** Sends a request with the token. */
  readonly ask: (path: string, sent?: Sent) => Promise<Reply>;
  /** Sends a request as it is. */
  readonly askBare: (path: string, sent?: Sent) => Promise<Reply>;
  /** Sends a command with the token. */
  readonly record: (change: string, command: unknown, headers?: Sent['headers']) => Promise<Reply>;
}

/** Starts a service for all tests of a file, and stops it after them. Answers how to ask for it. */
export function useService(): () => Running {
  let running: Running | undefined;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(async () => {
    await running?.close();
    rmSync(running?.folder ?? '', { recursive: true, force: true });
  });
  return () => {
    if (running === undefined) throw new Error('the service is not started yet');
    return running;
  };
}

async function start(): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-http-'));
  const logged: string[] = [];
  let now = START_MS;
  const config = readConfig({ LEDGER_STORE: `sqlite:${join(folder, 'ledger.db')}`, LEDGER_PORT: '0' });
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const service = await startService(config, {
    clock: () => (now += 1_000),
    log,
    documentation: documentation(),
  });
  const reply = await send(`${service.url}/openapi.json`, {
    headers: { authorization: `Bearer ${service.token}` },
  });
  const { document, faultIn } = documentedBy(reply.json());
  const askBare = async (path: string, sent: Sent = {}): Promise<Reply> => {
    const answer = await send(service.url + path, sent);
    const fault = faultIn(sent.method ?? 'GET', path, answer);
    if (fault === undefined) return answer;
    throw new Error(`${sent.method ?? 'GET'} ${path.slice(0, 200)} answers against /openapi.json: ${fault}`);
  };
  const ask = (path: string, sent: Sent = {}): Promise<Reply> =>
    askBare(path, { ...sent, headers: { authorization: `Bearer ${service.token}`, ...sent.headers } });
  return {
    ...service,
    folder,
    document,
    logged,
    wait: (ms) => void (now += ms),
    ask,
    askBare,
    record: (change, command, headers = {}) =>
      ask(`/api/v1/commands/${change}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(command),
      }),
  };
}

import autocannon from 'autocannon';
import type { Result } from 'autocannon';
import { perSecond, whole } from '../row';
import type { Row } from '../row';
import { serve, serveBare } from '../served';
import { moreCommands } from '../workload/more';
import type { Command, Workload } from '../workload/workload';
import { tokenOf } from './starting';

const CLIENTS = 64;
const BAR_PER_SECOND = 3_000;
const BAR_P99_MS = 50;

/** Clients who each wait for their answer, on a ledger that nobody else has open; the load comes from this process. */
export async function overHttp(ledger: string, workload: Workload, count: number): Promise<Row> {
  const commands = moreCommands(workload, 'over-http', count);
  const service = await serve(ledger);
  const result = await load(service.url, commands, tokenOf(ledger));
  await service.stop();
  const bareServer = await serveBare();
  const bare = await load(bareServer.url, commands, 'none');
  await bareServer.stop();
  const { p99 } = result.latency;
  return {
    what: `durable commands over HTTP, ${CLIENTS} authenticated clients`,
    measured: `${perSecond(count, result.duration)}, p99 ${whole(p99)} ms`,
    bar: '≥ 3,000/s; p99 < 50 ms',
    holds: count / result.duration >= BAR_PER_SECOND && p99 < BAR_P99_MS,
    bare: `a bare HTTP server that parses and stores nothing: ${perSecond(count, bare.duration)}`,
    ratio: bare.duration / result.duration,
  };
}

async function load(url: string, commands: readonly Command[], token: string): Promise<Result> {
  let sent = 0;
  const result = await autocannon({
    url,
    connections: CLIENTS,
    amount: commands.length,
    requests: [
      {
        method: 'POST',
        path: '/api/v1/commands/record-hiring',
        setupRequest: (request) => {
          const { commandId, json } = commands[sent++ % commands.length] as Command;
          const headers = {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': commandId,
          };
          return { ...request, headers, body: JSON.stringify(json) };
        },
      },
    ],
  });
  if (result['2xx'] !== commands.length)
    throw new Error(`${result['2xx']} of ${commands.length} commands were recorded`);
  return result;
}

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { timed } from '../clock';
import { whole } from '../row';
import type { Row } from '../row';
import { serve, serveBare } from '../served';
import type { Served } from '../served';

const BAR_SECONDS = 2;
const BAR_MIB = 300;

/** The service started on a ledger that is caught up, until it has answered a question about a unit. */
export async function starting(ledger: string, unitId: string, entries: number): Promise<Row> {
  const question = `/api/v1/units/${unitId}/headcount?on=2020-01-01`;
  const service = await timed(() =>
    answering(
      () => serve(ledger),
      question,
      () => tokenOf(ledger),
    ),
  );
  const mib = service.answer.memoryMiB();
  await service.answer.stop();
  const bare = await timed(() => answering(serveBare, '/', () => ''));
  await bare.answer.stop();
  return {
    what: `start with ${whole(entries)} entries, caught up, to the first answer; memory`,
    measured: `${service.seconds.toFixed(2)} s; ${whole(mib)} MiB at most`,
    bar: '< 2 s; < 300 MiB',
    holds: service.seconds < BAR_SECONDS && mib < BAR_MIB,
    bare: `a bare HTTP server: ${bare.seconds.toFixed(2)} s`,
    ratio: bare.seconds / service.seconds,
  };
}

/** The local token, which the service writes at its first start. */
export function tokenOf(ledger: string): string {
  return readFileSync(join(dirname(ledger), 'token'), 'utf8').trim();
}

async function answering(start: () => Promise<Served>, path: string, token: () => string): Promise<Served> {
  const served = await start();
  const reply = await fetch(served.url + path, { headers: { authorization: `Bearer ${token()}` } });
  await reply.text();
  if (!reply.ok) throw new Error(`${path} was answered ${reply.status}`);
  return served;
}

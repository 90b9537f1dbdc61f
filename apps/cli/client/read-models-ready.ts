import { setTimeout } from 'node:timers/promises';
import { jsonOf } from './problem';
import type { LedgerClient, Waiting } from './ledger-client';

const LOOK_EVERY_MS = 50;

/** How far one read model has come, as the ledger tells it. */
interface ProjectionTold {
  readonly state: 'live' | 'rebuilding' | 'stopped';
  readonly position: number;
  readonly lag: number;
  readonly building: { readonly position: number } | null;
}

/** Waits until every read model that moves has read all entries. One that has stopped is told of by the questions that need it. */
export async function readModelsReady(send: LedgerClient['send'], tell: Waiting): Promise<void> {
  for (;;) {
    const reply = await send({ method: 'GET', path: '/api/v1/projections' });
    const { items } = (await jsonOf(reply)) as { readonly items: readonly ProjectionTold[] };
    const left = Math.max(0, ...items.map(entriesLeft));
    const isReady = left === 0 && items.every(({ state }) => state !== 'rebuilding');
    tell(left);
    if (isReady) return;
    await setTimeout(LOOK_EVERY_MS);
  }
}

function entriesLeft({ state, position, lag, building }: ProjectionTold): number {
  if (state === 'stopped') return 0;
  return state === 'live' ? lag : position + lag - (building?.position ?? 0);
}

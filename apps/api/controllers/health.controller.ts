import { Controller, Get, Query } from '@nestjs/common';
import { LedgerError } from '#domain';
import type { StoreStatus } from '#event-store';
import type { ProjectionStatus } from '#projections';
import { NoParameters } from '../reading/point';
import { Reading } from '../reading/reading';
import { Permit } from '../security/permit';

/** How many entries a read model may be behind while the service still counts as ready. */
export const LAG_ENTRIES_MAX = 1_000;

/** What a service that is ready says of itself. */
interface Ready {
  readonly status: 'ready';
  /** Position of the newest entry. */
  readonly head: number;
  /** The most entries that a read model is behind. */
  readonly lag: number;
  readonly readModels: Readonly<Record<string, Pick<ProjectionStatus, 'state' | 'lag'>>>;
}

@Controller('health')
export class HealthController {
  constructor(private readonly reading: Reading) {}

  /** Whether the process answers at all; says nothing else, and to anybody. */
  @Get('live')
  @Permit('public')
  live(@Query() _query: NoParameters): { readonly status: 'live' } {
    return { status: 'live' };
  }

  /** Whether questions are answered from read models that are up to date, and commands are taken. */
  @Get('ready')
  @Permit('read')
  ready(@Query() _query: NoParameters): Ready {
    const status = this.reading.store();
    if (status.state !== 'live') throw notLive(status);
    const all = this.reading.projections();
    const late = all.filter(({ state, lag }) => state === 'stopped' || lag > LAG_ENTRIES_MAX);
    if (late.length > 0) throw notReady(late);
    return {
      status: 'ready',
      head: Math.max(...all.map(({ position, lag }) => position + lag)),
      lag: Math.max(...all.map(({ lag }) => lag)),
      readModels: Object.fromEntries(all.map(({ name, state, lag }) => [name, { state, lag }])),
    };
  }
}

/** What was read before goes on being answered; whoever asks whether to send questions here is told that others may know more. */
function notLive({ state, notLiveMs }: StoreStatus): LedgerError {
  const [code, what] =
    state === 'away'
      ? (['store_away', 'the event store cannot be reached'] as const)
      : (['projection_behind', 'this process has not read all of the event store yet'] as const);
  const detail = `${what}, for ${Math.ceil(notLiveMs / 1_000)} s`;
  return new LedgerError(code, `not ready: ${detail}; see ledger_store_state in /metrics`, [
    { pointer: '/store', code: state, detail },
  ]);
}

function notReady(late: readonly ProjectionStatus[]): LedgerError {
  const errors = late.map(({ name, state, lag, failed_at: failedAt, failure }) => ({
    pointer: `/readModels/${name}`,
    code: state === 'live' ? 'behind' : state,
    detail:
      failedAt === null
        ? `the read model ${name} is ${state}, ${lag} entries behind`
        : `the read model ${name} stopped before entry ${failedAt}: ${failure}`,
  }));
  const names = late.map(({ name }) => name).join(', ');
  return new LedgerError('projection_behind', `not ready: ${names}; see /api/v1/projections`, errors);
}

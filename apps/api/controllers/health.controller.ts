import { Controller, Get, Query } from '@nestjs/common';
import { LedgerError } from '#domain';
import { NoParameters } from '../reading/point';
import { Reading } from '../reading/reading';
import { Permit } from '../security/permit';

/** How many entries a read model may be behind while the service still counts as ready. */
export const LAG_ENTRIES_MAX = 1_000;

@Controller('health')
export class HealthController {
  constructor(private readonly reading: Reading) {}

  /** Whether the process answers at all; says nothing else, and to anybody. */
  @Get('live')
  @Permit('public')
  live(@Query() _query: NoParameters): { readonly status: 'live' } {
    return { status: 'live' };
  }

  /** Whether questions are answered from read models that are up to date. */
  @Get('ready')
  @Permit('read')
  ready(@Query() _query: NoParameters): { readonly status: 'ready' } {
    const late = this.reading
      .projections()
      .find(({ state, lag }) => state === 'stopped' || lag > LAG_ENTRIES_MAX);
    if (late === undefined) return { status: 'ready' };
    throw new LedgerError(
      'projection_behind',
      `the read model ${late.name} is ${late.state}, ${late.lag} entries behind; see /api/v1/projections`,
    );
  }
}

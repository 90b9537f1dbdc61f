import { Controller, Get, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import type { DiscrepanciesPage } from '#projections';
import { DiscrepanciesQuery } from '../reading/disagreement-queries';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/reading';
import { Permit } from '../security/permit';

@Controller('api/v1/discrepancies')
export class DiscrepanciesController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** What entries of a unit and all below it disagree on, with the entries of both sides. A page may be short and yet lead on. */
  @Get()
  @Permit('read')
  discrepancies(@Query() query: DiscrepanciesQuery): Promise<Answered<DiscrepanciesPage>> {
    return this.reading.answer(query, (asked, { unit, ...rest }) =>
      this.models.discrepancies({ ...(unit !== undefined && { unitId: unit }), ...rest }, asked),
    );
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import type { InvestmentsAnswer } from '#projections';
import { periodOf } from '../reading/period';
import { InvestmentsQuery } from '../reading/queries';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/reading';
import { Permit } from '../security/permit';

@Controller('api/v1/investments')
export class InvestmentsController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** Investments of a unit, or of it and all below, in a period, with totals by currency. */
  @Get()
  @Permit('read')
  investments(@Query() query: InvestmentsQuery): Promise<Answered<InvestmentsAnswer>> {
    return this.reading.answer(query, (asked, { unit, below, by, ...days }) =>
      this.models.investments({ unitId: unit, below, by, ...periodOf(days) }, asked),
    );
  }
}

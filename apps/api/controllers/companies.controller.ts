import { Controller, Get, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import type { UnitAnswer } from '#projections';
import { Point } from '../reading/point';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/reading';
import { Permit } from '../security/permit';

@Controller('api/v1/companies')
export class CompaniesController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** The companies of the ledger, those that were acquired too, with what stands directly above and below each on a day. */
  @Get()
  @Permit('read')
  companies(@Query() query: Point): Promise<Answered<readonly UnitAnswer[]>> {
    return this.reading.answer(query, (asked) => this.models.companies(asked));
  }
}

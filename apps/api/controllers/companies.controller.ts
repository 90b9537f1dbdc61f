import { Controller, Get, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import type { CompanyItem } from '#projections';
import type { Page } from '../reading/paging';
import { CompaniesQuery } from '../reading/queries';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/answered';
import { Permit } from '../security/permit';

/** Companies on a page where each has the last steps of its headcount, at most. */
const COMPANIES_WITH_SERIES_MAX = 50;

@Controller('api/v1/companies')
export class CompaniesController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** The companies of the ledger, those that were acquired too, with what stands directly above and below each on a day. */
  @Get()
  @Permit('read')
  companies(@Query() query: CompaniesQuery): Promise<Answered<Page<CompanyItem>>> {
    return this.reading.page('companies', query, (asked, { limit, series }, after?: string) =>
      this.models.finding.companies(
        {
          series,
          limit: series ? Math.min(limit, COMPANIES_WITH_SERIES_MAX) : limit,
          ...(after !== undefined && { after }),
        },
        asked,
      ),
    );
  }
}

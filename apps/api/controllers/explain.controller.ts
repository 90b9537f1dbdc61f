import { Controller, Get, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import type { Explanation } from '#projections';
import { periodOf, yearOf } from '../reading/period';
import { ExplainQuery } from '../reading/queries';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/answered';
import { Permit } from '../security/permit';

@Controller('api/v1/explain')
export class ExplainController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** A figure, and every entry that it rests on with the quoted sentence. */
  @Get()
  @Permit('read')
  explain(@Query() query: ExplainQuery): Promise<Answered<Explanation>> {
    return this.reading.answer(query, (asked, { unit, year = yearOf(asked.on), from, to, ...rest }) =>
      this.models.explain(
        {
          unitId: unit,
          year,
          ...rest,
          ...periodOf({ ...(from !== undefined && { from }), ...(to !== undefined && { to }) }),
        },
        asked,
      ),
    );
  }
}

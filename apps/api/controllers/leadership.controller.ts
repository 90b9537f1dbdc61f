import { Controller, Get, Param, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import type { LeaderAnswer, LeadershipChanges, Tenure } from '#projections';
import { PagedPoint, pageOf } from '../reading/paging';
import type { Page } from '../reading/paging';
import { Point } from '../reading/point';
import { LeadershipChangesQuery } from '../reading/queries';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/answered';
import { yearOf } from '../reading/period';
import { Permit } from '../security/permit';

@Controller('api/v1/units/:unitId/leadership')
export class LeadershipController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** Who led a unit on a day: definitely, possibly, or nobody who is recorded. */
  @Get()
  @Permit('read')
  leader(@Param('unitId') unitId: string, @Query() query: Point): Promise<Answered<LeaderAnswer>> {
    return this.reading.answer(query, (asked) => this.models.leader(unitId, asked));
  }

  /** Every tenure in the posts of a unit, by its start. */
  @Get('tenures')
  @Permit('read')
  tenures(@Param('unitId') unitId: string, @Query() query: PagedPoint): Promise<Answered<Page<Tenure>>> {
    return this.reading.page(`units/${unitId}/tenures`, query, (asked, { limit }, after?: number) =>
      pageOf(this.models.tenures(unitId, asked), limit, after),
    );
  }

  /** How often the leadership of a unit changed in a year, as bounds. */
  @Get('changes')
  @Permit('read')
  changes(
    @Param('unitId') unitId: string,
    @Query() query: LeadershipChangesQuery,
  ): Promise<Answered<LeadershipChanges>> {
    return this.reading.answer(query, (asked, { year = yearOf(asked.on), ...rest }) =>
      this.models.leadershipChanges({ unitId, year, ...rest }, asked),
    );
  }
}

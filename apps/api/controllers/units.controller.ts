import { Controller, Get, Param, Query } from '@nestjs/common';
import { DAY_MIN } from '#domain';
import type { Day } from '#domain';
import { ReadModels } from '#projections';
import type { HeadcountAnswer, HeadcountSeries, StrategyAnswer, TreeAnswer, UnitAnswer } from '#projections';
import { requireOrder } from '../reading/period';
import { Point } from '../reading/point';
import { HeadcountQuery, HeadcountSeriesQuery, StrategyQuery, TreeQuery } from '../reading/queries';
import type { Paging } from '../reading/paging';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/answered';
import { Permit } from '../security/permit';

@Controller('api/v1/units/:unitId')
export class UnitsController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** A unit on a day: its names, what stands directly above it and below, whether it has ended, and its deals. */
  @Get()
  @Permit('read')
  unit(@Param('unitId') unitId: string, @Query() query: Point): Promise<Answered<UnitAnswer>> {
    return this.reading.answer(query, (asked) => this.models.unit(unitId, asked));
  }

  /**
   * A unit with what stands below it on a day, under the names of that day, level by level. A unit of which not all that stands directly
   * below is listed says `more`; `next` goes on with what stands directly below the asked one.
   */
  @Get('tree')
  @Permit('read')
  tree(@Param('unitId') unitId: string, @Query() query: TreeQuery): Promise<Answered<Paging<TreeAnswer>>> {
    return this.reading.page(`units/${unitId}/tree`, query, (asked, rest, after?: string) =>
      this.models.tree({ unitId, ...rest, ...(after !== undefined && { after }) }, asked),
    );
  }

  /** How many people worked in a unit, between which bounds, and why. */
  @Get('headcount')
  @Permit('read')
  headcount(
    @Param('unitId') unitId: string,
    @Query() query: HeadcountQuery,
  ): Promise<Answered<HeadcountAnswer>> {
    return this.reading.answer(query, (asked, rest) => {
      requireOrder('since', rest.since ?? DAY_MIN, 'on', asked.on);
      return this.models.headcount({ unitId, ...rest }, asked);
    });
  }

  /** How the headcount of a unit moved between two days: a row wherever its bounds change, the first where the period begins. */
  @Get('headcount/series')
  @Permit('read')
  headcountSeries(
    @Param('unitId') unitId: string,
    @Query() query: HeadcountSeriesQuery,
  ): Promise<Answered<Paging<HeadcountSeries>>> {
    const list = `units/${unitId}/headcount/series`;
    return this.reading.page(list, query, (asked, { to = asked.on, ...rest }, after?: Day) => {
      requireOrder('from', rest.from ?? DAY_MIN, 'to', to);
      return this.models.headcountSeries(
        { unitId, to, ...rest, ...(after !== undefined && { after }) },
        asked,
      );
    });
  }

  /** What a unit, or it and all below, had declared of its strategy by a day; what was only expected stands apart. */
  @Get('strategy')
  @Permit('read')
  strategy(
    @Param('unitId') unitId: string,
    @Query() query: StrategyQuery,
  ): Promise<Answered<StrategyAnswer>> {
    return this.reading.answer(query, (asked, { below }) => this.models.strategy({ unitId, below }, asked));
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import type { HeadcountAnswer, StrategyAnswer, TreeAnswer, UnitAnswer } from '#projections';
import { Point } from '../reading/point';
import { HeadcountQuery, StrategyQuery } from '../reading/queries';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/reading';
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

  /** A unit with all that stands below it on a day, under the names of that day. */
  @Get('tree')
  @Permit('read')
  tree(@Param('unitId') unitId: string, @Query() query: Point): Promise<Answered<TreeAnswer>> {
    return this.reading.answer(query, (asked) => this.models.tree(unitId, asked));
  }

  /** How many people worked in a unit, between which bounds, and why. */
  @Get('headcount')
  @Permit('read')
  headcount(
    @Param('unitId') unitId: string,
    @Query() query: HeadcountQuery,
  ): Promise<Answered<HeadcountAnswer>> {
    return this.reading.answer(query, (asked, rest) => this.models.headcount({ unitId, ...rest }, asked));
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

import { Controller, Get, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import type { LargestAnswer, LayoffsAnswer } from '#projections';
import { periodOf } from '../reading/period';
import { LargestLayoffQuery, LayoffsQuery } from '../reading/queries';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/reading';
import { Permit } from '../security/permit';

@Controller('api/v1/layoffs')
export class LayoffsController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** Layoffs of a unit, or of it and all below, in a period, with their total as bounds. */
  @Get()
  @Permit('read')
  layoffs(@Query() query: LayoffsQuery): Promise<Answered<LayoffsAnswer>> {
    return this.reading.answer(query, (asked, { unit, below, by, shares, ...days }) =>
      this.models.layoffs({ unitId: unit, below, by, shares, ...periodOf(days) }, asked),
    );
  }

  /** The largest layoff of a unit and all below so far, and which may be it. */
  @Get('largest')
  @Permit('read')
  largest(@Query() query: LargestLayoffQuery): Promise<Answered<LargestAnswer>> {
    return this.reading.answer(query, (asked, { unit }) => this.models.largestLayoff(unit, asked));
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import { CompareQuery, compared } from '../reading/comparing';
import type { Compared } from '../reading/comparing';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/answered';
import { Permit } from '../security/permit';

@Controller('api/v1/compare')
export class CompareController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** What changed for a unit in the world, what changed in what is known of it, and the entries that did it. */
  @Get()
  @Permit('read')
  compare(@Query() query: CompareQuery): Promise<Answered<Compared>> {
    return compared(query, this.reading, this.models);
  }
}

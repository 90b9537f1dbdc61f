import { Controller, Get, Query } from '@nestjs/common';
import { NoParameters } from '../reading/point';
import { projectionItemOf } from '../reading/projection-item';
import type { ProjectionItem } from '../reading/projection-item';
import { Reading } from '../reading/reading';
import { Permit } from '../security/permit';

@Controller('api/v1/projections')
export class ProjectionsController {
  constructor(private readonly reading: Reading) {}

  /** How far each read model has read, and what it did with each entry: applied + ignored = position. */
  @Get()
  @Permit('audit')
  projections(@Query() _query: NoParameters): { readonly items: readonly ProjectionItem[] } {
    return { items: this.reading.projections().map(projectionItemOf) };
  }
}

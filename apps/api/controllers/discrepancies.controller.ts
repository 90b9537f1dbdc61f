import { Controller, Get, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import type { Discrepancy, DiscrepancyCursor } from '#projections';
import { DiscrepanciesQuery } from '../reading/disagreement-queries';
import type { Page } from '../reading/paging';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/answered';
import { Permit } from '../security/permit';

@Controller('api/v1/discrepancies')
export class DiscrepanciesController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** What entries of a unit and all below it disagree on, with the entries of both sides. A page may be short and yet lead on. */
  @Get()
  @Permit('read')
  discrepancies(@Query() query: DiscrepanciesQuery): Promise<Answered<Page<Discrepancy>>> {
    return this.reading.page('discrepancies', query, (asked, { unit, ...rest }, after?: string) =>
      this.models.discrepancies(
        {
          ...(unit !== undefined && { unitId: unit }),
          ...(after !== undefined && { after: placeIn(after) }),
          ...rest,
        },
        asked,
      ),
    );
  }
}

/** Where a page begins, as `next` of the page before told it: the unit, and how many of its discrepancies were shown. */
function placeIn(next: string): DiscrepancyCursor {
  const at = next.lastIndexOf(':');
  return { unitId: next.slice(0, at), shown: Number(next.slice(at + 1)) };
}

import { Controller, Get, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import type { InvestmentsAnswer } from '#projections';
import { periodOf } from '../reading/period';
import { InvestmentsQuery } from '../reading/queries';
import { pageOf } from '../reading/paging';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/answered';
import { Permit } from '../security/permit';

/** A page of investments; the totals are of all of them. */
interface InvestmentsPage extends InvestmentsAnswer {
  /** The next page's `cursor`; null at the end. */
  readonly next: string | null;
}

@Controller('api/v1/investments')
export class InvestmentsController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** Investments of a unit, or of it and all below, in a period, with totals by currency. */
  @Get()
  @Permit('read')
  investments(@Query() query: InvestmentsQuery): Promise<Answered<InvestmentsPage>> {
    return this.reading.page('investments', query, (asked, question, after?: number) => {
      const { unit, below, by, limit, ...days } = question;
      const all = this.models.investments({ unitId: unit, below, by, ...periodOf(days) }, asked);
      return { ...all, ...pageOf(all.items, limit, after) };
    });
  }
}

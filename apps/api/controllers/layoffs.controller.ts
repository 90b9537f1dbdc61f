import { Controller, Get, Query } from '@nestjs/common';
import { LedgerError } from '#domain';
import { ReadModels } from '#projections';
import type { Asked, LargestAnswer, LayoffsAnswer, LayoffsAsWritten } from '#projections';
import { periodOf } from '../reading/period';
import { LargestLayoffQuery, LayoffsQuery } from '../reading/queries';
import { pageOf } from '../reading/paging';
import type { Paged } from '../reading/paging';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/answered';
import { Permit } from '../security/permit';

/** A page of layoffs; the total is of all of them. */
interface LayoffsPage extends LayoffsAnswer {
  /** The next page's `cursor`; null at the end. */
  readonly next: string | null;
}

/** A page of layoffs by the name that their sources wrote; the total is of all of them. */
interface LayoffsAsWrittenPage extends LayoffsAsWritten {
  /** The next page's `cursor`; null at the end. */
  readonly next: string | null;
}

@Controller('api/v1/layoffs')
export class LayoffsController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** Layoffs of a unit, or of it and all below, in a period, with their total as bounds. */
  @Get()
  @Permit('read')
  layoffs(@Query() query: LayoffsQuery): Promise<Answered<LayoffsPage | LayoffsAsWrittenPage>> {
    return this.reading.page('layoffs', query, (asked, { limit, ...question }, after?: number) => {
      const all = this.#all(question, asked);
      return { ...all, ...pageOf(all.items, limit, after) };
    });
  }

  /** The largest layoff of a unit and all below so far, and which may be it. */
  @Get('largest')
  @Permit('read')
  largest(@Query() query: LargestLayoffQuery): Promise<Answered<LargestAnswer>> {
    return this.reading.answer(query, (asked, { unit }) => this.models.largestLayoff(unit, asked));
  }

  #all(
    { unit, asWritten, below, by, shares, ...days }: Omit<LayoffsQuery, keyof Paged>,
    asked: Asked,
  ): LayoffsAnswer | LayoffsAsWritten {
    const period = periodOf(days);
    if (asWritten !== undefined) {
      const named = { asWritten, by, ...period, ...(unit !== undefined && { unitId: unit }) };
      return this.models.citations.layoffsAsWritten(named, asked);
    }
    if (unit !== undefined) return this.models.layoffs({ unitId: unit, below, by, shares, ...period }, asked);
    throw new LedgerError('invalid_parameter', 'unit is required where asWritten is left out', '/unit');
  }
}

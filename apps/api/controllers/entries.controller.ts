import { Controller, Get, Param, Query } from '@nestjs/common';
import type { EntriesPage, StreamItem } from '#projections';
import { Inspection } from '../reading/inspection';
import type { InspectedEntry } from '../reading/inspection';
import type { Page, Paging } from '../reading/paging';
import { Point } from '../reading/point';
import { EntriesOfOneQuery, EntriesQuery, StreamsQuery } from '../reading/entry-queries';
import type { Answered } from '../reading/answered';
import { Permit } from '../security/permit';

/** The ledger itself, entry by entry, for those who inspect it. */
@Controller('api/v1')
export class EntriesController {
  constructor(private readonly inspection: Inspection) {}

  /** The streams of the ledger, by name. */
  @Get('streams')
  @Permit('audit')
  streams(@Query() query: StreamsQuery): Promise<Answered<Page<StreamItem>>> {
    return this.inspection.streams(query);
  }

  /** The entries of one stream, in order. */
  @Get('streams/:stream/entries')
  @Permit('audit')
  ofStream(
    @Param('stream') stream: string,
    @Query() query: EntriesOfOneQuery,
  ): Promise<Answered<Paging<EntriesPage>>> {
    return this.inspection.entriesOfStream(stream, query);
  }

  /** The entries of the whole ledger, in order. */
  @Get('entries')
  @Permit('audit')
  entries(@Query() query: EntriesQuery): Promise<Answered<Paging<EntriesPage>>> {
    return this.inspection.entries(query);
  }

  /** One entry, by id or by position such as `@12`: what it says, its stored bytes and their hashes, and what became of it. */
  @Get('entries/:entry')
  @Permit('audit')
  entry(@Param('entry') entry: string, @Query() query: Point): Promise<Answered<InspectedEntry>> {
    return this.inspection.entry(entry, query);
  }

  /** What was recorded together: the entries of one request, batch or import. */
  @Get('correlations/:correlation')
  @Permit('audit')
  correlation(
    @Param('correlation') correlation: string,
    @Query() query: EntriesOfOneQuery,
  ): Promise<Answered<Paging<EntriesPage>>> {
    return this.inspection.correlated(correlation, query);
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import type { EntryItem, SourceItem } from '#projections';
import { found } from '../reading/found';
import type { Page } from '../reading/inspection';
import { PageQuery, SourcesQuery } from '../reading/queries';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/reading';
import { Permit } from '../security/permit';

/** A source, and a page of the visible entries that cite it. */
interface SourceWithEntries extends SourceItem {
  readonly restOnIt: Page<EntryItem>;
}

@Controller('api/v1/sources')
export class SourcesController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** The sources that entries cite, by id: archived or not, withdrawn or not, and how many entries rest on each. */
  @Get()
  @Permit('read')
  sources(@Query() query: SourcesQuery): Promise<Answered<Page<SourceItem>>> {
    return this.reading.answer(query, (asked, page) => this.models.citations.sources(page, asked));
  }

  /** A source, and the entries that rest on it. */
  @Get(':source')
  @Permit('read')
  source(@Param('source') sourceId: string, @Query() query: PageQuery): Promise<Answered<SourceWithEntries>> {
    return this.reading.answer(query, (asked, page) => ({
      ...found(this.models.citations.source(sourceId, asked), 'source', sourceId),
      restOnIt: this.models.entries({ sourceId, visible: true, ...page }, asked),
    }));
  }
}

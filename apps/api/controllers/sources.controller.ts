import { Controller, Get, Param, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import type { EntryItem, SourceItem } from '#projections';
import { found } from '../reading/found';
import type { Page } from '../reading/paging';
import { EntriesOfOneQuery } from '../reading/entry-queries';
import { PagedPoint } from '../reading/paging';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/answered';
import { Permit } from '../security/permit';

/** A source, and a page of the visible entries that cite it. */
interface SourceWithEntries extends SourceItem {
  readonly restOnIt: readonly EntryItem[];
  /** The next page's `cursor`; null at the end. */
  readonly next: string | null;
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
  sources(@Query() query: PagedPoint): Promise<Answered<Page<SourceItem>>> {
    return this.reading.page('sources', query, (asked, { limit }, after?: string) =>
      this.models.citations.sources({ limit, ...(after !== undefined && { after }) }, asked),
    );
  }

  /** A source, and the entries that rest on it. */
  @Get(':source')
  @Permit('read')
  source(
    @Param('source') sourceId: string,
    @Query() query: EntriesOfOneQuery,
  ): Promise<Answered<SourceWithEntries>> {
    return this.reading.page(`sources/${sourceId}`, query, (asked, page, after?: number) => {
      const source = found(this.models.citations.source(sourceId, asked), 'source', sourceId);
      const question = { sourceId, visible: true as const, ...page, ...(after !== undefined && { after }) };
      const { items, next } = this.models.entries(question, asked);
      return { ...source, restOnIt: items, next };
    });
  }
}

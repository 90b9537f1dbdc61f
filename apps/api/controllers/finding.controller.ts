import { Controller, Get, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import type { PersonsPage, SearchAnswer } from '#projections';
import { PersonsQuery, SearchQuery } from '../reading/finding-queries';
import type { Paging } from '../reading/paging';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/answered';
import { Permit } from '../security/permit';

@Controller('api/v1')
export class FindingController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** Things by their names, and entries by whatever is written in them, however it is spelt. */
  @Get('search')
  @Permit('read')
  search(@Query() query: SearchQuery): Promise<Answered<Paging<SearchAnswer>>> {
    return this.reading.page('search', query, (asked, question, after?: string) =>
      this.models.finding.search({ ...question, ...(after !== undefined && { after }) }, asked),
    );
  }

  /** Persons by name or handle, the best match first; all of them, by handle, where nothing is asked for. */
  @Get('persons')
  @Permit('read')
  persons(@Query() query: PersonsQuery): Promise<Answered<Paging<PersonsPage>>> {
    return this.reading.page('persons', query, (asked, question, after?: number) =>
      this.models.finding.persons({ ...question, ...(after !== undefined && { after }) }, asked),
    );
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { ReadModels } from '#projections';
import type { PersonAnswer, Tenure } from '#projections';
import { found } from '../reading/found';
import { PagedPoint, pageOf } from '../reading/paging';
import type { Page } from '../reading/paging';
import { Point } from '../reading/point';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/answered';
import { Permit } from '../security/permit';

@Controller('api/v1/persons/:person')
export class PersonsController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** A person, by opaque id or by handle. */
  @Get()
  @Permit('read')
  person(@Param('person') person: string, @Query() query: Point): Promise<Answered<PersonAnswer>> {
    return this.reading.answer(query, (asked) => found(this.models.person(person, asked), 'person', person));
  }

  /** A person's tenures in all units, by their start. */
  @Get('tenures')
  @Permit('read')
  tenures(@Param('person') person: string, @Query() query: PagedPoint): Promise<Answered<Page<Tenure>>> {
    return this.reading.page(`persons/${person}/tenures`, query, (asked, { limit }, after?: number) => {
      const { personId } = found(this.models.person(person, asked), 'person', person);
      return pageOf(this.models.tenuresOfPerson(personId, asked), limit, after);
    });
  }
}

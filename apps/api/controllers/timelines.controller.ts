import { Controller, Get, Param, Query } from '@nestjs/common';
import { DAY_MAX, DAY_MIN } from '#domain';
import { ReadModels } from '#projections';
import type { TimelineAnswer, WorldChanges } from '#projections';
import { PersonTimelineQuery, UnitTimelineQuery, WorldChangesQuery } from '../reading/finding-queries';
import { found } from '../reading/found';
import { periodOf, requireOrder } from '../reading/period';
import type { Paging } from '../reading/paging';
import { Reading } from '../reading/reading';
import type { Answered } from '../reading/answered';
import { Permit } from '../security/permit';

@Controller('api/v1')
export class TimelinesController {
  constructor(
    private readonly reading: Reading,
    private readonly models: ReadModels,
  ) {}

  /** Every visible entry that names a unit, or it and all below, by the days of which it speaks. */
  @Get('units/:unitId/timeline')
  @Permit('read')
  unitTimeline(
    @Param('unitId') id: string,
    @Query() query: UnitTimelineQuery,
  ): Promise<Answered<Paging<TimelineAnswer>>> {
    return this.reading.page(`units/${id}/timeline`, query, (asked, rest, after?: string) =>
      this.models.finding.timeline({ kind: 'unit', id, ...rest, ...begin(after), ...periodOf(rest) }, asked),
    );
  }

  /** What changed in the world for a unit, or for it and all below, between two days, by topic. */
  @Get('units/:unitId/changes')
  @Permit('read')
  worldChanges(
    @Param('unitId') id: string,
    @Query() query: WorldChangesQuery,
  ): Promise<Answered<Paging<WorldChanges>>> {
    return this.reading.page(`units/${id}/changes`, query, (asked, question, after?: string) => {
      requireOrder('from', question.from ?? DAY_MIN, 'to', question.to ?? DAY_MAX);
      const { from = DAY_MIN, to = DAY_MAX, ...rest } = question;
      return this.models.finding.worldChanges({ id, ...rest, ...begin(after), period: { from, to } }, asked);
    });
  }

  /** Every visible entry that names a person, by the days of which it speaks. */
  @Get('persons/:person/timeline')
  @Permit('read')
  personTimeline(
    @Param('person') person: string,
    @Query() query: PersonTimelineQuery,
  ): Promise<Answered<Paging<TimelineAnswer>>> {
    return this.reading.page(`persons/${person}/timeline`, query, (asked, rest, after?: string) => {
      const { personId: id } = found(this.models.person(person, asked), 'person', person);
      const question = {
        kind: 'person',
        id,
        below: false,
        ...rest,
        ...begin(after),
        ...periodOf(rest),
      } as const;
      return this.models.finding.timeline(question, asked);
    });
  }
}

function begin(after: string | undefined): { readonly after?: string } {
  return after === undefined ? {} : { after };
}

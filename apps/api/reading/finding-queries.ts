import { Asks } from './parameter';
import { FLAG, TEXT } from './parameter-kinds';
import { PagedPeriod, PagedPoint } from './paging';

export class WorldChangesQuery extends PagedPeriod {
  @Asks(FLAG, { description: 'What names units below too.', fallback: 'true' })
  readonly below!: boolean;
}

export class PersonTimelineQuery extends PagedPeriod {
  @Asks(FLAG, { description: 'What is withdrawn too, marked as such.', fallback: 'false' })
  readonly withdrawn!: boolean;
}

export class UnitTimelineQuery extends PersonTimelineQuery {
  @Asks(FLAG, { description: 'What names units below too.', fallback: 'false' })
  readonly below!: boolean;
}

export class SearchQuery extends PagedPoint {
  @Asks(TEXT, {
    description:
      'Words in any language and spelling: all must stand in one text, the last as the beginning of a word.',
    required: true,
  })
  readonly q!: string;

  @Asks(FLAG, { description: 'What is withdrawn too, marked as such.', fallback: 'false' })
  readonly withdrawn!: boolean;
}

export class PersonsQuery extends PagedPoint {
  @Asks(TEXT, { description: 'Words of a name or handle; everybody where it is left out.' })
  readonly q?: string;
}

import { Asks } from './parameter';
import { FLAG, LIMIT, TEXT } from './parameter-kinds';
import { PeriodQuery } from './queries';

/** A page of what happened. */
class HappeningsQuery extends PeriodQuery {
  @Asks(TEXT, { description: 'Only what comes after this place, taken from `next`.' })
  readonly after?: string;

  @Asks(LIMIT, { description: 'How many items stand on a page.', fallback: '100' })
  readonly limit!: number;
}

export class WorldChangesQuery extends HappeningsQuery {
  @Asks(FLAG, { description: 'What names units below too.', fallback: 'true' })
  readonly below!: boolean;
}

export class PersonTimelineQuery extends HappeningsQuery {
  @Asks(FLAG, { description: 'What is withdrawn too, marked as such.', fallback: 'false' })
  readonly withdrawn!: boolean;
}

export class UnitTimelineQuery extends PersonTimelineQuery {
  @Asks(FLAG, { description: 'What names units below too.', fallback: 'false' })
  readonly below!: boolean;
}

import { Asks } from './parameter';
import { AFTER_POSITION, FLAG, LIMIT, TEXT } from './parameter-kinds';
import { Point } from './point';
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

export class SearchQuery extends Point {
  @Asks(TEXT, {
    description:
      'Words in any language and spelling: all must stand in one text, the last as the beginning of a word.',
    required: true,
  })
  readonly q!: string;

  @Asks(FLAG, { description: 'What is withdrawn too, marked as such.', fallback: 'false' })
  readonly withdrawn!: boolean;

  @Asks(TEXT, { description: 'Only passages after this place, taken from `next`.' })
  readonly after?: string;

  @Asks(LIMIT, { description: 'How many things and how many passages stand on a page.', fallback: '50' })
  readonly limit!: number;
}

export class PersonsQuery extends Point {
  @Asks(TEXT, { description: 'Words of a name or handle; everybody where it is left out.' })
  readonly q?: string;

  @Asks(AFTER_POSITION, { description: 'How many persons are passed over.' })
  readonly after?: number;

  @Asks(LIMIT, { description: 'How many persons stand on a page.', fallback: '100' })
  readonly limit!: number;
}

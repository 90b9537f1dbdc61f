import { Asks } from './parameter';
import { AFTER_POSITION, FLAG, INSTANT, TEXT } from './parameter-kinds';
import { PagedPoint } from './paging';

/** A page of entries. */
export class EntriesOfOneQuery extends PagedPoint {
  @Asks(AFTER_POSITION, { description: 'Only entries after this position.' })
  readonly after?: number;
}

export class EntriesQuery extends EntriesOfOneQuery {
  @Asks(TEXT, { description: 'Only entries of this type.' })
  readonly type?: string;

  @Asks(TEXT, { description: 'Only entries that this actor recorded.' })
  readonly actor?: string;

  @Asks(TEXT, { description: 'Only entries that cite this source.' })
  readonly source?: string;

  @Asks(INSTANT, { description: 'Only entries recorded then or later.' })
  readonly recordedFrom?: number;

  @Asks(INSTANT, { description: 'Only entries recorded before then.' })
  readonly recordedTo?: number;

  @Asks(FLAG, {
    description:
      'True: only entries that a withdrawal keeps from counting at the asked point; false: only the others.',
  })
  readonly retracted?: boolean;
}

export class StreamsQuery extends PagedPoint {
  @Asks(TEXT, { description: 'Only streams of this category, such as person.' })
  readonly category?: string;
}

import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, LayoffId } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import { requireAnnounced } from './announce-layoff';

/** Records that the people of a temporary layoff are back at work. */
export class EndTemporaryLayoff {
  /** The programme that ends; announced before. */
  @LayoffId() readonly layoffId!: string;
  /** Valid time: the first day on which they are back. */
  @IsPartialDate() readonly endedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type TemporaryLayoffEnded = Event<'TemporaryLayoffEnded', EndTemporaryLayoff>;

/** A temporary layoff takes nobody off a headcount, so its end brings nobody back; it is listed with its day. */
export const endTemporaryLayoff: Change<EndTemporaryLayoff, TemporaryLayoffEnded> = {
  command: EndTemporaryLayoff,
  versions: { TemporaryLayoffEnded: 1 },
  initialState: 'free',
  stream: (command) => `layoff-${command.layoffId}`,
  decide: (command, minted, known) => {
    requireAnnounced(minted, command.layoffId);
    requireQuoted(command.citation, known);
    return [{ type: 'TemporaryLayoffEnded', data: command }];
  },
  evolve: {},
};

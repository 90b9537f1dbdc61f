import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, LayoffId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import { Quantity } from '../../values/quantity';
import { requireAnnounced } from './announce-layoff';

/** Records that a layoff is carried out, with the number that it came to in the end. */
export class CompleteLayoff {
  /** The programme that is carried out; announced before. */
  @LayoffId() readonly layoffId!: string;
  /** Valid time: the day by which everybody whom it takes is gone. */
  @IsPartialDate() readonly completedOn!: string;
  /** The whole number of positions cut in the end; as planned last where it is left out. */
  @Optional() @Nested(() => Quantity) readonly positions?: Quantity;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type LayoffCompleted = Event<'LayoffCompleted', CompleteLayoff>;

/** What is completed is settled for good: a plan that is altered on a later day is recorded and changes no figure. */
export const completeLayoff: Change<CompleteLayoff, LayoffCompleted> = {
  command: CompleteLayoff,
  versions: { LayoffCompleted: 1 },
  initialState: 'free',
  stream: (command) => `layoff-${command.layoffId}`,
  decide: (command, minted, known) => {
    requireAnnounced(minted, command.layoffId);
    requireQuoted(command.citation, known);
    return [{ type: 'LayoffCompleted', data: command }];
  },
  evolve: {},
};

import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { IsPartialDate, LayoffId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import { Quantity } from '../../values/quantity';
import { requireAnnounced } from './announce-layoff';

/** Records that the company gave up a layoff: from that day on it takes nobody, save those who had left already. */
export class CallOffLayoff {
  /** The programme that is given up; announced before. */
  @LayoffId() readonly layoffId!: string;
  /** Valid time: the day from which on it takes nobody any more. */
  @IsPartialDate() readonly calledOffOn!: string;
  /** How many people it had taken by then, who stay gone; nobody where it is left out. */
  @Optional() @Nested(() => Quantity) readonly alreadyLeft?: Quantity;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type LayoffCalledOff = Event<'LayoffCalledOff', CallOffLayoff>;

/** A layoff that was never planned is a restatement or a retraction, not one that is called off. */
export const callOffLayoff: Change<CallOffLayoff, LayoffCalledOff> = {
  command: CallOffLayoff,
  versions: { LayoffCalledOff: 1 },
  initialState: 'free',
  stream: (command) => `layoff-${command.layoffId}`,
  decide: (command, minted, known) => {
    requireAnnounced(minted, command.layoffId);
    requireQuoted(command.citation, known);
    return [{ type: 'LayoffCalledOff', data: command }];
  },
  evolve: {},
};

import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { DealId, IsPartialDate } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import { requireAnnounced } from './deal';

/** Records that an announced acquisition will not take place. */
export class CallOffAcquisition {
  /** The deal, as it was announced. */
  @DealId() readonly dealId!: string;
  /** Valid time: when it was called off. */
  @IsPartialDate() readonly calledOffOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type AcquisitionCalledOff = Event<'AcquisitionCalledOff', CallOffAcquisition>;

/** It moves nothing, since the announcement moved nothing. */
export const callOffAcquisition: Change<CallOffAcquisition, AcquisitionCalledOff> = {
  command: CallOffAcquisition,
  versions: { AcquisitionCalledOff: 1 },
  initialState: 'free',
  stream: (command) => `deal-${command.dealId}`,
  decide: (command, minted, known) => {
    requireAnnounced(command.dealId, minted);
    requireQuoted(command.citation, known);
    return [{ type: 'AcquisitionCalledOff', data: command }];
  },
  evolve: {},
};

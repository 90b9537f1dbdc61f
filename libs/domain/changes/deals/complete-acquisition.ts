import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { DealId, IsPartialDate } from '../../field-kinds';
import { Nested } from '../../fields';
import { requireNoCycle } from '../../placing';
import { Citation } from '../../values/citation';
import { requireAnnounced } from './deal';

/** Records that an announced acquisition was completed: from that day the company stands below its buyer. */
export class CompleteAcquisition {
  /** The deal, as it was announced. */
  @DealId() readonly dealId!: string;
  /** Valid time: the first day on which the company belongs to the buyer. */
  @IsPartialDate() readonly completedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type AcquisitionCompleted = Event<'AcquisitionCompleted', CompleteAcquisition>;

/** Who buys whom is what the announcement says; a completed deal that is also called off is only possibly completed. */
export const completeAcquisition: Change<CompleteAcquisition, AcquisitionCompleted> = {
  command: CompleteAcquisition,
  versions: { AcquisitionCompleted: 1 },
  initialState: 'free',
  stream: (command) => `deal-${command.dealId}`,
  decide: (command, minted, known) => {
    requireAnnounced(command.dealId, minted);
    requireQuoted(command.citation, known);
    for (const { buyerId, companyId } of known.bidsOf(command.dealId))
      requireNoCycle({ unitId: companyId, parentId: buyerId }, known, '/dealId');
    return [{ type: 'AcquisitionCompleted', data: command }];
  },
  evolve: {},
  remember: ({ data }, entryId) => [{ kind: 'completion', key: data.dealId, value: entryId }],
};

import type { Change, Event } from '../../decider';
import { requireAnnouncedByPublication, requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import { DealId, IsPartialDate, UnitId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import type { Known } from '../../known';
import { requireNoCycle } from '../../placing';
import { Citation } from '../../values/citation';
import { Money } from '../../values/money';

/** Records that a unit is to buy another one. */
export class AnnounceAcquisition {
  /** The deal; new, and for ever its own. */
  @DealId() readonly dealId!: string;
  /** The unit that buys. */
  @UnitId() readonly buyerId!: string;
  /** The company, or part of one, that is bought. */
  @UnitId() readonly companyId!: string;
  /** Valid time: when the deal was announced. */
  @IsPartialDate() readonly announcedOn!: string;
  /** What is paid, where the source says anything about it. */
  @Optional() @Nested(() => Money) readonly price?: Money;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type AcquisitionAnnounced = Event<'AcquisitionAnnounced', AnnounceAcquisition>;

/** An announcement moves nothing: two units may even announce to buy each other. */
export const announceAcquisition: Change<AnnounceAcquisition, AcquisitionAnnounced> = {
  command: AnnounceAcquisition,
  versions: { AcquisitionAnnounced: 1 },
  initialState: 'free',
  mints: true,
  stream: (command) => `deal-${command.dealId}`,
  decide: (command, minted, known) => {
    requireTwo(command);
    known.requireUnit(command.buyerId, '/buyerId');
    known.requireUnit(command.companyId, '/companyId');
    if (minted === 'taken') {
      throw new LedgerError(
        'id_taken',
        `deal "${command.dealId}" is another one already; take another id`,
        '/dealId',
      );
    }
    requireQuoted(command.citation, known);
    requireAnnouncedByPublication(command.announcedOn, command.citation);
    requirePlaceable(command, known);
    return [{ type: 'AcquisitionAnnounced', data: command }];
  },
  evolve: { AcquisitionAnnounced: () => 'taken' },
  remember: ({ data }, entryId) => [
    { kind: 'deal', key: data.dealId, value: entryId },
    { kind: 'buyer', key: data.buyerId, value: data.dealId },
    { kind: 'target', key: data.companyId, value: data.dealId },
  ],
};

function requireTwo({ buyerId, companyId }: AnnounceAcquisition): void {
  if (buyerId !== companyId) return;
  throw new LedgerError('invalid_fields', 'companyId must be another unit than the buyer', '/companyId');
}

/** A restated announcement of a completed deal says anew where the company stands. */
function requirePlaceable({ dealId, buyerId, companyId }: AnnounceAcquisition, known: Known): void {
  if (known.isCompleted(dealId))
    requireNoCycle({ unitId: companyId, parentId: buyerId }, known, '/companyId');
}

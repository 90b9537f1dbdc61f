import type { Change, Event, Minted } from '../../decider';
import { requireAnnouncedByPublication, requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import { Choice, IsPartialDate, LayoffId, UnitId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import { Percentage } from '../../values/percentage';
import { Quantity } from '../../values/quantity';

/** Whether positions are cut for good, for a time, or with the unit itself. */
export const LAYOFF_KINDS = ['permanent', 'temporary', 'closure'] as const;

export type LayoffKind = (typeof LAYOFF_KINDS)[number];

/** Records job cuts that a source reports. */
export class AnnounceLayoff {
  /** The programme; new, and for ever its own. */
  @LayoffId() readonly layoffId!: string;
  /** Unit that is cut, with all below it; the whole company counts as one. */
  @UnitId() readonly unitId!: string;
  /** Positions cut, not full-time equivalents; left out where the source gives only a percentage. */
  @Optional() @Nested(() => Quantity) readonly positions?: Quantity;
  /** Part of the unit's people that is cut, in per cent; where positions are given too, they count and this is compared. */
  @Optional() @Nested(() => Percentage) readonly percentage?: Percentage;
  /** Permanent where it is left out. A temporary layoff is listed, never subtracted; a closure cuts everybody. */
  @Optional() @Choice(LAYOFF_KINDS) readonly kind?: LayoffKind;
  /** Valid time, as precise as the source: `2025`, `2025-10` or `2025-10-28`. */
  @IsPartialDate() readonly announcedOn!: string;
  /** Valid time: when the positions end, where the source says so; the headcount falls on that day. */
  @Optional() @IsPartialDate() readonly effectiveOn?: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type LayoffAnnounced = Event<'LayoffAnnounced', AnnounceLayoff>;

/** Sources may contradict each other: disagreement is recorded, never refused. */
export const announceLayoff: Change<AnnounceLayoff, LayoffAnnounced> = {
  command: AnnounceLayoff,
  versions: { LayoffAnnounced: 1 },
  initialState: 'free',
  mints: true,
  stream: (command) => `layoff-${command.layoffId}`,
  decide: (command, minted, known) => {
    requireSize(command);
    known.requireUnit(command.unitId);
    if (minted === 'taken') {
      throw new LedgerError(
        'id_taken',
        `layoff "${command.layoffId}" is another programme already; take another id`,
        '/layoffId',
      );
    }
    requireQuoted(command.citation, known);
    requireAnnouncedByPublication(command.announcedOn, command.citation);
    return [{ type: 'LayoffAnnounced', data: command }];
  },
  evolve: { LayoffAnnounced: () => 'taken' },
};

function requireSize({ positions, percentage, kind }: AnnounceLayoff): void {
  if (positions !== undefined || percentage !== undefined || kind === 'closure') return;
  const detail =
    'positions or percentage is required; write {"min": 0, "max": null, "wording": "undisclosed"} where the source gives neither';
  throw new LedgerError('invalid_fields', detail, '/positions');
}

/** @throws LedgerError unknown_layoff where the programme was never announced; a withdrawn announcement is one still. */
export function requireAnnounced(minted: Minted, layoffId: string): void {
  if (minted === 'taken') return;
  throw new LedgerError(
    'unknown_layoff',
    `layoff "${layoffId}" was never announced; announce it first`,
    '/layoffId',
  );
}

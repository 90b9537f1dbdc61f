import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { LayoffId, UnitId } from '../../field-kinds';
import { Nested } from '../../fields';
import { Citation } from '../../values/citation';
import { Quantity } from '../../values/quantity';
import { requireAnnounced } from './announce-layoff';

/** Records a sub-unit's part of a layoff, were it only that the part is undisclosed. */
export class ReportLayoffShare {
  /** The programme of which this is a part. */
  @LayoffId() readonly layoffId!: string;
  /** The unit below the layoff's unit whose part it is. */
  @UnitId() readonly unitId!: string;
  /** Positions cut there; `{"min": 0, "max": null, "wording": "undisclosed"}` where the source keeps silent. */
  @Nested(() => Quantity) readonly positions!: Quantity;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type LayoffShareReported = Event<'LayoffShareReported', ReportLayoffShare>;

/** A share of a unit that is not below the layoff's unit is recorded and flagged: sources draw their own maps. */
export const reportLayoffShare: Change<ReportLayoffShare, LayoffShareReported> = {
  command: ReportLayoffShare,
  versions: { LayoffShareReported: 1 },
  initialState: 'free',
  stream: (command) => `layoff-${command.layoffId}`,
  decide: (command, minted, known) => {
    known.requireUnit(command.unitId);
    requireAnnounced(minted, command.layoffId);
    requireQuoted(command.citation, known);
    return [{ type: 'LayoffShareReported', data: command }];
  },
  evolve: {},
};

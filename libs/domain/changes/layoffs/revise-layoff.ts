import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import { Choice, IsPartialDate, LayoffId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import { Percentage } from '../../values/percentage';
import { Quantity } from '../../values/quantity';
import { LAYOFF_KINDS, requireAnnounced } from './announce-layoff';
import type { LayoffKind } from './announce-layoff';

/** Records that the company altered a layoff. A number that was wrong from the start is a restatement, not a revision. */
export class ReviseLayoff {
  /** The programme that is altered; announced before. */
  @LayoffId() readonly layoffId!: string;
  /** Valid time: the day on which the altered plan took the place of the one before it. */
  @IsPartialDate() readonly revisedOn!: string;
  /** The whole new number of positions cut, not the difference; it takes the place of any number and percentage before it. */
  @Optional() @Nested(() => Quantity) readonly positions?: Quantity;
  /** The whole new part of the unit's people, in per cent; it takes the place of any number and percentage before it. */
  @Optional() @Nested(() => Percentage) readonly percentage?: Percentage;
  /** What kind of layoff it has become; as before where it is left out. */
  @Optional() @Choice(LAYOFF_KINDS) readonly kind?: LayoffKind;
  /** Valid time: the new day on which the positions end; as before where it is left out. */
  @Optional() @IsPartialDate() readonly effectiveOn?: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type LayoffRevised = Event<'LayoffRevised', ReviseLayoff>;

/** Fields that are left out stay as the plan before had them, so at least one must be given. */
export const reviseLayoff: Change<ReviseLayoff, LayoffRevised> = {
  command: ReviseLayoff,
  versions: { LayoffRevised: 1 },
  initialState: 'free',
  stream: (command) => `layoff-${command.layoffId}`,
  decide: (command, minted, known) => {
    requireChange(command);
    requireAnnounced(minted, command.layoffId);
    requireQuoted(command.citation, known);
    return [{ type: 'LayoffRevised', data: command }];
  },
  evolve: {},
};

function requireChange({ positions, percentage, kind, effectiveOn }: ReviseLayoff): void {
  if ([positions, percentage, kind, effectiveOn].some((field) => field !== undefined)) return;
  const detail = 'positions, percentage, kind or effectiveOn is required; give what the company altered';
  throw new LedgerError('invalid_fields', detail, '/positions');
}

import type { Quantity, Recorded } from '#domain';
import { factsOf, numbersOf } from './facts';
import type { Numbers } from './facts';
import { spanOf } from './dates';
import type { Span } from './dates';

/** A visible claim that people were hired into a unit, or went from one unit to another. */
export interface StaffChange {
  readonly entry: number;
  /** Left out where they came from outside. */
  readonly fromId?: string;
  readonly toId: string;
  readonly positions: Numbers;
  readonly day: Span;
}

interface Hired {
  readonly unitId: string;
  readonly positions: Quantity;
  readonly hiredOn: string;
}

interface Transferred {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly positions: Quantity;
  readonly transferredOn: string;
}

/** What the visible entries say of people who came or changed places. */
export function staffChangesOf(visible: readonly Recorded[]): readonly StaffChange[] {
  const hired = factsOf<Hired>(visible, 'StaffHired').map(({ entry, unitId, positions, hiredOn }) => {
    return { entry, toId: unitId, positions: numbersOf(positions), day: spanOf(hiredOn) };
  });
  const transferred = factsOf<Transferred>(visible, 'StaffTransferred').map(
    ({ entry, fromUnitId, toUnitId, positions, transferredOn }) => {
      const day = spanOf(transferredOn);
      return { entry, fromId: fromUnitId, toId: toUnitId, positions: numbersOf(positions), day };
    },
  );
  // Within one unit, nobody comes or goes.
  return [...hired, ...transferred.filter(({ fromId, toId }) => fromId !== toId)];
}

import type { DayRange } from '#domain';
import type { TurnRow } from './claims';
import type { Pairing } from './pairing';
import type { Spell } from './spells';

/** Somebody who takes a seat in a post: by a start, or by coming back from leave. */
export interface Arrival {
  readonly personId: string;
  readonly days: DayRange;
  readonly certain: boolean;
  readonly of: Pairing;
  /** Whether the tenure begins, or its holder comes back to it. */
  readonly kind: 'start' | 'return';
  /** False for a start that nobody recorded: it implies no end. */
  readonly takesSeat: boolean;
  /** The claims that say it. */
  readonly because: readonly TurnRow[];
  /** Whether it may end that tenure. */
  displaces(pairing: Pairing): boolean;
}

/** Every start and every return in a post. A return ends no tenure but one that was acting: two appointed ones both stay. */
export function arrivalsOf(
  pairings: readonly Pairing[],
  leaves: ReadonlyMap<Pairing, readonly Spell[]>,
): readonly Arrival[] {
  const starts = pairings.map((of): Arrival => ({
    of,
    kind: 'start',
    personId: of.personId,
    days: of.start,
    certain: of.certain,
    takesSeat: of.startIsRecorded,
    because: of.claims.filter(({ side }) => side === 'start'),
    displaces: () => true,
  }));
  const returns = [...leaves].flatMap(([of, spells]) => spells.flatMap((leave) => returnFrom(leave, of)));
  return [...starts, ...returns];
}

function returnFrom({ pairing, certain }: Spell, of: Pairing): readonly Arrival[] {
  const { personId, end: days, claims } = pairing;
  if (days === undefined) return [];
  const because = claims.filter(({ side }) => side === 'end');
  return [{ of, kind: 'return', personId, days, certain, takesSeat: true, because, displaces: isActing }];
}

/** Whether a tenure is only until somebody is appointed. */
export function isActing({ claims }: Pick<Pairing, 'claims'>): boolean {
  return claims.some(({ acting }) => acting === 1);
}

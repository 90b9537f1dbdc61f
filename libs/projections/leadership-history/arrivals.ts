import type { DayRange } from '#domain';
import type { TurnRow } from './claims';
import type { Pairing } from './pairing';
import type { Spell } from './spells';

/** Somebody who takes a seat in a post: by a start, or by coming back from leave. */
export interface Arrival {
  readonly personId: string;
  readonly days: DayRange;
  readonly certain: boolean;
  /** The tenure that begins; left out of a return. */
  readonly of?: Pairing;
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
    personId: of.personId,
    days: of.start,
    certain: of.certain,
    takesSeat: of.startIsRecorded,
    because: of.claims.filter(({ side }) => side === 'start'),
    displaces: () => true,
  }));
  const returns = [...new Set([...leaves.values()].flat())].flatMap(({ pairing, certain }): Arrival[] => {
    if (pairing.end === undefined) return [];
    const because = pairing.claims.filter(({ side }) => side === 'end');
    const { personId, end: days } = pairing;
    return [{ personId, days, certain, takesSeat: true, because, displaces: isActing }];
  });
  return [...starts, ...returns];
}

/** Whether a tenure is only until somebody is appointed. */
export function isActing({ claims }: Pick<Pairing, 'claims'>): boolean {
  return claims.some(({ acting }) => acting === 1);
}

import { DAY_MAX, addDays } from '#domain';
import type { DayRange } from '#domain';
import type { ClaimRow } from './leadership-history';
import { ordersOf } from './orders';
import type { Pairing } from './pairing';

/** How a tenure ends, its successors considered. */
export interface Ending {
  readonly days: DayRange;
  readonly basis: 'recorded' | 'implied' | 'none';
  /** The starts that imply it. */
  readonly because: readonly ClaimRow[];
}

const NEVER: DayRange = { earliest: DAY_MAX, latest: DAY_MAX };

/**
 * How the tenures in one post end. A start in a post whose seats are all taken implies the end, no later than that day, of the
 * earliest-begun tenure of another person that has no end of its own. Where days leave open who began first, every order is
 * followed; where there are too many, whoever may have a successor may have left at any time.
 */
export function endingsOf(pairings: readonly Pairing[], seats: number): ReadonlyMap<Pairing, Ending> {
  const orders = ordersOf(pairings, ({ start }) => start);
  const endings = orders === undefined ? [anyEnding(pairings)] : orders.map((order) => inOrder(order, seats));
  return new Map(
    pairings.map((pairing) => [pairing, joined(endings.flatMap((ending) => ending.get(pairing) ?? []))]),
  );
}

function inOrder(order: readonly Pairing[], seats: number): ReadonlyMap<Pairing, Ending> {
  const endings = new Map<Pairing, Ending>();
  for (const next of order) {
    if (next.startIsRecorded) replaceFirst(endings, next, seats);
    endings.set(next, {
      days: next.end ?? NEVER,
      basis: next.end === undefined ? 'none' : 'recorded',
      because: [],
    });
  }
  return endings;
}

/** The start of one tenure may end the first of those in office; of two who may have begun on one day, both may have stayed. */
function replaceFirst(endings: Map<Pairing, Ending>, next: Pairing, seats: number): void {
  const { earliest, latest } = next.start;
  const begun = [...endings].filter(([{ personId }]) => personId !== next.personId);
  const open = begun.find(
    ([pairing, { basis, days }]) =>
      basis !== 'recorded' && days.latest === DAY_MAX && heldUntil(pairing) < latest,
  );
  if (open === undefined) return;
  const surelyTaken = begun.filter(
    ([{ certain }, { basis, days }]) => certain && (basis === 'none' || days.earliest > latest),
  );
  const maybeTaken = begun.filter(([, { days }]) => days.latest > earliest);
  const [first, ending] = open;
  const later = earliest > first.start.latest;
  if (next.certain && later && surelyTaken.length >= seats)
    endings.set(first, impliedBy(first, ending, next, latest));
  else if (maybeTaken.length >= seats) endings.set(first, impliedBy(first, ending, next, DAY_MAX));
}

function impliedBy(pairing: Pairing, ending: Ending, next: Pairing, latest: number): Ending {
  const from = addDays(heldUntil(pairing), 1);
  const because = [...ending.because, ...next.claims.filter(({ side }) => side === 'start')];
  return { basis: 'implied', days: { earliest: Math.min(from, latest), latest }, because };
}

/** The last day on which the person surely held the post still: a successor of that day or before ended nothing. */
function heldUntil({ start, attestedOn }: Pairing): number {
  return Math.max(start.earliest, ...attestedOn);
}

/** Without following any order: whoever has no end of their own may have left after the start, or never. */
function anyEnding(pairings: readonly Pairing[]): ReadonlyMap<Pairing, Ending> {
  return new Map(
    pairings.map((pairing) => {
      const basis = pairing.end === undefined ? 'none' : 'recorded';
      const own: Ending = { days: pairing.end ?? NEVER, basis, because: [] };
      const others = pairings.filter(({ personId }) => personId !== pairing.personId);
      const successor = others.find(
        ({ start, startIsRecorded }) => startIsRecorded && start.latest > pairing.start.earliest,
      );
      const isOpen = own.basis === 'none' && successor !== undefined;
      return [pairing, isOpen ? impliedBy(pairing, own, successor, DAY_MAX) : own];
    }),
  );
}

/** The hull of endings that differ from order to order. */
function joined(endings: readonly Ending[]): Ending {
  const implied = endings.find(({ basis }) => basis === 'implied');
  const [first = { days: NEVER, basis: 'none', because: [] }] = endings;
  if (implied === undefined) return first;
  const earliest = Math.min(...endings.map(({ days }) => days.earliest));
  const latest = Math.max(...endings.map(({ days }) => days.latest));
  return {
    basis: 'implied',
    days: { earliest, latest },
    because: [...new Set(endings.flatMap(({ because }) => because))],
  };
}

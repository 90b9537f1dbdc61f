import { DAY_MAX, DAY_MIN, addDays } from '#domain';
import type { DayRange } from '#domain';
import type { ClaimRow } from './leadership-history';
import type { Pairing } from './pairing';

/** How a tenure ends, its successors considered. */
export interface Ending {
  readonly days: DayRange;
  readonly basis: 'recorded' | 'implied' | 'none';
  /** The starts that imply it. */
  readonly because: readonly ClaimRow[];
}

/** Orders of starts that are followed, at most; beyond, whoever may have a successor may have left at any time. */
const ORDERS_MAX = 200;

const NEVER: DayRange = { earliest: DAY_MAX, latest: DAY_MAX };

/**
 * How the tenures in one post end. A start in a post whose seats are all taken implies the end, no later than that day, of the
 * earliest-begun tenure that has no end of its own. Where days leave open who began first, every order is followed.
 */
export function endingsOf(pairings: readonly Pairing[], seats: number): ReadonlyMap<Pairing, Ending> {
  const orders = ordersOf(pairings);
  const endings = orders === undefined ? [anyEnding(pairings)] : orders.map((order) => inOrder(order, seats));
  return new Map(
    pairings.map((pairing) => [pairing, joined(endings.flatMap((ending) => ending.get(pairing) ?? []))]),
  );
}

/** Where only an end is recorded, the start is any day before it: nobody leaves who was not in office the day before. */
export function startOf({ start, end, notBefore }: Pairing): DayRange {
  return start ?? { earliest: notBefore, latest: end === undefined ? DAY_MAX : addDays(end.latest, -1) };
}

/** Every order in which the tenures may have begun; undefined where there are too many. */
function ordersOf(pairings: readonly Pairing[]): readonly (readonly Pairing[])[] | undefined {
  let orders: readonly (readonly Pairing[])[] = [[]];
  for (let length = 0; length < pairings.length; length += 1) {
    orders = orders.flatMap((order) => {
      const rest = pairings.filter((pairing) => !order.includes(pairing));
      const first = Math.min(...rest.map((pairing) => startOf(pairing).latest));
      return rest
        .filter((pairing) => startOf(pairing).earliest <= first)
        .map((pairing) => [...order, pairing]);
    });
    if (orders.length > ORDERS_MAX) return undefined;
  }
  return orders;
}

function inOrder(order: readonly Pairing[], seats: number): ReadonlyMap<Pairing, Ending> {
  const endings = new Map<Pairing, Ending>();
  for (const next of order) {
    if (next.start !== undefined) replaceFirst(endings, next, seats);
    endings.set(next, {
      days: next.end ?? NEVER,
      basis: next.end === undefined ? 'none' : 'recorded',
      because: [],
    });
  }
  return endings;
}

/** The start of one tenure may end the first of those in office. */
function replaceFirst(endings: Map<Pairing, Ending>, next: Pairing, seats: number): void {
  const begun = [...endings];
  const open = begun.find(([, { basis, days }]) => basis !== 'recorded' && days.latest === DAY_MAX);
  if (open === undefined) return;
  const { earliest, latest } = startOf(next);
  const surelyTaken = begun.filter(([, ending]) => ending.basis === 'none' || ending.days.earliest > latest);
  const maybeTaken = begun.filter(([, ending]) => ending.days.latest > earliest);
  const [first, ending] = open;
  if (surelyTaken.length >= seats) endings.set(first, impliedBy(first, ending, next, latest));
  else if (maybeTaken.length >= seats) endings.set(first, impliedBy(first, ending, next, DAY_MAX));
}

function impliedBy(pairing: Pairing, ending: Ending, next: Pairing, latest: number): Ending {
  const from = Math.max(startOf(pairing).earliest, DAY_MIN, ...pairing.attestedOn) + 1;
  const because = [...ending.because, ...next.claims.filter(({ side }) => side === 'start')];
  return { basis: 'implied', days: { earliest: Math.min(from, latest), latest }, because };
}

/** Without following any order: whoever has no end of their own may have left after the start, or never. */
function anyEnding(pairings: readonly Pairing[]): ReadonlyMap<Pairing, Ending> {
  return new Map(
    pairings.map((pairing) => {
      const own: Ending = {
        days: pairing.end ?? NEVER,
        basis: pairing.end === undefined ? 'none' : 'recorded',
        because: [],
      };
      const others = pairings.filter(
        (other) => other !== pairing && startOf(other).latest > startOf(pairing).earliest,
      );
      const [successor] = others.filter(({ start }) => start !== undefined);
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

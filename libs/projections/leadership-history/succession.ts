import { DAY_MAX, addDays } from '#domain';
import type { DayRange } from '#domain';
import type { EndKind, TurnRow } from './claims';
import { ordersOf } from './orders';
import type { Pairing } from './pairing';
import { arrivalsOf } from './arrivals';
import type { Arrival } from './arrivals';
import { anyCoverOf } from './spells';
import type { Certainty, Spell } from './spells';

/** How a tenure ends, its successors considered. */
export interface Ending {
  readonly days: DayRange;
  readonly basis: 'recorded' | 'abolished' | 'implied' | 'none';
  /** The claims beside its own that decide it: starts that imply it, ends of more than this tenure. */
  readonly because: readonly TurnRow[];
  /** Of an implied end: whether it came for certain. */
  readonly replaced: 'no' | 'maybe' | 'surely';
}

/** The tenures of one post, and how many may hold it at once. */
export interface Seats {
  readonly pairings: readonly Pairing[];
  readonly seats: number;
  readonly leaves: ReadonlyMap<Pairing, readonly Spell[]>;
}

const NEVER: DayRange = { earliest: DAY_MAX, latest: DAY_MAX };

/**
 * How the tenures in one post end. A start in a post whose seats are all taken implies the end, no later than that day, of the
 * earliest-begun tenure of another person that has no end of its own. Who is on leave takes no seat and is not replaced; who comes
 * back takes it again from one who acts. Where days leave open who began first, every order is followed; where there are too many,
 * whoever may have a successor may have left at any time.
 */
export function endingsOf(post: Seats): ReadonlyMap<Pairing, Ending> {
  const orders = ordersOf(arrivalsOf(post.pairings, post.leaves), ({ days }) => days);
  const endings =
    orders === undefined ? [anyEnding(post.pairings)] : orders.map((order) => inOrder(order, post));
  return new Map(
    post.pairings.map((pairing) => [pairing, joined(endings.flatMap((ending) => ending.get(pairing) ?? []))]),
  );
}

function inOrder(order: readonly Arrival[], post: Seats): ReadonlyMap<Pairing, Ending> {
  const endings = new Map<Pairing, Ending>();
  for (const next of order) {
    if (next.takesSeat) replaceFirst(endings, next, post);
    if (next.kind === 'start') endings.set(next.of, ownEnding(next.of));
  }
  return endings;
}

/** How a tenure ends without successors. */
function ownEnding({ end, lastly, confirmed }: Pairing): Ending {
  if (end !== undefined) return { days: end, basis: 'recorded', because: [], replaced: 'no' };
  if (confirmed !== undefined)
    return { days: confirmed.days, basis: 'implied', because: confirmed.claims, replaced: 'no' };
  if (lastly === undefined) return { days: NEVER, basis: 'none', because: [], replaced: 'no' };
  const kinds = lastly.claims.map(({ kind }): EndKind | null => kind);
  const basis = kinds.every((kind) => kind === 'abolished') ? 'abolished' : 'recorded';
  return { days: lastly.days, basis, because: lastly.claims, replaced: 'no' };
}

/** The arrival of one may end the first of those in office; of two who may have begun on one day, both may have stayed. */
function replaceFirst(endings: Map<Pairing, Ending>, next: Arrival, { seats, leaves }: Seats): void {
  const begun = [...endings]
    .filter(([{ personId }]) => personId !== next.personId)
    .map(([pairing, ending]): Begun => {
      const absent = anyCoverOf(leaves.get(pairing) ?? [], next.days);
      return { pairing, ending, absent };
    });
  const comes = comingOf(endings, next);
  if (comes === 'no' || begun.filter((one) => mayBeSeated(one, next)).length < seats) return;
  let isSure = comes === 'definitely' && begun.filter((one) => isSeated(one, next)).length >= seats;
  for (const one of begun.filter((each) => mayEnd(each, next))) {
    const { pairing, ending } = one;
    isSure &&= isSeated(one, next);
    endings.set(pairing, impliedBy(pairing, ending, next, isSure ? next.days.latest : DAY_MAX));
    // Whoever may not have been there leaves open that it was the next.
    if (isSeated(one, next)) return;
  }
}

/** Whether somebody arrives at all: nobody comes back to a post in which another has followed. */
function comingOf(endings: ReadonlyMap<Pairing, Ending>, { kind, of, certain, days }: Arrival): Certainty {
  const sure = certain ? 'definitely' : 'possibly';
  if (kind === 'start') return sure;
  const end = endings.get(of)?.days ?? { earliest: days.earliest, latest: days.earliest };
  if (end.latest <= days.earliest) return 'no';
  return end.earliest > days.latest ? sure : 'possibly';
}

/** A tenure that began before another's arrival. */
interface Begun {
  readonly pairing: Pairing;
  readonly ending: Ending;
  /** Whether the holder is on leave when the other arrives. */
  readonly absent: Certainty;
}

/** Whether somebody surely holds the post when another arrives: since a day before. */
function isSeated({ pairing, ending: { days }, absent }: Begun, next: Arrival): boolean {
  const staysOn = days.earliest === DAY_MAX || days.earliest > next.days.latest;
  return pairing.certain && absent === 'no' && staysOn && pairing.start.latest < next.days.earliest;
}

function mayBeSeated({ ending, absent }: Begun, next: Arrival): boolean {
  return ending.days.latest > next.days.earliest && absent !== 'definitely';
}

/** Whether an arrival could end a tenure: one without an end of its own, that had begun, and that nobody surely ended before. */
function mayEnd({ pairing, ending: { days, replaced }, absent }: Begun, next: Arrival): boolean {
  if (pairing.end !== undefined || replaced === 'surely' || absent === 'definitely') return false;
  if (!next.displaces(pairing)) return false;
  return days.latest > next.days.earliest && heldUntil(pairing) < next.days.latest;
}

function impliedBy(pairing: Pairing, ending: Ending, next: Arrival, latest: number): Ending {
  const from = Math.min(addDays(heldUntil(pairing), 1), latest);
  const lastly = (pairing.lastly ?? pairing.confirmed)?.days ?? NEVER;
  return {
    basis: 'implied',
    replaced: latest === DAY_MAX ? 'maybe' : 'surely',
    days: { earliest: Math.min(from, lastly.earliest), latest: Math.min(latest, lastly.latest) },
    because: [...ending.because, ...next.because],
  };
}

/** The last day on which the person surely held the post still: a successor of that day or before ended nothing. */
function heldUntil({ start, attestedOn }: Pairing): number {
  return Math.max(start.earliest, ...attestedOn);
}

/** Without following any order: whoever has no end of their own may have left after the start, or never. */
function anyEnding(pairings: readonly Pairing[]): ReadonlyMap<Pairing, Ending> {
  return new Map(
    pairings.map((pairing) => {
      const own = ownEnding(pairing);
      const others = arrivalsOf(pairings, new Map()).filter(({ personId }) => personId !== pairing.personId);
      const successor = others.find(
        ({ days, takesSeat }) => takesSeat && days.latest > pairing.start.earliest,
      );
      const isOpen = pairing.end === undefined && successor !== undefined;
      return [pairing, isOpen ? impliedBy(pairing, own, successor, DAY_MAX) : own];
    }),
  );
}

/** The hull of endings that differ from order to order. */
function joined(endings: readonly Ending[]): Ending {
  const implied = endings.filter(({ basis }) => basis === 'implied');
  const [first = { days: NEVER, basis: 'none', because: [], replaced: 'no' }] = endings;
  if (implied.length === 0) return first;
  const earliest = Math.min(...endings.map(({ days }) => days.earliest));
  const latest = Math.max(...endings.map(({ days }) => days.latest));
  return {
    basis: 'implied',
    replaced: endings.every(({ replaced }) => replaced === 'surely') ? 'surely' : 'maybe',
    days: { earliest, latest },
    because: [...new Set(endings.flatMap(({ because }) => because))],
  };
}

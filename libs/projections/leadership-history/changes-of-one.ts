import type { DayRange } from '#domain';
import { ZERO, hull } from '../interval';
import type { Interval } from '../interval';
import { liesIn } from '../period';
import type { Period } from '../period';
import type { Rested } from '../valid-order';
import type { ClaimRow } from './claims';
import { isAttestation, keyOf, readingsOf } from './pairing';
import type { Pairing } from './pairing';
import type { Ending } from './succession';

/** Which starts and ends are counted, and what decides on them. */
export interface Counting {
  readonly period: Period;
  /** Whether a start is told by an entry that also tells an end in the unit: then it is one change. */
  readonly isMove: (start: ClaimRow) => boolean;
  /** False where more is told than can be so at once. */
  readonly complete: boolean;
  /** How tenures end, by `nameOf`. */
  readonly endings: ReadonlyMap<string, Ending>;
}

/** How many changes there are, and what that rests on. */
export interface Counted {
  readonly count: Interval;
  readonly rested: readonly Rested[];
}

/** A change, and whether it came at all. */
interface Change {
  readonly days: DayRange;
  readonly isSure: boolean;
}

/** The starts that are told by an entry which also tells an end among these claims. */
export function movesIn(claims: readonly ClaimRow[]): Counting['isMove'] {
  const ending = new Set(
    claims.filter(({ side, general }) => side === 'end' && general !== true).map(({ entry }) => entry),
  );
  return ({ entry }) => ending.has(entry);
}

/**
 * How many changes one person's starts and ends in one post are. That somebody is seen in office is no dated change; it is a ground only
 * where it decides which starts and ends there are.
 */
export function countIn(claims: readonly ClaimRow[], counting: Counting): Counted {
  const all = countedIn(claims, counting);
  const dated = claims.filter((claim) => !isAttestation(claim));
  if (dated.length === claims.length) return all;
  const isTold = dated.some(({ general }) => general !== true);
  const bare = isTold ? countedIn(dated, counting).count : ZERO;
  if (bare.min !== all.count.min || bare.max !== all.count.max) return all;
  const seen = new Set(claims.filter(isAttestation).map(({ entry }) => entry));
  return { ...all, rested: all.rested.filter(({ entry }) => !seen.has(entry)) };
}

/** In whatever order they came. */
function countedIn(claims: readonly ClaimRow[], counting: Counting): Counted {
  const { readings, complete } = readingsOf(claims);
  const own = claims.map(({ entry, earliest }) => ({ entry, day: earliest }));
  if (!complete || !counting.complete) {
    const max = datedIn(claims, counting);
    return { count: { min: 0, max }, rested: max > 0 ? own : [] };
  }
  const counts = readings.map((pairings) => {
    const found = pairings.flatMap((pairing) => changesIn(pairing, counting));
    const lies = found.map(({ days, isSure }) => ({ isSure, lies: liesIn(days, counting.period) }));
    return {
      min: lies.filter((one) => one.isSure && one.lies === 'definitely').length,
      max: lies.filter((one) => one.lies !== 'no').length,
    };
  });
  const [first = { min: 0, max: 0 }, ...others] = counts;
  const count = hull(first, ...others);
  const decided = readings.flat().flatMap((pairing) => decidersOf(pairing, counting));
  const mayCount = claims.some((claim) => liesIn(claim, counting.period) !== 'no');
  return { count, rested: mayCount || count.max > 0 ? [...own, ...decided] : [] };
}

/** As many changes as there are dated starts and ends that may lie in the period. */
function datedIn(claims: readonly ClaimRow[], { period, isMove }: Counting): number {
  const dated = claims.filter((claim) => claim.side === 'end' || !(isAttestation(claim) || isMove(claim)));
  return dated.filter((claim) => liesIn(claim, period) !== 'no').length;
}

/** A reassignment within the unit is one change, though it ends one tenure and starts another. */
function changesIn(pairing: Pairing, counting: Counting): readonly Change[] {
  const { claims, start, end } = pairing;
  const starts = claims.filter((claim) => claim.side === 'start');
  const isDated =
    starts.some((claim) => !isAttestation(claim)) && !starts.some((claim) => counting.isMove(claim));
  return [
    ...(isDated ? [{ days: start, isSure: true }] : []),
    ...(end === undefined ? [] : [{ days: end, isSure: true }]),
    ...lastChange(pairing, counting),
  ];
}

/** The end that more than this tenure had, unless a successor had ended the tenure before. */
function lastChange(pairing: Pairing, { endings }: Counting): readonly Change[] {
  const replaced = endings.get(nameOf(pairing))?.replaced ?? 'no';
  if (pairing.lastly === undefined || replaced === 'surely') return [];
  return [{ days: pairing.lastly.days, isSure: replaced === 'no' }];
}

/** The starts of others that decide whether an end of more than one tenure was one of this. */
function decidersOf(pairing: Pairing, { period, endings }: Counting): readonly Rested[] {
  if (pairing.lastly === undefined || liesIn(pairing.lastly.days, period) === 'no') return [];
  const because = endings.get(nameOf(pairing))?.because ?? [];
  return because.map(({ entry, earliest }) => ({ entry, day: earliest }));
}

/** What tells a tenure from every other in the unit. */
export function nameOf(pairing: Pairing): string {
  return `${pairing.claims[0]?.post_id} ${pairing.personId} ${keyOf(pairing)}`;
}

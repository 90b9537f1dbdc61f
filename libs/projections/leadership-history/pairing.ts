import { DAY_MAX, DAY_MIN, addDays, hullOf, intersectionOf } from '#domain';
import type { Day, DayRange } from '#domain';
import type { ClaimRow } from './leadership-history';
import { sequencesOf } from './readings';

/** A person's time in one post, as starts and ends pair up; days are inclusive bounds. */
export interface Pairing {
  readonly personId: string;
  /** Where only an end is recorded, any day before it: nobody leaves who was not in office the day before. */
  readonly start: DayRange;
  readonly startIsRecorded: boolean;
  /** Left out where no end is recorded. */
  readonly end?: DayRange;
  /** Days on which a source says that the person was in office, in order. */
  readonly attestedOn: readonly Day[];
  readonly claims: readonly ClaimRow[];
  /** Whether starts and ends pair up like this in whatever order they may have come. */
  readonly certain: boolean;
}

/** Pairs the starts and ends of one person in one post, in every valid order that their days allow; each pairing once. */
export function pair(claims: readonly ClaimRow[]): readonly Pairing[] {
  const { readings, complete } = readingsOf(claims);
  return joined(readings, complete);
}

/**
 * What the starts and ends of one person in one post come to, order by order. Not complete where there are more orders than we
 * follow: then the person may have been in office whenever any order could say so.
 */
export function readingsOf(claims: readonly ClaimRow[]): {
  readonly readings: readonly (readonly Pairing[])[];
  readonly complete: boolean;
} {
  const sequences = sequencesOf(claims);
  if (sequences === undefined) return { readings: [[atAnyTime(claims)]], complete: false };
  const readings = sequences.map(pairInOrder);
  const consistent = readings.filter((reading) => reading.every(isAttestedWithin));
  return { readings: consistent.length > 0 ? consistent : readings, complete: true };
}

/** A tenure that may have begun with any start, or before any end, and may still go on. */
function atAnyTime(claims: readonly ClaimRow[]): Pairing {
  const starts = claims.filter(({ side }) => side === 'start');
  const start = starts.length < claims.length ? { earliest: DAY_MIN, latest: DAY_MAX } : hullOf(starts);
  return {
    personId: claims[0]?.person_id ?? '',
    start,
    startIsRecorded: starts.length > 0,
    attestedOn: [],
    claims,
    certain: false,
  };
}

/** "Is in office on day T" is a start of which only the latest day is known. */
export function isAttestation({ attests }: ClaimRow): boolean {
  return attests === 1;
}

/** What came before the next claim in an order. */
interface Turn {
  readonly starts: readonly ClaimRow[];
  readonly ends: readonly ClaimRow[];
}

function pairInOrder(order: readonly ClaimRow[]): readonly Pairing[] {
  const turns: Turn[] = [];
  for (const claim of order) {
    const last = turns.at(-1);
    if (last !== undefined && belongsTo(last, claim)) turns[turns.length - 1] = withClaim(last, claim);
    else turns.push(withClaim({ starts: [], ends: [] }, claim));
  }
  let notBefore = DAY_MIN;
  return turns.map((turn) => {
    const pairing = pairingOf(turn, notBefore);
    notBefore = Math.max(notBefore, pairing.end?.earliest ?? DAY_MIN);
    return pairing;
  });
}

/** A start of somebody in office says the same tenure again. An end closes it, and one more end says the same end again. */
function belongsTo({ ends }: Turn, claim: ClaimRow): boolean {
  return ends.length === 0 || claim.side === 'end';
}

function withClaim({ starts, ends }: Turn, claim: ClaimRow): Turn {
  return claim.side === 'start' ? { starts: [...starts, claim], ends } : { starts, ends: [...ends, claim] };
}

function pairingOf({ starts, ends }: Turn, notBefore: Day): Pairing {
  const claims = [...starts, ...ends];
  const end = ends.length === 0 ? undefined : sameDay(ends);
  const start = startWithin(starts, notBefore, end?.latest ?? DAY_MAX);
  const attested = starts.filter(isAttestation).map(({ latest }) => latest);
  return {
    personId: claims[0]?.person_id ?? '',
    start,
    startIsRecorded: starts.length > 0,
    ...(end === undefined ? {} : { end: clipped(end, { earliest: start.earliest, latest: DAY_MAX }) }),
    attestedOn: attested.toSorted((a, b) => a - b),
    claims,
    certain: true,
  };
}

/** A start lies after the tenure before and before the end; one that nobody recorded, at the latest the day before. */
function startWithin(starts: readonly ClaimRow[], notBefore: Day, end: Day): DayRange {
  const unknown = { earliest: notBefore, latest: Math.max(notBefore, addDays(end, -1)) };
  const claimed = starts.length === 0 ? unknown : sameDay(starts);
  return clipped(claimed, { earliest: notBefore, latest: Math.max(notBefore, end) });
}

/** The days that lie within bounds; all of them where none does, since sources that contradict are not mended. */
function clipped(days: DayRange, bounds: DayRange): DayRange {
  return intersectionOf(days, bounds) ?? days;
}

/** Whoever is in office on the last day of an end, or after it, had not left by it. */
function isAttestedWithin({ end, attestedOn }: Pairing): boolean {
  return end === undefined || attestedOn.every((day) => day < end.latest);
}

/** One day of which several entries speak: where they can all be right, it is one on which they are; else any that one names. */
function sameDay(claims: readonly DayRange[]): DayRange {
  const common = claims.reduce<DayRange | undefined>(
    (days, claim) => (days === undefined ? undefined : intersectionOf(days, claim)),
    { earliest: DAY_MIN, latest: DAY_MAX },
  );
  return common ?? hullOf(claims);
}

/** The pairings of all orders, each once; certain where every order has it. */
function joined(readings: readonly (readonly Pairing[])[], complete: boolean): readonly Pairing[] {
  const found = new Map<string, { readonly pairing: Pairing; times: number }>();
  for (const pairing of readings.flat()) {
    const key = JSON.stringify([
      pairing.start,
      pairing.end,
      pairing.claims.map(({ entry }) => entry).toSorted((a, b) => a - b),
    ]);
    const known = found.get(key) ?? { pairing, times: 0 };
    known.times += 1;
    found.set(key, known);
  }
  return [...found.values()].map(({ pairing, times }) => ({
    ...pairing,
    certain: complete && times === readings.length,
  }));
}

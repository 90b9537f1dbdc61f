import { DAY_MAX } from '#domain';
import type { DayRange, Names } from '#domain';
import { dayText, daysText } from '../days';
import type { Tenure } from './answer';
import type { ClaimRow } from './leadership-history';
import { isAttestation, pair } from './pairing';
import type { Pairing } from './pairing';

/** A tenure with its days as numbers, for reckoning. */
export interface Reckoned {
  readonly tenure: Tenure;
  readonly start: DayRange;
  /** Days that may be the first no longer in office; DAY_MAX where no end is known. */
  readonly end: DayRange;
  readonly claims: readonly ClaimRow[];
  /** Whether a source dates the start; "is in office on day T" does not. */
  readonly startIsDated: boolean;
}

/** The tenures that the starts and ends in a unit's posts come to, by their start. */
export function tenuresOf(claims: readonly ClaimRow[]): readonly Reckoned[] {
  const posts = groupBy(claims, (claim) => claim.post_id);
  const reckoned = posts.flatMap((inPost) => {
    const pairings = groupBy(inPost, (claim) => claim.person_id).flatMap((ofPerson) => [...pair(ofPerson)]);
    return impliedEnds(pairings, seatsOf(inPost));
  });
  return reckoned.toSorted(
    (a, b) =>
      a.start.earliest - b.start.earliest || a.start.latest - b.start.latest || entryOf(a) - entryOf(b),
  );
}

interface Ended {
  readonly pairing: Pairing;
  readonly end: DayRange;
  readonly basis: 'recorded' | 'implied' | 'none';
  /** The start that implies the end. */
  readonly because: readonly ClaimRow[];
}

const NEVER: DayRange = { earliest: DAY_MAX, latest: DAY_MAX };

/**
 * A start in a post whose seats are all taken implies the end, no later than that day, of the earliest-begun tenure that has
 * no end of its own; not before its own start, nor before a day on which the person is said to be in office.
 */
function impliedEnds(pairings: readonly Pairing[], seats: number): readonly Reckoned[] {
  const ended: Ended[] = [];
  for (const pairing of pairings.toSorted(byStart)) {
    const open = ended.filter((earlier) => earlier.basis === 'none');
    const taken = ended.filter((earlier) => earlier.end.latest > startOf(pairing).latest);
    const [first] = open;
    if (pairing.start !== undefined && first !== undefined && taken.length >= seats) {
      ended[ended.indexOf(first)] = impliedBy(first, pairing);
    }
    const basis = pairing.end === undefined ? 'none' : 'recorded';
    ended.push({ pairing, end: pairing.end ?? NEVER, basis, because: [] });
  }
  return ended.map(reckon);
}

function impliedBy(ended: Ended, successor: Pairing): Ended {
  const { latest } = startOf(successor);
  const earliest = Math.max(startOf(ended.pairing).earliest, ...ended.pairing.attestedOn) + 1;
  return {
    ...ended,
    basis: 'implied',
    end: { earliest: Math.min(earliest, latest), latest },
    because: successor.claims,
  };
}

/** Where only an end is recorded, the start is any day before it. */
function startOf({ start, end, notBefore }: Pairing): DayRange {
  return start ?? { earliest: notBefore, latest: end === undefined ? DAY_MAX : end.latest };
}

function reckon({ pairing, end, basis, because }: Ended): Reckoned {
  const start = startOf(pairing);
  const newest = pairing.claims.toSorted((a, b) => a.entry - b.entry).at(-1) as ClaimRow;
  return {
    start,
    end,
    claims: pairing.claims,
    startIsDated: pairing.claims.some((claim) => claim.side === 'start' && !isAttestation(claim)),
    tenure: {
      personId: pairing.personId,
      unitId: pairing.unitId,
      postId: pairing.postId,
      title: JSON.parse(newest.title) as Names,
      heads: pairing.claims.some(({ heads }) => heads === 1),
      seats: newest.seats,
      acting: pairing.claims.some(({ acting }) => acting === 1),
      start: { ...daysText(start), basis: pairing.start === undefined ? 'implied' : 'recorded' },
      end: { ...daysText(end), basis },
      attestedOn: [...new Set(pairing.attestedOn.flatMap((day) => dayText(day) ?? []))],
      entries: [...new Set([...pairing.claims, ...because].map(({ entry }) => entry))].toSorted(
        (a, b) => a - b,
      ),
    },
  };
}

/** Entries of one post that differ in their seats are read with the most that any gives. */
function seatsOf(claims: readonly ClaimRow[]): number {
  return Math.max(...claims.map(({ seats }) => seats));
}

function byStart(a: Pairing, b: Pairing): number {
  const [first, second] = [startOf(a), startOf(b)];
  return first.earliest - second.earliest || first.latest - second.latest || entryOf(a) - entryOf(b);
}

function entryOf({ claims }: Pick<Pairing, 'claims'>): number {
  return Math.min(...claims.map(({ entry }) => entry));
}

function groupBy(
  claims: readonly ClaimRow[],
  key: (claim: ClaimRow) => string,
): readonly (readonly ClaimRow[])[] {
  const groups = new Map<string, ClaimRow[]>();
  for (const claim of claims) groups.set(key(claim), [...(groups.get(key(claim)) ?? []), claim]);
  return [...groups.values()];
}

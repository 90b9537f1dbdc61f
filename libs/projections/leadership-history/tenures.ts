import type { DayRange, Names } from '#domain';
import { dayText, daysText } from '../days';
import type { Tenure } from './answer';
import type { ClaimRow } from './leadership-history';
import { pair } from './pairing';
import { endingsOf } from './succession';
import type { Ending } from './succession';
import type { Pairing } from './pairing';

/** A tenure with its days as numbers, for reckoning. */
export interface Reckoned {
  readonly tenure: Tenure;
  readonly start: DayRange;
  /** Days that may be the first no longer in office; DAY_MAX where no end is known. */
  readonly end: DayRange;
  readonly claims: readonly ClaimRow[];
  /** Whether starts and ends pair up like this in whatever order they may have come. */
  readonly certain: boolean;
}

/** The tenures that the starts and ends in a unit's posts come to, by their start. */
export function tenuresOf(claims: readonly ClaimRow[]): readonly Reckoned[] {
  const posts = groupBy(claims, (claim) => claim.post_id);
  const reckoned = posts.flatMap((inPost) => {
    const pairings = groupBy(inPost, (claim) => claim.person_id).flatMap((ofPerson) => [...pair(ofPerson)]);
    return [...endingsOf(pairings, seatsOf(inPost))].map(([pairing, ending]) => reckon(pairing, ending));
  });
  return reckoned.toSorted(
    (a, b) =>
      a.start.earliest - b.start.earliest || a.start.latest - b.start.latest || entryOf(a) - entryOf(b),
  );
}

function reckon(pairing: Pairing, { days: end, basis, because }: Ending): Reckoned {
  const { start, certain } = pairing;
  const newest = pairing.claims.toSorted((a, b) => a.entry - b.entry).at(-1) as ClaimRow;
  return {
    start,
    end,
    certain,
    claims: pairing.claims,
    tenure: {
      personId: pairing.personId,
      unitId: newest.unit_id,
      postId: newest.post_id,
      title: JSON.parse(newest.title) as Names,
      heads: pairing.claims.some(({ heads }) => heads === 1),
      seats: newest.seats,
      acting: pairing.claims.some(({ acting }) => acting === 1),
      start: { ...daysText(start), basis: pairing.startIsRecorded ? 'recorded' : 'implied' },
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

function entryOf({ claims }: Pick<Pairing, 'claims'>): number {
  return Math.min(...claims.map(({ entry }) => entry));
}

/** Claims with the same key, in the order in which the keys first come. */
export function groupBy(
  claims: readonly ClaimRow[],
  key: (claim: ClaimRow) => string,
): readonly (readonly ClaimRow[])[] {
  const groups = new Map<string, ClaimRow[]>();
  for (const claim of claims) groups.set(key(claim), [...(groups.get(key(claim)) ?? []), claim]);
  return [...groups.values()];
}

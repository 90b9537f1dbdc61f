import { daysText } from '../days';
import { isAttestation } from '../leadership-history/pairing';
import type { ClaimRow } from '../leadership-history/claims';
import { positionsOf } from './discrepancy';
import type { Find, Finding } from './discrepancy';
import { endsAndStarts } from './ends-and-starts';
import type { OfOnePerson } from './ends-and-starts';

/**
 * An end outside the recorded tenures of the same person in the same post: each definitely ended before, or begins after. Where
 * no tenure is recorded at all the end implies one, and nothing contradicts it.
 */
export const endOutsideTenures: Find = (unitId, ledger) => endsAndStarts(unitId, ledger).flatMap(outside);

function outside({ starts, ends, reversed }: OfOnePerson): readonly Finding[] {
  if (starts.length === 0) return [];
  const listed = new Set(reversed.map(({ end }) => end));
  return ends
    .filter((end) => !listed.has(end))
    .flatMap((end) => {
      const former = ends.filter(({ latest }) => latest < end.earliest);
      const closing = starts.map((start) => closedBy(start, former));
      const isOutside = starts.every(
        (start, number) => beginsAfter(start, end) || closing[number] !== undefined,
      );
      return isOutside ? [findingOf(end, [...starts, ...closing.flatMap((one) => one ?? [])])] : [];
    });
}

/** Whoever is in office on the last day of an end, or after it, begins after it. */
function beginsAfter(start: ClaimRow, end: ClaimRow): boolean {
  return isAttestation(start) ? start.latest >= end.latest : start.earliest > end.latest;
}

/** The end before which a tenure surely began. */
function closedBy(start: ClaimRow, former: readonly ClaimRow[]): ClaimRow | undefined {
  return former.find(({ earliest }) => start.latest <= earliest);
}

function findingOf(end: ClaimRow, against: readonly ClaimRow[]): Finding {
  return {
    certainty: 'definite',
    subject: { unitId: end.unit_id, postId: end.post_id, personId: end.person_id },
    days: end,
    what: { endedOn: daysText(end), tenures: against.filter(({ side }) => side === 'start').length },
    says: [end.entry],
    against: positionsOf(against.map(({ entry }) => entry)),
  };
}

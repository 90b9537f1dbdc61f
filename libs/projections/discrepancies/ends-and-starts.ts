import type { DayRange } from '#domain';
import { groupBy, tenureClaimsIn } from '../leadership-history/claims';
import type { ClaimRow } from '../leadership-history/claims';
import { formerlySaid } from './restated-days';
import type { Inspected } from './inspected';

/** An end with a start that comes after it, though the one was recorded as the end of the other. */
export interface Reversed {
  readonly start: ClaimRow;
  readonly end: ClaimRow;
  readonly certainty: 'definite' | 'possible';
}

/** The starts and ends of one person in one post, with those that a restatement put in the wrong order. */
export interface OfOnePerson {
  readonly starts: readonly ClaimRow[];
  readonly ends: readonly ClaimRow[];
  readonly reversed: readonly Reversed[];
}

/** The starts and ends in a unit's posts, person by person and post by post. */
export function endsAndStarts(
  unitId: string,
  { statements, asked }: Pick<Inspected, 'statements' | 'asked'>,
): readonly OfOnePerson[] {
  const claims = tenureClaimsIn(statements, unitId, asked);
  return groupBy(claims, (claim) => `${claim.post_id} ${claim.person_id}`).map((ofOne) => {
    const starts = ofOne.filter(({ side }) => side === 'start');
    const ends = ofOne.filter(({ side }) => side === 'end');
    const formers = formerlySaid(statements, ofOne, asked);
    return { starts, ends, reversed: ends.flatMap((end) => reversedBy(end, starts, formers)) };
  });
}

type Order = 'no' | 'possible' | 'definite';
const ORDERS: readonly Order[] = ['no', 'possible', 'definite'];

/** The starts after an end that the first wording put before it; none where another start is there for it. */
function reversedBy(
  end: ClaimRow,
  starts: readonly ClaimRow[],
  formers: ReadonlyMap<number, readonly ClaimRow[]>,
): readonly Reversed[] {
  return starts.flatMap((start) => {
    const certainty = endsBefore(end, start);
    if (certainty === 'no') return [];
    if (starts.some((other) => other !== start && endsBefore(end, other) !== 'definite')) return [];
    const formerStarts = [start, ...sideOf(formers.get(start.entry), 'start')];
    const formerEnds = [end, ...sideOf(formers.get(end.entry), 'end')];
    const before = formerStarts.flatMap((from) => formerEnds.map((to) => endsBefore(to, from)));
    const least = Math.min(...before.map((order) => ORDERS.indexOf(order)));
    return least < ORDERS.indexOf(certainty) ? [{ start, end, certainty }] : [];
  });
}

function sideOf(claims: readonly ClaimRow[] = [], side: ClaimRow['side']): readonly ClaimRow[] {
  return claims.filter((claim) => claim.side === side);
}

/** Whether an end lies before a start, whatever days they had. */
function endsBefore(end: DayRange, start: DayRange): Order {
  if (end.latest < start.earliest) return 'definite';
  return end.earliest < start.latest ? 'possible' : 'no';
}

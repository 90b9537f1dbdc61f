import { hullOf } from '#domain';
import { groupBy, tenureClaimsIn } from '../leadership-history/claims';
import type { ClaimRow } from '../leadership-history/claims';
import { positionsOf } from './discrepancy';
import type { Find, Finding } from './discrepancy';

/** Entries of one post that differ in whether it heads its unit, or in its seats. */
export const postsDiffer: Find = (unitId, { statements, asked }) =>
  groupBy(tenureClaimsIn(statements, unitId, asked), ({ post_id }) => post_id).flatMap(differing);

function differing(claims: readonly ClaimRow[]): readonly Finding[] {
  const [first] = claims.toSorted((a, b) => a.entry - b.entry);
  if (first === undefined) return [];
  const others = claims.filter(({ heads, seats }) => heads !== first.heads || seats !== first.seats);
  if (others.length === 0) return [];
  const alike = claims.filter((claim) => !others.includes(claim));
  return [
    {
      certainty: 'definite',
      subject: { unitId: first.unit_id, postId: first.post_id },
      days: hullOf(claims),
      what: {
        heads: [...new Set(claims.map(({ heads }) => (heads === 1 ? 'true' : 'false')))],
        seats: [...new Set(claims.map(({ seats }) => seats))],
      },
      says: positionsOf(alike.map(({ entry }) => entry)),
      against: positionsOf(others.map(({ entry }) => entry)),
    },
  ];
}

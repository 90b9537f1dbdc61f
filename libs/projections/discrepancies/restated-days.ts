import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import type { ClaimRow } from '../leadership-history/claims';
import type { Statements } from '../statements';
import { LISTED, listOf } from '../withdrawals';

/**
 * What the starts and ends of one person in one post said before they were restated, by the position of the entry that stands
 * in their place now.
 */
export function formerlySaid(
  statements: Statements,
  claims: readonly ClaimRow[],
  asked: Asked,
): ReadonlyMap<number, readonly ClaimRow[]> {
  const [first] = claims;
  if (first === undefined) return new Map();
  const sql = `SELECT f.*, n.position AS restated_by
    FROM entry n JOIN entry o ON o.id = n.restates JOIN tenure_claim f ON f.entry = o.position
    WHERE f.variant = 0 AND n.position IN ${LISTED} AND f.post_id = ?
      AND f.unit_id IN ${LISTED} AND f.person_id IN ${LISTED}`;
  const formers = statements.all<ClaimRow & { readonly restated_by: number }>(
    sql,
    JSON.stringify(claims.map(({ entry }) => entry)),
    first.post_id,
    listOf(identitiesOf(statements, 'unit', asked).all(first.unit_id)),
    listOf(identitiesOf(statements, 'person', asked).all(first.person_id)),
  );
  const by = new Map<number, readonly ClaimRow[]>();
  for (const former of formers) by.set(former.restated_by, [...(by.get(former.restated_by) ?? []), former]);
  return by;
}

import type { Asked } from '../asked';
import { Identities, declarations } from '../identities';
import type { Statements } from '../statements';
import { at } from '../visibility';
import { LISTED, listOf } from '../withdrawals';
import type { Candidates } from '../withdrawals';

/** Which layoffs are declared to be one programme. */
export function sameLayoffs(statements: Statements, asked: Asked): Identities {
  return new Identities(statements, 'layoff', asked);
}

/** Rows of a layoff under all of its ids, told under the one that is kept. */
export function ofLayoff<Row extends { readonly layoff_id: string }>(
  statements: Statements,
  sql: string,
  layoffId: string,
  asked: Asked,
): readonly Row[] {
  const same = sameLayoffs(statements, asked);
  const rows = same.all(layoffId).flatMap((id) => statements.all<Row>(sql, id, ...at(asked)));
  return same.renamed(rows, 'layoff_id');
}

/** Declarations of layoffs that were announced of one of some units. */
export function declarationsOfLayoffs(units: Iterable<string>): Candidates {
  const announced = `EXISTS (SELECT 1 FROM layoff l WHERE l.layoff_id IN (c.id, c.keep) AND l.unit_id IN ${LISTED})`;
  return declarations('layoff', announced, [listOf(units)]);
}

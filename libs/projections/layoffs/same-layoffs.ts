import type { Asked } from '../asked';
import { declarations } from '../declarations';
import { identitiesOf } from '../identities';
import type { Identities } from '../identities';
import { saidIn } from '../said';
import type { Said, SaidRow, SaidTable } from '../said';
import type { Statements } from '../statements';
import { at } from '../visibility';
import { LISTED, listOf } from '../withdrawals';
import type { Candidates } from '../withdrawals';

/** Which layoffs are declared to be one programme. */
export function sameLayoffs(statements: Statements, asked: Asked): Identities {
  return identitiesOf(statements, 'layoff', asked);
}

/** Rows of a layoff under all of its ids, told under the one that is kept, and so with what units they name. */
export function ofLayoff<Row extends { readonly layoff_id: string }>(
  statements: Statements,
  sql: string,
  layoffId: string,
  asked: Asked,
): readonly Row[] {
  const rows = sameLayoffs(statements, asked).each(layoffId, (id) =>
    statements.all<Row>(sql, id, ...at(asked)),
  );
  return underKept(statements, rows, asked);
}

/** Rows that name a unit, under all of its ids, told with the ids that are kept. */
export function ofUnit<Row extends { readonly layoff_id: string; readonly unit_id: string }>(
  statements: Statements,
  sql: string,
  unitId: string,
  asked: Asked,
): readonly Row[] {
  const rows = identitiesOf(statements, 'unit', asked).each(unitId, (id) =>
    statements.all<Row>(sql, id, ...at(asked)),
  );
  return underKept(statements, rows, asked);
}

function underKept<Row extends { readonly layoff_id: string; readonly unit_id?: string }>(
  statements: Statements,
  rows: readonly Row[],
  asked: Asked,
): readonly Row[] {
  const named = sameLayoffs(statements, asked).renamed(rows, 'layoff_id');
  return identitiesOf(statements, 'unit', asked).renamed(named, 'unit_id');
}

/** What is said of a layoff under all of its ids, told under the one that is kept. */
export function saidOfLayoff<Row extends SaidRow>(
  statements: Statements,
  table: SaidTable,
  layoffId: string,
  asked: Asked,
): readonly Said<Row>[] {
  const ids = sameLayoffs(statements, asked).all(layoffId);
  return saidIn<Row>(statements, { ...table, where: `layoff_id IN ${LISTED}`, values: [listOf(ids)] }, asked);
}

/** Declarations of layoffs that were announced of one of some units. */
export function declarationsOfLayoffs(units: Iterable<string>): Candidates {
  const announced = `EXISTS (SELECT 1 FROM layoff l WHERE l.layoff_id IN (c.id, c.keep) AND l.unit_id IN ${LISTED})`;
  return declarations('layoff', announced, [listOf(units)]);
}

import { identitiesOf } from '../identities';
import type { Asked } from '../asked';
import { shownBy } from '../shown';
import type { Statements } from '../statements';
import { LISTED, listOf, withdrawalsOf } from '../withdrawals';
import { positionsOf } from './discrepancy';

/** Where the entries stand that introduce things of a kind, and the column of their ids. */
const INTRODUCED_IN = {
  unit: { table: 'unit', column: 'unit_id' },
  person: { table: 'person', column: 'person_id' },
  layoff: { table: 'layoff', column: 'layoff_id' },
} as const;

/** A thing that entries refer to by its id. */
export interface Thing {
  readonly kind: keyof typeof INTRODUCED_IN;
  readonly id: string;
}

/** What became of the entries that introduced a thing. */
export interface Introduction {
  /** Whether there were some by the asked point, under whichever id, and none is left; one that is only published later is not withdrawn. */
  readonly isWithdrawn: boolean;
  /** Positions of the introductions and of what withdrew them. */
  readonly entries: readonly number[];
}

/** @see Introduction */
export function introductionOf(statements: Statements, { kind, id }: Thing, asked: Asked): Introduction {
  const { table, column } = INTRODUCED_IN[kind];
  const shown = shownBy(asked, true);
  const sql = `SELECT c.entry AS entry, ${shown.counts.sql} AS visible FROM ${table} c
    WHERE c.${column} = ? AND c.variant = 0 AND ${shown.sql}`;
  const ids = identitiesOf(statements, kind, asked).all(id);
  const told = ids.flatMap((each) =>
    statements.all<{ readonly entry: number; readonly visible: number }>(
      sql,
      ...shown.counts.values,
      each,
      ...shown.values,
    ),
  );
  const isWithdrawn = told.length > 0 && told.every(({ visible }) => visible === 0);
  if (!isWithdrawn) return { isWithdrawn, entries: [] };
  const candidates = { table, where: `c.${column} IN ${LISTED}`, values: [listOf(ids)], day: '0' };
  const withdrawals = withdrawalsOf(statements, candidates, asked);
  return { isWithdrawn, entries: positionsOf([...told, ...withdrawals].map(({ entry }) => entry)) };
}

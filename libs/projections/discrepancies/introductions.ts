import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';
import { withdrawalsOf } from '../withdrawals';
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
  /** Whether there were some by the asked point, and none is left; one that is only published later is not withdrawn. */
  readonly isWithdrawn: boolean;
  /** Positions of the introductions and of what withdrew them. */
  readonly entries: readonly number[];
}

/** @see Introduction */
export function introductionOf(statements: Statements, { kind, id }: Thing, asked: Asked): Introduction {
  const { table, column } = INTRODUCED_IN[kind];
  const told = statements.all<{ readonly entry: number; readonly visible: number }>(
    `SELECT c.entry AS entry, ${VISIBLE} AS visible FROM ${table} c JOIN published p ON p.entry = c.entry
      WHERE c.${column} = ? AND c.entry <= ? AND p.instant <= ?`,
    ...at(asked),
    id,
    asked.knownAt,
    asked.publishedBy,
  );
  const isWithdrawn = told.length > 0 && told.every(({ visible }) => visible === 0);
  if (!isWithdrawn) return { isWithdrawn, entries: [] };
  const candidates = { table, where: `c.${column} = ?`, values: [id], day: '0' };
  const withdrawals = withdrawalsOf(statements, candidates, asked);
  return { isWithdrawn, entries: positionsOf([...told, ...withdrawals].map(({ entry }) => entry)) };
}

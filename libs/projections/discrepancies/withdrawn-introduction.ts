import { DAY_MAX, DAY_MIN } from '#domain';
import { VISIBLE, at } from '../visibility';
import type { Find, Finding, Subject } from './discrepancy';
import { introductionOf } from './introductions';
import type { Thing } from './introductions';
import type { Inspected } from './inspected';

/** Where visible entries refer to a unit, or to a person under a unit. */
interface Reference {
  readonly table: string;
  readonly of: 'unit' | 'person';
  /** SQL for the id that is referred to. */
  readonly column: string;
}

const REFERENCES: readonly Reference[] = [
  { table: 'unit', of: 'unit', column: 'parent_id' },
  { table: 'headcount_report', of: 'unit', column: 'unit_id' },
  { table: 'layoff', of: 'unit', column: 'unit_id' },
  { table: 'layoff_share', of: 'unit', column: 'unit_id' },
  { table: 'tenure_claim', of: 'unit', column: 'unit_id' },
  { table: 'investment', of: 'unit', column: 'unit_id' },
  { table: 'declaration', of: 'unit', column: 'unit_id' },
  { table: 'tenure_claim', of: 'person', column: 'person_id' },
];

/** Every visible entry that rests on a withdrawn introduction of a unit or of a person: ids outlive claims. */
export const withdrawnIntroduction: Find = (unitId, ledger) => [
  ...restingOn({ kind: 'unit', id: unitId }, unitId, ledger),
  ...personsIn(unitId, ledger).flatMap((id) => restingOn({ kind: 'person', id }, unitId, ledger)),
];

function personsIn(unitId: string, { statements, asked }: Inspected): readonly string[] {
  const sql = `SELECT DISTINCT person_id FROM tenure_claim c WHERE unit_id = ? AND ${VISIBLE}`;
  return statements.all<{ person_id: string }>(sql, unitId, ...at(asked)).map((row) => row.person_id);
}

function restingOn(thing: Thing, unitId: string, ledger: Inspected): readonly Finding[] {
  const { isWithdrawn, entries } = introductionOf(ledger.statements, thing, ledger.asked);
  if (!isWithdrawn) return [];
  const resting = REFERENCES.filter(({ of }) => of === thing.kind).flatMap((reference) =>
    referring(reference, thing, unitId, ledger),
  );
  const subject: Subject = { unitId, ...(thing.kind === 'person' && { personId: thing.id }) };
  return [...new Set(resting)]
    .toSorted((a, b) => a - b)
    .map((entry) => ({
      certainty: 'definite',
      subject,
      days: { earliest: DAY_MIN, latest: DAY_MAX },
      what: { introduced: thing.kind },
      says: [entry],
      against: entries,
    }));
}

function referring(
  { table, column }: Reference,
  { kind, id }: Thing,
  unitId: string,
  { statements, asked }: Inspected,
): readonly number[] {
  const inUnit = kind === 'unit' ? '' : 'AND c.unit_id = ?';
  const values = kind === 'unit' ? [id] : [id, unitId];
  const sql = `SELECT DISTINCT c.entry AS entry FROM ${table} c WHERE c.${column} = ? ${inUnit} AND ${VISIBLE}`;
  return statements.all<{ entry: number }>(sql, ...values, ...at(asked)).map(({ entry }) => entry);
}

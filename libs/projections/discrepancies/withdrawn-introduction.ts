import { DAY_MAX, DAY_MIN } from '#domain';
import { at, isVisible } from '../visibility';
import { identitiesOf } from '../identities';
import { LISTED, listOf } from '../withdrawals';
import type { Find, Finding, Subject } from './discrepancy';
import { introductionOf } from './introductions';
import type { Thing } from './introductions';
import type { Inspected } from './inspected';

/** Every visible entry that rests on a withdrawn introduction of a unit or of a person: ids outlive claims. */
export const withdrawnIntroduction: Find = (unitId, ledger) => [
  ...restingOn({ kind: 'unit', id: unitId }, unitId, ledger),
  ...personsIn(unitId, ledger).flatMap((id) => restingOn({ kind: 'person', id }, unitId, ledger)),
];

/** The persons whom visible entries name beside the unit. */
function personsIn(unitId: string, { statements, asked }: Inspected): readonly string[] {
  const sql = `SELECT DISTINCT p.id AS id FROM reference u JOIN reference p ON p.entry = u.entry AND p.kind = 'person'
    WHERE u.kind = 'unit' AND u.id = ? AND ${isVisible('u.entry')}`;
  const named = identitiesOf(statements, 'unit', asked).each(unitId, (id) =>
    statements.all<{ readonly id: string }>(sql, id, ...at(asked)),
  );
  return identitiesOf(statements, 'person', asked).canonicals(named.map(({ id }) => id));
}

function restingOn(thing: Thing, unitId: string, ledger: Inspected): readonly Finding[] {
  const { isWithdrawn, entries } = introductionOf(ledger.statements, thing, ledger.asked);
  if (!isWithdrawn) return [];
  const subject: Subject = { unitId, ...(thing.kind === 'person' && { personId: thing.id }) };
  return naming(thing, unitId, ledger).map((entry) => ({
    certainty: 'definite',
    subject,
    days: { earliest: DAY_MIN, latest: DAY_MAX },
    what: { introduced: thing.kind },
    says: [entry],
    against: entries,
  }));
}

/** The visible entries that name a thing; of a person those that name the unit too. */
function naming({ kind, id }: Thing, unitId: string, { statements, asked }: Inspected): readonly number[] {
  const sql = `SELECT DISTINCT r.entry AS entry FROM reference r WHERE r.kind = ? AND r.id IN ${LISTED}
    AND EXISTS (SELECT 1 FROM reference u WHERE u.kind = 'unit' AND u.id IN ${LISTED} AND u.entry = r.entry)
    AND ${isVisible('r.entry')} ORDER BY r.entry`;
  const ids = listOf(identitiesOf(statements, kind, asked).all(id));
  const units = listOf(identitiesOf(statements, 'unit', asked).all(unitId));
  return statements
    .all<{ readonly entry: number }>(sql, kind, ids, units, ...at(asked))
    .map(({ entry }) => entry);
}

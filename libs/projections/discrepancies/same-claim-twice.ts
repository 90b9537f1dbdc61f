import { DAY_MAX, DAY_MIN } from '#domain';
import type { Day } from '#domain';
import { identitiesOf } from '../identities';
import { VISIBLE, at } from '../visibility';
import { CLAIMS } from './claims';
import type { Claims } from './claims';
import { positionsOf } from './discrepancy';
import type { Find, Finding, Subject } from './discrepancy';
import type { Inspected } from './inspected';

/**
 * Entries that say the same of the same thing, under whichever of its ids: definitely twice where they cite one source, possibly where
 * sources differ, since each may tell of its own or agree with the other.
 */
export const sameClaimTwice: Find = (unitId, ledger) =>
  CLAIMS.flatMap((claims) => repeated(claims, unitId, ledger));

/** What one entry says, its columns by their names. */
interface Said {
  readonly entry: number;
  readonly source_id: string | null;
  readonly [column: string]: string | number | null;
}

function repeated(claims: Claims, unitId: string, ledger: Inspected): readonly Finding[] {
  const alike = new Map<string, Said[]>();
  for (const row of rowsOf(claims, unitId, ledger)) {
    const key = JSON.stringify([...claims.columns, ...(claims.days ?? [])].map((column) => row[column]));
    alike.set(key, [...(alike.get(key) ?? []), row]);
  }
  const { once = 'entry' } = claims;
  return [...alike.values()]
    .filter((rows) => new Set(rows.map((row) => row[once])).size > 1)
    .map((rows) => findingOf(claims, unitId, rows));
}

/** The claims of a unit, each once though it stands under several units, in the order in which they were recorded. */
function rowsOf(
  { table, where = 'c.unit_id = ?1', ids = {} }: Claims,
  unitId: string,
  { statements, asked }: Inspected,
): readonly Said[] {
  const sql = `SELECT c.*, e.source_id AS source_id FROM ${table} c JOIN entry e ON e.position = c.entry
    WHERE ${where} AND c.variant = 0 AND ${VISIBLE} ORDER BY c.entry`;
  const found = identitiesOf(statements, 'unit', asked).each(unitId, (id) =>
    statements.all<Said>(sql, id, ...at(asked)),
  );
  return Object.entries(ids).reduce<readonly Said[]>(
    (rows, [column, kind]) => identitiesOf(statements, kind, asked).renamed(rows, column),
    found.toSorted((a, b) => a.entry - b.entry),
  );
}

function findingOf(
  { claim, days, units, subject = {} }: Claims,
  unitId: string,
  rows: readonly Said[],
): Finding {
  const [first = 0, ...others] = positionsOf(rows.map(({ entry }) => entry));
  const [said] = rows;
  const [concerned = unitId, ...alsoIn] = (units ?? []).map((column) => String(said?.[column]));
  const ids = Object.entries(subject).map(([name, column]) => [name, said?.[column]]);
  const dayIn = (column: string | undefined, open: Day): Day =>
    column === undefined ? open : Number(said?.[column] ?? open);
  return {
    certainty: new Set(rows.map((row) => row.source_id)).size <= others.length ? 'definite' : 'possible',
    subject: { unitId: concerned, ...(Object.fromEntries(ids) as Partial<Subject>) },
    days: { earliest: dayIn(days?.[0], DAY_MIN), latest: dayIn(days?.[1], DAY_MAX) },
    what: { claim, times: others.length + 1 },
    says: [first],
    against: others,
    alsoIn,
  };
}

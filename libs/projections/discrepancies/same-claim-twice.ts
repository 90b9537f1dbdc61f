import type { DayRange } from '#domain';
import { DAY_MAX, DAY_MIN } from '#domain';
import { VISIBLE, at } from '../visibility';
import type { Find, Finding, Subject } from './discrepancy';
import { positionsOf } from './discrepancy';
import type { Inspected } from './inspected';

/** What makes two claims of a unit the same: equal in each of these columns. */
interface Alike {
  readonly claim: string;
  readonly table: string;
  /** The column of the unit under which a claim counts that stands under several. */
  readonly under?: string;
  readonly columns: readonly string[];
  /** The columns of its first and last day, where it has days. */
  readonly days?: readonly [earliest: string, latest: string];
  /** Columns that name what it is about, beside the unit. */
  readonly subject?: Readonly<Partial<Record<keyof Subject, string>>>;
}

const ANNOUNCED = ['announced_earliest', 'announced_latest'] as const;
const DATED = ['earliest', 'latest'] as const;

const CLAIMS: readonly Alike[] = [
  {
    claim: 'headcount',
    table: 'headcount_report',
    columns: ['metric', 'scope', 'count_min', 'count_max'],
    days: DATED,
  },
  {
    claim: 'layoff',
    table: 'layoff',
    columns: ['positions_min', 'positions_max', 'ppm_min', 'ppm_max'],
    days: ANNOUNCED,
    subject: { layoffId: 'layoff_id' },
  },
  {
    claim: 'layoffShare',
    table: 'layoff_share',
    columns: ['layoff_id', 'positions_min', 'positions_max'],
    subject: { layoffId: 'layoff_id' },
  },
  {
    claim: 'tenure',
    table: 'tenure_claim',
    columns: ['post_id', 'person_id', 'side'],
    days: DATED,
    subject: { postId: 'post_id', personId: 'person_id' },
  },
  {
    claim: 'investment',
    table: 'investment',
    under: 'investor_id',
    columns: ['startup', 'amount_min', 'amount_max', 'currency'],
    days: ANNOUNCED,
    subject: { investmentId: 'investment_id' },
  },
  {
    claim: 'declaration',
    table: 'declaration',
    under: 'declared_by',
    columns: ['kind', 'wording'],
    days: DATED,
  },
];

/**
 * Entries that say the same of the same thing: definitely twice where they cite one source, possibly where sources differ, since
 * each may tell of its own or agree with the other.
 */
export const sameClaimTwice: Find = (unitId, ledger) =>
  CLAIMS.flatMap((alike) => repeated(alike, unitId, ledger));

interface Repeated extends DayRange {
  readonly entries: string;
  readonly sources: number;
  readonly [column: string]: string | number | null;
}

function repeated(alike: Alike, unitId: string, { statements, asked }: Inspected): readonly Finding[] {
  const { table, columns, days = [], under = 'unit_id' } = alike;
  const [earliest = `${DAY_MIN}`, latest = `${DAY_MAX}`] = days;
  const shown = Object.entries(alike.subject ?? {}).map(([name, column]) => `min(c.${column}) AS "${name}"`);
  const sql = `SELECT ${[...shown, `min(${earliest}) AS earliest`, `max(${latest}) AS latest`].join(', ')},
      json_group_array(c.entry) AS entries, count(DISTINCT e.source_id) AS sources
    FROM ${table} c JOIN entry e ON e.position = c.entry WHERE c.unit_id = ? AND c.${under} = c.unit_id AND c.variant = 0 AND ${VISIBLE}
    GROUP BY ${[...columns, ...days].map((column) => `c.${column}`).join(', ')}
    HAVING count(DISTINCT c.entry) > 1 ORDER BY min(c.entry)`;
  const found = statements.all<Repeated>(sql, unitId, ...at(asked));
  return found.map((row) => findingOf(alike, unitId, row));
}

function findingOf({ claim, subject = {} }: Alike, unitId: string, row: Repeated): Finding {
  const [first = 0, ...others] = positionsOf(JSON.parse(row.entries) as number[]);
  const ids = Object.keys(subject).map((name) => [name, row[name]]);
  return {
    certainty: row.sources <= others.length ? 'definite' : 'possible',
    subject: { unitId, ...(Object.fromEntries(ids) as Partial<Subject>) },
    days: { earliest: row.earliest, latest: row.latest },
    what: { claim, times: others.length + 1 },
    says: [first],
    against: others,
  };
}

import type { SameKind } from '#domain';
import type { Subject } from './discrepancy';

/** Claims of one kind: what makes two of them the same, and what they are about. */
export interface Claims {
  readonly claim: string;
  readonly table: string;
  /** Which rows `c` are those of a unit; `?1` stands for its id. Where it is left out, those that name it in `unit_id`. */
  readonly where?: string;
  /** Two claims are the same where each of these columns is equal, and the days. */
  readonly columns: readonly string[];
  /** The columns of the first and the last day, where claims have days. */
  readonly days?: readonly [earliest: string, latest: string];
  /** Columns that hold ids of which several may be one. */
  readonly ids?: Readonly<Record<string, SameKind>>;
  /** Columns that name what it is about, beside the unit. */
  readonly subject?: Readonly<Partial<Record<keyof Subject, string>>>;
  /** Columns of the units that it concerns, the one under which it is listed first; the asked one where they are left out. */
  readonly units?: readonly [first: string, ...others: string[]];
  /** The column that is equal for entries of which only one counts at a time. */
  readonly once?: string;
}

const ANNOUNCED = ['announced_earliest', 'announced_latest'] as const;
const DATED = ['earliest', 'latest'] as const;
const POSITIONS = ['positions_min', 'positions_max'] as const;

const MOVEMENT = {
  table: 'staff_movement',
  columns: ['from_unit_id', 'to_unit_id', ...POSITIONS],
  days: DATED,
  ids: { from_unit_id: 'unit', to_unit_id: 'unit' },
  once: 'told_first',
} as const;

/** Every kind of claim of which the same, told twice, would count twice, or be listed twice. */
export const CLAIMS: readonly Claims[] = [
  {
    claim: 'headcount',
    table: 'headcount_report',
    columns: ['metric', 'scope', 'count_min', 'count_max'],
    days: DATED,
  },
  { ...MOVEMENT, claim: 'hiring', where: `c.to_unit_id = ?1 AND c.kind = 'hiring'` },
  {
    ...MOVEMENT,
    claim: 'transfer',
    where: `c.kind = 'transfer' AND (c.told_first, c.entry) IN (
      SELECT told_first, entry FROM staff_movement WHERE from_unit_id = ?1
      UNION SELECT told_first, entry FROM staff_movement WHERE to_unit_id = ?1)`,
    units: ['from_unit_id', 'to_unit_id'],
  },
  {
    claim: 'layoff',
    table: 'layoff',
    columns: [...POSITIONS, 'ppm_min', 'ppm_max'],
    days: ANNOUNCED,
    ids: { layoff_id: 'layoff' },
    subject: { layoffId: 'layoff_id' },
  },
  {
    claim: 'layoffShare',
    table: 'layoff_share',
    columns: ['layoff_id', ...POSITIONS],
    ids: { layoff_id: 'layoff' },
    subject: { layoffId: 'layoff_id' },
  },
  {
    claim: 'tenure',
    table: 'tenure_claim',
    columns: ['post_id', 'person_id', 'side'],
    days: DATED,
    ids: { person_id: 'person' },
    subject: { postId: 'post_id', personId: 'person_id' },
  },
  {
    claim: 'investment',
    table: 'investment',
    where: 'c.unit_id = ?1 AND c.investor_id = c.unit_id',
    columns: ['startup', 'amount_min', 'amount_max', 'currency'],
    days: ANNOUNCED,
    ids: { investment_id: 'investment' },
    subject: { investmentId: 'investment_id' },
  },
  {
    claim: 'declaration',
    table: 'declaration',
    where: 'c.unit_id = ?1 AND c.declared_by = c.unit_id',
    columns: ['kind', 'wording'],
    days: DATED,
  },
  {
    claim: 'changeOfPlace',
    table: 'unit_placement',
    columns: ['cause', 'parent_id', 'into_ids'],
    days: DATED,
    ids: { parent_id: 'unit' },
  },
  {
    claim: 'acquisition',
    table: 'acquisition',
    where: `c.deal_id IN (SELECT deal_id FROM acquisition WHERE company_id = ?1
      UNION SELECT deal_id FROM acquisition WHERE buyer_id = ?1) AND ?1 IN (c.company_id, c.buyer_id)`,
    columns: ['buyer_id', 'company_id'],
    days: DATED,
    ids: { buyer_id: 'unit', company_id: 'unit', deal_id: 'deal' },
    units: ['company_id', 'buyer_id'],
    subject: { dealId: 'deal_id' },
  },
];

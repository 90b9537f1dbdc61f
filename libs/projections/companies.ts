import type { Asked } from './asked';
import { sparklineOf } from './headcount/sparkline';
import type { Sparkline } from './headcount/sparkline';
import { companies } from './organisation/claims';
import type { Statements } from './statements';
import { unitOf } from './units';
import type { UnitAnswer } from './units';

/** Which companies are asked for. */
export interface CompaniesQuestion {
  /** Only companies after this id. */
  readonly after?: string;
  readonly limit: number;
  /** With the last steps of each company's headcount. */
  readonly series?: boolean;
}

/** A company in a list. */
export interface CompanyItem extends UnitAnswer {
  /** Only where it is asked for. */
  readonly headcount?: Sparkline;
}

/** A page of companies, by id. */
export interface CompaniesPage {
  readonly items: readonly CompanyItem[];
  /** The id after which to go on; null at the end. */
  readonly next: string | null;
}

/** The companies of the ledger by id; one that was acquired is among them, with where it stands. */
export function companiesOf(
  statements: Statements,
  { after = '', limit, series = false }: CompaniesQuestion,
  asked: Asked,
): CompaniesPage {
  const ids = companies(statements, { after, limit: limit + 1 }, asked);
  const items = ids.slice(0, limit).map((unitId) => ({
    ...unitOf(statements, unitId, asked),
    ...(series ? { headcount: sparklineOf(statements, unitId, asked) } : {}),
  }));
  return { items, next: ids.length > limit ? (items.at(-1)?.unitId ?? null) : null };
}

import { hullOf } from '#domain';
import type { Day, DayRange } from '#domain';
import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import { daysText } from '../days';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';
import type { Candidates } from '../withdrawals';
import { LISTED, listOf } from '../withdrawals';
import { amountOf } from './amounts';
import type { Amount } from './amounts';
import type { AmountRow } from './investments';

/** Whether an investment is held at the end of the asked day; `possibly` where its days leave that open. */
export type InvestmentStatus = 'notYet' | 'held' | 'possibly' | 'exited';

/** What one entry says of the end of an investment, or a dispute instead of it. */
export interface InvestmentExit {
  /** The first day on which it is no longer held. */
  readonly exitedOn: { readonly earliest: string | null; readonly latest: string | null };
  /** What it brought; null where the source does not speak of it. */
  readonly proceeds: Amount | null;
  readonly entry: number;
}

/** What one visible entry says of the end of an investment, as it is kept. */
export interface ExitRow {
  readonly investment_id: string;
  readonly earliest: Day;
  readonly entry: number;
  readonly latest: Day;
  readonly amount_min: string | null;
  readonly amount_max: string | null;
  readonly currency: string | null;
  readonly amount_wording: string | null;
}

/** The visible exits from an investment, whenever they were, by their day. */
export function exitsFrom(statements: Statements, investmentId: string, asked: Asked): readonly ExitRow[] {
  const sql = `SELECT * FROM investment_exit c WHERE investment_id = ? AND ${VISIBLE} ORDER BY earliest, entry, variant`;
  const ids = identitiesOf(statements, 'investment', asked).all(investmentId);
  return ids
    .flatMap((id) => statements.all<ExitRow>(sql, id, ...at(asked)))
    .toSorted((a, b) => a.earliest - b.earliest || a.entry - b.entry);
}

/** Exits from some investments, visible or not. */
export function exitCandidates(investmentIds: Iterable<string>): Candidates {
  return {
    table: 'investment_exit',
    where: `c.investment_id IN ${LISTED}`,
    values: [listOf(investmentIds)],
    day: 'c.earliest',
  };
}

/** What an exit says, as it stands in answers. */
export function exitOf(row: ExitRow): InvestmentExit {
  const { amount_min, amount_wording } = row;
  const isSilent = amount_min === null || amount_wording === null;
  const proceeds: AmountRow | undefined = isSilent ? undefined : { ...row, amount_min, amount_wording };
  return {
    exitedOn: daysText(row),
    proceeds: proceeds === undefined ? null : amountOf([proceeds]),
    entry: row.entry,
  };
}

/** What an exit hangs on beside its day. */
interface Circumstances {
  readonly on: Day;
  /** Whether another source denies an entry. */
  readonly isDenied: (row: ExitRow) => boolean;
}

/** Several exits are what sources say of one: its day is the hull of theirs. Where each is denied there may be none. */
export function statusOf(
  made: DayRange,
  exits: readonly ExitRow[],
  { on, isDenied }: Circumstances,
): InvestmentStatus {
  if (on < made.earliest) return 'notYet';
  if (exits.length === 0) return on < made.latest ? 'possibly' : 'held';
  const { earliest, latest } = hullOf(exits);
  if (latest <= on && !exits.every(isDenied)) return 'exited';
  return on < made.latest || earliest <= on ? 'possibly' : 'held';
}

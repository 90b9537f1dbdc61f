import { parseDay } from '#domain';
import type { Day, DayRange } from '#domain';
import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { inValidOrder } from '../valid-order';
import { withdrawalsOf } from '../withdrawals';
import type { LeadershipChanges } from './answer';
import { claimsInUnit } from './leadership-history';
import type { ClaimRow } from './leadership-history';
import { tenuresOf } from './tenures';
import type { Reckoned } from './tenures';
import { candidatesIn } from './who-led';

/** Which changes are counted. */
export interface LeadershipChangesQuestion {
  readonly unitId: string;
  readonly year: number;
  /** Only posts that head the unit, or only those that do not; all where it is left out. */
  readonly heads?: boolean;
}

/**
 * How often leadership of a unit changed in a year: recorded starts and ends of tenures in its posts. At least those that lie
 * wholly in the year, at most those that may. What is only implied, or only attested, is no dated change.
 */
export function leadershipChangesOf(
  statements: Statements,
  question: LeadershipChangesQuestion,
  asked: Asked,
): LeadershipChanges {
  const { unitId, year, heads } = question;
  const tenures = tenuresOf(claimsInUnit(statements, unitId, asked));
  const asks = tenures.filter(({ tenure }) => heads === undefined || tenure.heads === heads);
  const period = { earliest: dayOf(`${pad(year)}-01-01`), latest: dayOf(`${pad(year)}-12-31`) };
  const possible = together(asks.flatMap(changesIn)).filter(
    ({ days }) => days.earliest <= period.latest && days.latest >= period.earliest,
  );
  const certain = possible.filter(
    ({ days }) => days.earliest >= period.earliest && days.latest <= period.latest,
  );
  const rested = possible.flatMap(({ entries, days }) =>
    entries.map((entry) => ({ entry, day: days.earliest })),
  );
  return {
    unitId,
    year,
    min: certain.length,
    max: possible.length,
    restsOn: inValidOrder([...rested, ...withdrawalsOf(statements, candidatesIn(unitId), asked)]),
  };
}

interface DatedChange {
  readonly days: DayRange;
  readonly entries: readonly number[];
}

function changesIn({ claims, start, end, startIsDated }: Reckoned): readonly DatedChange[] {
  const entriesOf = (side: ClaimRow['side']): readonly number[] =>
    claims.filter((claim) => claim.side === side).map(({ entry }) => entry);
  return [
    ...(startIsDated ? [{ days: start, entries: entriesOf('start') }] : []),
    ...(entriesOf('end').length > 0 ? [{ days: end, entries: entriesOf('end') }] : []),
  ];
}

/** A reassignment within the unit is one change, though it ends one tenure and starts another. */
function together(changes: readonly DatedChange[]): readonly DatedChange[] {
  return changes.filter(
    (change, number) =>
      !changes
        .slice(0, number)
        .some((earlier) => earlier.entries.some((entry) => change.entries.includes(entry))),
  );
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`${text} is not a day`);
  return day;
}

function pad(year: number): string {
  return String(year).padStart(4, '0');
}

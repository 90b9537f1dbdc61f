import { addDays, hullOf } from '#domain';
import type { DayRange } from '#domain';
import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import { saidIn } from '../said';
import type { Said, SaidRow } from '../said';
import type { Statements } from '../statements';
import type { Placement, Tree } from '../tree';
import { VISIBLE, at } from '../visibility';
import { LISTED, listOf } from '../withdrawals';

/** A change of a unit's place; its people go with it. */
export interface Relocation {
  /** The unit that is moved, bought, merged, split or closed. */
  readonly unitId: string;
  readonly cause: Exclude<Placement['cause'], 'established'>;
  readonly days: DayRange;
  /** False where it may not have happened at all. */
  readonly certain: boolean;
  /** The units into which it was merged or split. */
  readonly intoIds: readonly string[];
  /** Positions of the entries that say so. */
  readonly entries: readonly number[];
  /** Whether another change of the unit's place, or its beginning, may come within its days. */
  readonly amongOthers: boolean;
}

/** What a relocation is left out of a count by. */
export function keyOfRelocation({ cause, unitId, entries }: Relocation): string {
  return `${cause} ${unitId} ${entries.join('+')}`;
}

/** The day before a change, at the earliest. */
export function dayBefore({ earliest }: DayRange): DayRange {
  const day = addDays(earliest, -1);
  return { earliest: day, latest: day };
}

/** The days of a change, and the day before. */
export function daysAround({ earliest, latest }: DayRange): DayRange {
  return { earliest: addDays(earliest, -1), latest };
}

/** The changes of place of units that stand in one of some units on some day, or were merged or split into one. */
export function relocationsIn(
  statements: Statements,
  tree: Tree,
  units: ReadonlySet<string>,
  asked: Asked,
): readonly Relocation[] {
  const moved = relocatedUnits(statements, units, asked).flatMap((unitId) => {
    const placements = tree.placements(unitId);
    return placements.flatMap((placement) => relocationOf(unitId, placement, placements));
  });
  return [...moved, ...divisionsOf(statements, units, asked)];
}

interface DivisionRow extends DayRange, SaidRow {
  readonly unit_id: string;
  readonly into_ids: string;
}

const DIVISIONS = { hulls: [['earliest', 'latest']], ids: { unit_id: 'unit' } } as const;
/** The row's unit goes into one of a list, which is bound twice: to find the entries, and to tell their claims apart. */
const INTO = `(c.entry IN (SELECT entry FROM unit_into WHERE into_id IN ${LISTED})
  AND EXISTS (SELECT 1 FROM json_each(c.into_ids) i WHERE i.value IN ${LISTED}))`;
const NAMING = `(unit_id IN ${LISTED} OR ${INTO})`;

/** A unit that was split and is one of its own parts, under whichever id, stays in its place. */
function divisionsOf(
  statements: Statements,
  units: ReadonlySet<string>,
  asked: Asked,
): readonly Relocation[] {
  const same = identitiesOf(statements, 'unit', asked);
  const listed = listOf(same.allOf(units));
  const divided = (table: string, where = NAMING): readonly Said<DivisionRow>[] =>
    saidIn(statements, { ...DIVISIONS, table, where, values: [listed, listed, listed] }, asked);
  const ended = same.areApart ? [] : divided('unit_placement', `cause = 'split' AND ${NAMING}`);
  return [...divided('unit_division'), ...ended]
    .map(({ entry, claims, certain }): Relocation => {
      const rows = claims.flat();
      const intoIds = rows.flatMap(({ into_ids: into }) => JSON.parse(into) as string[]);
      return {
        unitId: (rows[0] as DivisionRow).unit_id,
        cause: 'split',
        days: hullOf(rows),
        certain,
        intoIds: same.canonicals(intoIds),
        entries: [entry],
        amongOthers: false,
      };
    })
    .filter(({ unitId, intoIds }) => intoIds.includes(unitId));
}

function relocationOf(
  unitId: string,
  placement: Placement,
  all: readonly Placement[],
): readonly Relocation[] {
  const { cause, days, certain, intoIds, entries } = placement;
  if (cause === 'established') return [];
  const amongOthers = all.some(
    (other) =>
      other !== placement &&
      !other.presumed &&
      other.days.earliest <= days.latest &&
      other.days.latest >= days.earliest,
  );
  return [{ unitId, cause, days, certain, intoIds, entries, amongOthers }];
}

/** Those that were only announced to be bought are among them; they have no change of place. */
const RELOCATED = `SELECT unit_id FROM unit_placement c WHERE unit_id IN ${LISTED} AND ${VISIBLE}
  UNION SELECT company_id FROM acquisition c WHERE company_id IN ${LISTED} AND ${VISIBLE}
  UNION SELECT unit_id FROM unit_placement c WHERE ${INTO} AND ${VISIBLE}
  ORDER BY unit_id`;

function relocatedUnits(statements: Statements, units: ReadonlySet<string>, asked: Asked): readonly string[] {
  const same = identitiesOf(statements, 'unit', asked);
  const listed = listOf(same.allOf(units));
  const bound = [listed, ...at(asked)];
  const found = statements.all<{ readonly unit_id: string }>(RELOCATED, ...bound, ...bound, listed, ...bound);
  return same.canonicals(found.map(({ unit_id }) => unit_id));
}

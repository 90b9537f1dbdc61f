import { DAY_MIN, hullOf } from '#domain';
import type { Day, DayRange } from '#domain';
import type { Asked } from '../asked';
import { ALWAYS } from '../day-set';
import { identitiesOf } from '../identities';
import { saidIn } from '../said';
import type { Said, SaidRow, SaidTable } from '../said';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';
import { oneOf } from '../withdrawals';
import { boughtBy, completedOn, dealsOf } from './deals';
import type { Deal } from './deals';
import type { Act, History, Introduction } from './history';
import { withoutItself } from './below-itself';

/** A change of a unit's place, or its first place. */
export interface Placement extends Omit<Act, 'cause' | 'rested'> {
  readonly cause: 'established' | Act['cause'];
  /** True of a first place that no source dates: it holds on all earlier days. */
  readonly presumed: boolean;
  /** Positions of the entries that say so. */
  readonly entries: readonly number[];
}

/**
 * Where a unit stands, as the visible entries say at one point of knowledge and publication: of one that has several ids, all that
 * is said under each, save what would put it below itself, or make it a part of itself.
 */
export function historyOf(statements: Statements, unitId: string, asked: Asked): History {
  const history = saidOf(statements, unitId, asked);
  const same = identitiesOf(statements, 'unit', asked);
  return same.all(unitId).length === 1
    ? history
    : withoutItself(history, unitId, (upper) => aboveIn(statements, upper, asked));
}

/** The units that some visible entry puts directly above another. */
function aboveIn(statements: Statements, unitId: string, asked: Asked): readonly string[] {
  const { introductions, acts } = saidOf(statements, unitId, asked);
  return [
    ...introductions.flatMap(({ parentId }) => parentId ?? []),
    ...acts.flatMap(({ parentIds }) => parentIds),
  ];
}

/** All that is said of where a unit stands under its ids, were that below itself. */
export function saidOf(statements: Statements, unitId: string, asked: Asked): History {
  const bought = dealsOf(statements, 'company_id', unitId, asked).flatMap((deal) => acquired(deal, unitId));
  const moved = actsOf(statements, unitId, asked);
  const introductions = introductionsOf(statements, unitId, asked);
  return {
    introductions: introductions.flatMap(({ claims }) => claims.flat().map(introductionOf)),
    introduced: introductions.length === 0 || introductions.some(({ certain }) => certain),
    acts: bought.length === 0 ? moved : [...moved, ...bought].toSorted(byDays),
  };
}

/** Every unit that some visible entry puts directly below another, on whatever day, by id. */
export function everBelow(statements: Statements, unitId: string, asked: Asked): readonly string[] {
  const sql = `SELECT unit_id FROM unit c WHERE parent_id = ? AND ${VISIBLE}
    UNION SELECT unit_id FROM unit_placement c WHERE parent_id = ? AND ${VISIBLE} ORDER BY unit_id`;
  const same = identitiesOf(statements, 'unit', asked);
  const placed = same.each(unitId, (id) => {
    const bound = [id, ...at(asked)];
    return statements.all<{ readonly unit_id: string }>(sql, ...bound, ...bound);
  });
  const bought = boughtBy(statements, unitId, asked);
  if (same.areApart && bought.length === 0) return placed.map(({ unit_id }) => unit_id);
  const below = same.canonicals([...placed.map(({ unit_id }) => unit_id), ...bought]);
  return below.filter((lower) => lower !== unitId).toSorted();
}

/** A history as one list: the first place, which several sources may give differently, then its changes in valid order. */
export function placementsOf({ introductions, introduced, acts }: History): readonly Placement[] {
  const first: readonly Placement[] =
    introductions.length === 0 ? [] : [{ ...firstOf(introductions), certain: introduced }];
  const later = acts.map(({ rested, ...act }): Placement => {
    return { ...act, presumed: false, entries: rested.map(({ entry }) => entry) };
  });
  return [...first, ...later];
}

const EVER_BEFORE: DayRange = { earliest: DAY_MIN, latest: DAY_MIN };

function firstOf(introductions: readonly Introduction[]): Omit<Placement, 'certain'> {
  return {
    cause: 'established',
    days: hullOf(introductions.map(({ established }) => established ?? EVER_BEFORE)),
    parentIds: [...new Set(introductions.flatMap(({ parentId }) => parentId ?? []))],
    intoIds: [],
    presumed: introductions.some(({ established }) => established === undefined),
    entries: [...new Set(introductions.map(({ entry }) => entry))],
  };
}

interface IntroductionRow extends SaidRow {
  readonly parent_id: string | null;
  readonly established_earliest: Day | null;
  readonly established_latest: Day | null;
}

/** What a unit is called, and what it is, does not tell where it stands. */
const INTRODUCTIONS: SaidTable = {
  table: 'unit',
  hulls: [['established_earliest', 'established_latest']],
  words: ['names', 'kind', 'country', 'industry'],
  ids: { unit_id: 'unit', parent_id: 'unit' },
};

function introductionsOf(
  statements: Statements,
  unitId: string,
  asked: Asked,
): readonly Said<IntroductionRow>[] {
  const ids = identitiesOf(statements, 'unit', asked).all(unitId);
  return saidIn(statements, { ...INTRODUCTIONS, ...oneOf('unit_id', ids) }, asked);
}

function introductionOf(row: IntroductionRow): Introduction {
  const { entry, parent_id: parentId, established_earliest: earliest, established_latest: latest } = row;
  return earliest === null || latest === null
    ? { entry, parentId }
    : { entry, parentId, established: { earliest, latest } };
}

interface ActRow extends DayRange, SaidRow {
  readonly cause: Act['cause'];
  readonly parent_id: string | null;
  readonly into_ids: string | null;
}

const PLACEMENTS: SaidTable = {
  table: 'unit_placement',
  hulls: [['earliest', 'latest']],
  ids: { unit_id: 'unit', parent_id: 'unit' },
};

function actsOf(statements: Statements, unitId: string, asked: Asked): readonly Act[] {
  const same = identitiesOf(statements, 'unit', asked);
  const selection = { ...PLACEMENTS, ...oneOf('unit_id', same.all(unitId)) };
  return saidIn<ActRow>(statements, selection, asked)
    .map(actOf)
    .map((act) => (same.areApart ? act : { ...act, intoIds: same.canonicals(act.intoIds) }))
    .toSorted(byDays);
}

/** One change of place, on one of the days and to one of the units that sources give. */
function actOf({ entry, claims, certain }: Said<ActRow>): Act {
  const rows = claims.flat();
  const days = hullOf(rows);
  return {
    cause: (rows[0] as ActRow).cause,
    days,
    certain,
    parentIds: [...new Set(rows.flatMap(({ parent_id }) => parent_id ?? []))],
    intoIds: [...new Set(rows.flatMap(({ into_ids }) => unitsIn(into_ids)))],
    rested: [{ entry, day: days.earliest }],
  };
}

function unitsIn(json: string | null): readonly string[] {
  return json === null ? [] : (JSON.parse(json) as string[]);
}

/**
 * The act by which a company came below its buyer. It may not have happened at all where an entry calls the deal off, names
 * another company, or is denied.
 */
function acquired(deal: Deal, unitId: string): readonly Act[] {
  const days = completedOn(deal);
  if (days === undefined) return [];
  const { announcements, completions, callingsOff, sure } = deal;
  const named = announcements.filter(({ companyId }) => companyId === unitId);
  return [
    {
      cause: 'acquired',
      days,
      certain:
        callingsOff.length === 0 && named.length === announcements.length && sure.announced && sure.completed,
      parentIds: [...new Set(named.map(({ buyerId }) => buyerId))],
      intoIds: [],
      rested: [...announcements, ...completions, ...callingsOff].map(({ entry, earliest }) => ({
        entry,
        day: earliest,
      })),
    },
  ];
}

function byDays(a: Act, b: Act): number {
  return a.days.earliest - b.days.earliest || a.days.latest - b.days.latest;
}

/** The days on which an act may take effect; one that may not have happened stays open for ever. */
export function effectOf({ days, certain }: Act): DayRange {
  return certain ? days : { earliest: days.earliest, latest: ALWAYS.to };
}

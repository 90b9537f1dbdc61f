import type { DivisionEstablished, HeadcountReported, Metric, Recorded, Scope } from '#domain';
import { hull, spanOf } from './dates';
import type { Span } from './dates';
import { distinct, factsOf, numbersOf } from './facts';
import type { Numbers } from './facts';
import { layoffsOf } from './layoffs';
import type { Layoff } from './layoffs';
import { movementsOf } from './movements';
import type { Movement } from './movements';
import { staffChangesOf } from './staff';
import type { StaffChange } from './staff';

/** A visible report of a headcount. */
export interface Report {
  readonly entry: number;
  readonly unitId: string;
  readonly scope: Scope;
  readonly count: Numbers;
  readonly day: Span;
}

/** Where a unit stands, as its visible introductions say; `from` is left out where it always stood there. */
export interface Place {
  readonly parentId?: string;
  readonly from?: Span;
}

/** All that the visible entries claim about headcounts of one metric. */
export interface Claims {
  readonly reports: readonly Report[];
  readonly layoffs: readonly Layoff[];
  readonly places: ReadonlyMap<string, readonly Place[]>;
  /** Units that moved, merged, split or closed, and companies that were bought. */
  readonly movements: readonly Movement[];
  /** People hired, or transferred from unit to unit. */
  readonly staffChanges: readonly StaffChange[];
}

/** Sorts visible entries into what they claim. */
export function claimsOf(visible: readonly Recorded[], metric: Metric): Claims {
  return {
    reports: reportsOf(visible, metric),
    layoffs: layoffsOf(visible),
    places: placesOf(visible),
    movements: movementsOf(visible),
    staffChanges: staffChangesOf(visible),
  };
}

function reportsOf(visible: readonly Recorded[], metric: Metric): readonly Report[] {
  return factsOf<HeadcountReported['data']>(visible, 'HeadcountReported')
    .filter((fact) => fact.metric === metric)
    .map(({ entry, unitId, scope, count, countedOn }) => {
      return { entry, unitId, scope, count: numbersOf(count), day: spanOf(countedOn) };
    });
}

function placesOf(visible: readonly Recorded[]): ReadonlyMap<string, readonly Place[]> {
  const roots = factsOf<{ unitId: string }>(visible, 'CompanyRegistered').map(({ unitId }) => ({
    unitId,
    place: {},
  }));
  const divisions = factsOf<DivisionEstablished['data']>(visible, 'DivisionEstablished');
  const below = divisions.map(({ unitId, parentId, establishedOn }) => {
    const dated = divisions.filter((other) => other.unitId === unitId && other.establishedOn !== undefined);
    const from = hull(dated.map((other) => spanOf(other.establishedOn!)));
    return { unitId, place: establishedOn === undefined ? { parentId } : { parentId, from } };
  });
  // Of two units that are declared the same, one may have been introduced below the other: nothing stands below itself.
  const elsewhere = below.filter(({ unitId, place }) => place.parentId !== unitId);
  return groupPlaces([...roots, ...elsewhere]);
}

function groupPlaces(
  claims: readonly { unitId: string; place: Place }[],
): ReadonlyMap<string, readonly Place[]> {
  const units = [...new Set(claims.map(({ unitId }) => unitId))];
  return new Map(
    units.map((unitId) => [
      unitId,
      distinct(claims.filter((claim) => claim.unitId === unitId).map(({ place }) => place)),
    ]),
  );
}

import type {
  DivisionEstablished,
  HeadcountReported,
  LayoffAnnounced,
  LayoffShareReported,
  Metric,
  Quantity,
  Recorded,
  Scope,
} from '#domain';
import { hull, spanOf } from './dates';
import type { Span } from './dates';

/** Stands for "no upper bound": far above every sum of counts, and recognisable after arithmetic. */
export const ENDLESS = 1e15;
/** Anything above came from `ENDLESS`: recorded counts are at most 1e9. */
export const ENDLESS_FROM = 1e11;

/** Bounds of a number, both inclusive. */
export interface Numbers {
  readonly min: number;
  readonly max: number;
}

/** A visible report of a headcount. */
export interface Report {
  readonly entry: number;
  readonly unitId: string;
  readonly scope: Scope;
  readonly count: Numbers;
  readonly day: Span;
}

/** What one visible announcement says beside days and numbers; where several differ, each is possible. */
export interface Wording {
  readonly unitId: string;
  /** What acts: positions where they are given, everybody in a closure, else a part. An undisclosed number is not given. */
  readonly acts: 'positions' | 'percentage' | 'closure';
  readonly temporary: boolean;
}

/** A layoff with at least one visible announcement; days and numbers are the hull of all visible claims. */
export interface Layoff {
  readonly layoffId: string;
  readonly wordings: readonly Wording[];
  /** The day on which it acts: effective where a source says so, else announced. */
  readonly day: Span;
  readonly positions?: Numbers;
  /** As parts of one. */
  readonly percentage?: Numbers;
  readonly shares: ReadonlyMap<string, Numbers>;
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
}

/** Sorts visible entries into what they claim. */
export function claimsOf(visible: readonly Recorded[], metric: Metric): Claims {
  return { reports: reportsOf(visible, metric), layoffs: layoffsOf(visible), places: placesOf(visible) };
}

/** The facts of one type of event, with their positions. */
export function factsOf<Fact>(
  visible: readonly Recorded[],
  type: string,
): readonly (Fact & { entry: number })[] {
  return visible
    .filter((entry) => entry.type === type)
    .map((entry) => ({ ...(entry.data as Fact), entry: entry.position }));
}

function reportsOf(visible: readonly Recorded[], metric: Metric): readonly Report[] {
  return factsOf<HeadcountReported['data']>(visible, 'HeadcountReported')
    .filter((fact) => fact.metric === metric)
    .map(({ entry, unitId, scope, count, countedOn }) => {
      return { entry, unitId, scope, count: numbersOf(count), day: spanOf(countedOn) };
    });
}

function layoffsOf(visible: readonly Recorded[]): readonly Layoff[] {
  const announced = factsOf<LayoffAnnounced['data']>(visible, 'LayoffAnnounced');
  const shares = factsOf<LayoffShareReported['data']>(visible, 'LayoffShareReported');
  return [...new Set(announced.map((fact) => fact.layoffId))].map((layoffId) => {
    const own = announced.filter((fact) => fact.layoffId === layoffId);
    const positions = own
      .filter((fact) => wordingOf(fact).acts === 'positions')
      .map((fact) => (fact.positions === undefined ? { min: 0, max: ENDLESS } : numbersOf(fact.positions)));
    const percentages = own.flatMap(({ percentage }) =>
      percentage === undefined
        ? []
        : [{ min: Number(percentage.min) / 100, max: Number(percentage.max) / 100 }],
    );
    return {
      layoffId,
      wordings: distinct(own.map(wordingOf)),
      day: hull(own.map((fact) => spanOf(fact.effectiveOn ?? fact.announcedOn))),
      ...(positions.length > 0 ? { positions: hullOfNumbers(positions) } : {}),
      ...(percentages.length > 0 ? { percentage: hullOfNumbers(percentages) } : {}),
      shares: sharesOf(shares.filter((share) => share.layoffId === layoffId)),
    };
  });
}

function wordingOf({ unitId, positions, percentage, kind }: LayoffAnnounced['data']): Wording {
  const temporary = kind === 'temporary';
  const given = positions !== undefined && (positions.min > 0 || positions.max !== null);
  if (given) return { unitId, acts: 'positions', temporary };
  if (kind === 'closure') return { unitId, acts: 'closure', temporary };
  return { unitId, acts: percentage === undefined ? 'positions' : 'percentage', temporary };
}

function sharesOf(shares: readonly LayoffShareReported['data'][]): ReadonlyMap<string, Numbers> {
  const units = [...new Set(shares.map((share) => share.unitId))];
  return new Map(
    units.map((unitId) => {
      const claimed = shares.filter((share) => share.unitId === unitId);
      return [unitId, hullOfNumbers(claimed.map((share) => numbersOf(share.positions)))];
    }),
  );
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
  return groupPlaces([...roots, ...below]);
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

function numbersOf({ min, max }: Pick<Quantity, 'min' | 'max'>): Numbers {
  return { min, max: max ?? ENDLESS };
}

function hullOfNumbers(numbers: readonly Numbers[]): Numbers {
  return { min: Math.min(...numbers.map(({ min }) => min)), max: Math.max(...numbers.map(({ max }) => max)) };
}

function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

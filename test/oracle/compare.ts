import type {
  HeadcountAnswer,
  LargestAnswer,
  LayoffsAnswer,
  LeaderAnswer,
  LeadershipChanges,
} from '#projections';
import { ENDLESS } from './facts';
import type { Numbers } from './facts';
import type { HeadcountHull, HullBounds } from './headcount';
import type { ChangesHull, LeaderHull } from './leadership';
import type { LargestHull, TotalHull } from './totals';
import type { Widening } from './widenings';

/** Whether a hull says anything to compare with; who compares counts those that do not. */
export function comparable({ state }: { readonly state: string }): boolean {
  return state !== 'contradictory' && state !== 'tooMany';
}

/**
 * What differs between all worlds and the product's headcount, as a sentence; undefined where nothing does. The product's bounds
 * contain every world, and equal the hull unless a rule was met that widens on purpose.
 */
export function compareHeadcount(hull: HeadcountHull, answer: HeadcountAnswer): string | undefined {
  if (!comparable(hull)) return undefined;
  if (hull.state !== answer.state && !stateOpen(hull)) {
    return `the worlds say ${hull.state}, the product says ${answer.state}`;
  }
  const answered = answer.bounds ?? answer.ifAlready;
  // "If already" is said of a report; whether the tree has the parts of a sum already is nobody's question.
  if (hull.state === 'unknown' && answered === undefined && stateOpen(hull)) return undefined;
  return differenceOfBounds(hull, answered);
}

/** Whether what is known depends on which tree, or which kind of base, there is: the rules do not say what is known then. */
function stateOpen({ widened }: HeadcountHull): boolean {
  return widened.includes('wholeOrSum') || (widened.includes('uncertainTree') && widened.includes('sum'));
}

/** The same for the net change without a base. Where no layoff may touch the unit, there is none or it is 0. */
export function compareNet(hull: HeadcountHull, answer: HeadcountAnswer): string | undefined {
  if (!comparable(hull)) return undefined;
  const nothing = { min: 0, max: 0 };
  const differs = differenceOfBounds(
    { bounds: hull.bounds ?? nothing, widened: hull.widened },
    answer.net ?? nothing,
  );
  return differs === undefined ? undefined : `net change: ${differs}`;
}

/** The same for who led: nobody is certain who is not in office in every world, and nobody is missing who is in one. */
export function compareLeaders(hull: LeaderHull, answer: LeaderAnswer): string | undefined {
  if (!comparable(hull)) return undefined;
  const certain = personsOf(answer, 'definitely');
  const named = [...new Set([...certain, ...personsOf(answer, 'possibly')])];
  const all = [...hull.definitely, ...hull.possibly];
  const tooSure = certain.filter((person) => !hull.definitely.includes(person));
  const missing = all.filter((person) => !named.includes(person));
  if (tooSure.length > 0)
    return `${tooSure.join(', ')} led for certain, says the product, but not in every world`;
  if (missing.length > 0) return `${missing.join(', ')} led in some world, and the product leaves that out`;
  return differenceOfLeave(hull, answer) ?? (hull.widened.length > 0 ? undefined : strictly(hull, answer));
}

/** What differs where no rule widens. */
function strictly(hull: LeaderHull, answer: LeaderAnswer): string | undefined {
  const certain = personsOf(answer, 'definitely');
  const named = [...certain, ...personsOf(answer, 'possibly')];
  const all = [...hull.definitely, ...hull.possibly];
  if (hull.state !== answer.state) return `the worlds say ${hull.state}, the product says ${answer.state}`;
  const surplus = named.filter((person) => !all.includes(person));
  const tooUnsure = hull.definitely.filter((person) => !certain.includes(person));
  if (surplus.length > 0) return `${surplus.join(', ')} led in no world, and the product names them`;
  return tooUnsure.length > 0
    ? `${tooUnsure.join(', ')} led in every world, the product is not certain`
    : undefined;
}

/** Who is on leave. */
function differenceOfLeave(hull: LeaderHull, { holders }: LeaderAnswer): string | undefined {
  const away = holders
    .filter(({ onLeave }) => onLeave !== undefined)
    .map(({ tenure: { personId } }) => personId);
  const missing = hull.onLeave.filter((person) => !away.includes(person));
  if (missing.length > 0)
    return `${missing.join(', ')} is on leave in some world, and the product leaves that out`;
  const surplus = hull.widened.length > 0 ? [] : away.filter((person) => !hull.onLeave.includes(person));
  return surplus.length > 0 ? `${surplus.join(', ')} is on leave in no world` : undefined;
}

/** The same for the number of leadership changes in a year. */
export function compareChanges(hull: ChangesHull, answer: LeadershipChanges): string | undefined {
  return comparable(hull) ? differenceOfBounds({ bounds: hull, widened: hull.widened }, answer) : undefined;
}

interface Bounded {
  readonly bounds?: HullBounds;
  readonly widened: readonly Widening[];
}

function differenceOfBounds(
  { bounds, widened }: Bounded,
  answered: HullBounds | undefined,
): string | undefined {
  if (bounds === undefined || answered === undefined) return differenceOfNone(bounds, answered, widened);
  const words = `the worlds reach ${text(bounds)}, the product says ${text(answered)}`;
  const [worlds, product] = [numbersOf(bounds), numbersOf(answered)];
  if (product.min > worlds.min || product.max < worlds.max) return `${words}, which leaves worlds out`;
  const equal = product.min === worlds.min && product.max === worlds.max;
  return equal || widened.length > 0 ? undefined : `${words}, and no rule widens here`;
}

function numbersOf({ min, max }: HullBounds): Numbers {
  return { min: min ?? -ENDLESS, max: max ?? ENDLESS };
}

function differenceOfNone(
  bounds: HullBounds | undefined,
  answered: HullBounds | undefined,
  widened: readonly Widening[],
): string | undefined {
  if (bounds !== undefined) return `the worlds reach ${text(bounds)}, the product has no bounds`;
  return answered === undefined || widened.length > 0
    ? undefined
    : `no world has bounds, the product says ${text(answered)}`;
}

/** The same for what layoffs of a period have together. */
export function compareTotal(hull: TotalHull, { total }: LayoffsAnswer): string | undefined {
  return comparable(hull) ? differenceOfBounds(hull, total) : undefined;
}

/** The same for the largest layoffs: none is surely the largest that is not, and none is missing that may be. */
export function compareLargest(hull: LargestHull, answer: LargestAnswer): string | undefined {
  if (!comparable(hull)) return undefined;
  const tooSure = answer.definitely.filter((id) => !hull.definitely.includes(id));
  const missing = hull.possibly.filter((id) => !answer.possibly.includes(id));
  if (tooSure.length > 0) return `${tooSure.join(', ')} is the largest for certain, says the product alone`;
  if (missing.length > 0) return `${missing.join(', ')} may be the largest, and the product leaves that out`;
  if (hull.widened.length > 0) return undefined;
  const lists = ['largestKnown', 'definitely', 'possibly', 'undisclosed'] as const;
  return lists
    .filter((list) => hull[list].join() !== answer[list].toSorted().join())
    .map((list) => `${list} are ${hull[list].join()}, the product says ${answer[list].join()}`)[0];
}

function personsOf({ holders }: LeaderAnswer, certainty: 'definitely' | 'possibly'): readonly string[] {
  return holders.filter((holder) => holder.certainty === certainty).map(({ tenure }) => tenure.personId);
}

function text({ min, max }: HullBounds): string {
  return `${min ?? '-∞'}..${max ?? '∞'}`;
}

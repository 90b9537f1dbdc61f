import type { LayoffAnnounced, LayoffKind, LayoffShareReported, Quantity, Recorded } from '#domain';
import { hull, spanOf } from './dates';
import type { Span } from './dates';
import { ENDLESS, distinct, factsOf, hullOfNumbers, numbersOf } from './facts';
import type { Numbers } from './facts';

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
  /** When it was announced, where that is not the day on which it acts. */
  readonly announced?: Span;
  /** What became of it later: revisions, its completion, its calling-off. */
  readonly stages: readonly Stage[];
}

/** A visible claim of what became of a layoff after its announcement; what it does not name stays as it was. */
export interface Stage {
  readonly entry: number;
  readonly what: 'revised' | 'completed' | 'calledOff';
  readonly day: Span;
  readonly positions?: Numbers;
  /** As parts of one. */
  readonly percentage?: Numbers;
  readonly kind?: LayoffKind;
  readonly effective?: Span;
}

/** The layoffs that at least one visible announcement tells of. */
export function layoffsOf(visible: readonly Recorded[]): readonly Layoff[] {
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
      ...(own.some(({ effectiveOn }) => effectiveOn !== undefined)
        ? { announced: hull(own.map(({ announcedOn }) => spanOf(announcedOn))) }
        : {}),
      stages: stagesOf(visible, layoffId),
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

interface Said {
  readonly layoffId: string;
  readonly positions?: Quantity;
  readonly percentage?: { readonly min: string; readonly max: string };
  readonly kind?: LayoffKind;
  readonly effectiveOn?: string;
  readonly alreadyLeft?: Quantity;
  readonly revisedOn: string;
  readonly completedOn: string;
  readonly calledOffOn: string;
}

/** What the visible entries say became of a layoff. The end of a temporary one is listed: nothing was subtracted that could come back. */
function stagesOf(visible: readonly Recorded[], layoffId: string): readonly Stage[] {
  const of = (type: string) => factsOf<Said>(visible, type).filter((fact) => fact.layoffId === layoffId);
  return [
    ...of('LayoffRevised').map((fact): Stage => ({
      ...named(fact),
      what: 'revised',
      day: spanOf(fact.revisedOn),
    })),
    ...of('LayoffCompleted').map((fact): Stage => {
      return { ...named(fact), what: 'completed', day: spanOf(fact.completedOn) };
    }),
    ...of('LayoffCalledOff').map(({ entry, calledOffOn, alreadyLeft }): Stage => {
      // Whoever is not said to have left already is given back.
      const positions = alreadyLeft === undefined ? { min: 0, max: 0 } : numbersOf(alreadyLeft);
      return { entry, what: 'calledOff', day: spanOf(calledOffOn), positions };
    }),
  ];
}

function named({ entry, positions, percentage, kind, effectiveOn }: Said & { entry: number }) {
  return {
    entry,
    ...(positions === undefined ? {} : { positions: numbersOf(positions) }),
    ...(percentage === undefined
      ? {}
      : { percentage: { min: Number(percentage.min) / 100, max: Number(percentage.max) / 100 } }),
    ...(kind === undefined ? {} : { kind }),
    ...(effectiveOn === undefined ? {} : { effective: spanOf(effectiveOn) }),
  };
}

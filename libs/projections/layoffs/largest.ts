import { DAY_MIN } from '#domain';
import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { candidatesOf } from './layoffs-query';
import type { LayoffCandidate } from './layoffs-query';

/** The largest layoffs of a unit and all below it that were announced on a day or before. */
export interface LargestAnswer {
  readonly unitId: string;
  /** Those with the greatest lower bound. */
  readonly largestKnown: readonly string[];
  /** Those that are at least as large as every other in any case; none while one of undisclosed size is among them. */
  readonly definitely: readonly string[];
  /** Those that may be as large as every other. */
  readonly possibly: readonly string[];
  /** Those of which nothing is disclosed; they are counted beside. */
  readonly undisclosed: readonly string[];
  readonly restsOn: readonly number[];
}

interface Sized {
  readonly layoffId: string;
  readonly min: number;
  readonly max: number;
  readonly undisclosed: boolean;
  /** Whether it is announced by then, below the unit, and for good, for certain. */
  readonly certain: boolean;
}

/** @param unitId the unit; a layoff that names one above it counts with the unit's own share, where one is reported. */
export function largestOf(statements: Statements, unitId: string, asked: Asked): LargestAnswer {
  const period = { from: DAY_MIN, to: asked.on + 1 };
  const question = { unitId, below: true, period, by: 'announced', shares: true } as const;
  const { candidates, restsOn } = candidatesOf(statements, question, asked);
  const sized = candidates.filter(({ temporary }) => temporary !== 'definitely').map(sizedOf);
  const disclosed = sized.filter((one) => !one.undisclosed);
  const undisclosed = sized.filter((one) => one.undisclosed);
  const mostMin = Math.max(...disclosed.map(({ min }) => min));
  const ids = (some: readonly Sized[]): readonly string[] => some.map(({ layoffId }) => layoffId);
  const atLeastAll = (edge: (one: Sized) => number, of: (one: Sized) => number) =>
    sized.filter((one) => sized.every((other) => other === one || edge(one) >= of(other)));
  return {
    unitId,
    largestKnown: ids(disclosed.filter(({ min }) => min === mostMin)),
    definitely:
      undisclosed.length > 0
        ? []
        : ids(
            atLeastAll(
              ({ min }) => min,
              ({ max }) => max,
            ).filter(({ certain }) => certain),
          ),
    possibly: ids(
      atLeastAll(
        ({ max }) => max,
        ({ min }) => min,
      ),
    ),
    undisclosed: ids(undisclosed),
    restsOn,
  };
}

/**
 * A layoff and its shares are one candidate, at the level of the asked unit; no share is above its whole. One that may not have
 * come yet has no lower bound. A percentage is disclosed, though nobody counted the people that it is of.
 */
function sizedOf({ item, size, isSecret, temporary }: LayoffCandidate): Sized {
  const certain = item.inPeriod === 'definitely' && temporary === 'no';
  return {
    layoffId: item.layoffId,
    min: certain ? size.min : 0,
    max: size.max,
    undisclosed: item.basis === undefined && size.min === 0 && (size.max === Infinity || isSecret),
    certain,
  };
}

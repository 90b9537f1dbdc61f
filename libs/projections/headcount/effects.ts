import { hull } from '../interval';
import type { Interval } from '../interval';
import { ALL_PPM } from '../layoffs/reading';
import type { Effect } from './run';

/** An effect of one moment. */
export type Momentary = Exclude<Effect, { by: 'stages' }>;

export const NOTHING: Momentary = { by: 'people', delta: { min: 0, max: 0 } };

/** So many parts per million of a number of people, rounded outward. */
export function partOfPeople(people: Interval, ppm: Interval): Interval {
  const part = (count: number, parts: number): number =>
    parts === 0 ? 0 : (Math.max(0, count) * parts) / ALL_PPM;
  return { min: Math.floor(part(people.min, ppm.min)), max: Math.ceil(part(people.max, ppm.max)) };
}

/** The hull of effects: of percentages where all are, else of numbers of people. */
export function joined(effects: readonly Momentary[], people: () => Interval): Momentary {
  const percentages = effects.filter((effect) => effect.by === 'percentage').map(({ ppm }) => ppm);
  const others = effects.filter((effect) => effect.by === 'people').map(({ delta }) => delta);
  const [ppm, ...morePpm] = percentages;
  if (ppm !== undefined && others.every(isNothing)) {
    return { by: 'percentage', ppm: hull(ppm, ...morePpm, ...others) };
  }
  const [delta = { min: 0, max: 0 }, ...more] = [
    ...others,
    ...percentages.map((parts) => negative(partOfPeople(people(), parts))),
  ];
  return { by: 'people', delta: hull(delta, ...more) };
}

function isNothing({ min, max }: Interval): boolean {
  return min === 0 && max === 0;
}

/** People who come, as people who go, and the other way round. */
export function negative({ min, max }: Interval): Interval {
  return { min: 0 - max, max: 0 - min };
}

import type { Day, DayRange } from '#domain';
import { ZERO, hull } from '../interval';
import type { Interval } from '../interval';
import type { Programme } from '../layoffs/programme';
import type { Reading } from '../layoffs/reading';
import { holdsOn } from '../tree';
import type { Rested } from '../valid-order';
import { NOTHING, joined, negative, partOfPeople } from './effects';
import type { Momentary } from './effects';
import type { Part, Target } from './parts';
import { peopleBefore, reachedBy, watched } from './reached';
import type { Circumstances } from './reached';
import type { Step } from './run';
import { stagedStep } from './staged';

/** What one layoff does to a target, at one point of knowledge and publication. */
export interface LayoffStep extends Step {
  readonly programme: Programme;
  readonly layoffUnitId: string;
  readonly share: 'whole' | Part['share'];
  readonly wording: string | null;
  /** Positions of the entries that say so, those of the tree included. */
  readonly entries: readonly number[];
  /** Whether the place in the tree holds on earlier days only by presumption. */
  readonly presumed: boolean;
  /** What the people rest on of whom it takes a percentage. */
  readonly percentageOf: () => readonly Rested[];
}

/** The step that a layoff is for a target; undefined where it does not reach it. */
export function stepOf(programme: Programme, asked: Target, given: Circumstances): LayoffStep | undefined {
  const { around, read } = watched(given);
  const target = everybodyIn(asked, programme.days, around);
  if (programme.courses !== undefined) return stagedStep(programme, target, around, read);
  const steps = programme.readings.flatMap(
    (reading) => readingStep(programme, reading, target, around) ?? [],
  );
  const [first] = steps;
  if (first === undefined) return undefined;
  const reachesInAll = programme.certain && steps.length === programme.readings.length;
  const effects = steps.map(({ effect }) => effect);
  const effect = joined(reachesInAll ? effects : [...effects, NOTHING], () =>
    peopleBefore(target.unitId, programme, around),
  );
  const entries = [...new Set(steps.flatMap((step) => step.entries))];
  return {
    ...first,
    effect,
    entries,
    presumed: steps.some((step) => step.presumed),
    percentageOf: read,
  };
}

/** The own people of a unit that has nothing below it on some days are all its people then. */
function everybodyIn(target: Target, days: DayRange, { tree }: Circumstances): Target {
  const { unitId } = target;
  const hasBelow = tree.children(unitId).some((child) => holdsOn(tree.direct(child, unitId), days) !== 'no');
  return target.ownPeople && !hasBelow ? { ...target, ownPeople: false } : target;
}

/** The days from whose end a change is counted, each a start of its own, and the day up to whose end it is. */
export interface Span {
  readonly starts: readonly DayRange[];
  readonly on: Day;
}

/** A step as a number of people, whatever it is a part of; what has stages comes to its net change over the span. */
export function inPeople(step: LayoffStep, target: Target, around: Circumstances, span: Span): Interval {
  const { effect } = step;
  if (effect.by === 'people') return effect.delta;
  if (effect.by === 'stages') {
    const [first = ZERO, ...others] = span.starts.map((start) => effect.between(start, span.on));
    return hull(first, ...others);
  }
  return negative(partOfPeople(peopleBefore(target.unitId, step.programme, around), effect.ppm));
}

function readingStep(
  programme: Programme,
  reading: Reading,
  target: Target,
  around: Circumstances,
): (Omit<LayoffStep, 'percentageOf'> & { readonly effect: Momentary }) | undefined {
  const reached = reachedBy(programme, reading, target, around);
  if (reached === undefined) return undefined;
  const { certain, effect, ...rest } = reached;
  return {
    ...rest,
    programme,
    days: programme.days,
    effect: certain
      ? effect
      : joined([effect, NOTHING], () => peopleBefore(target.unitId, programme, around)),
    layoffUnitId: reading.unitId,
  };
}

import type { Programme } from '../layoffs/programme';
import { stepOf } from './changes';
import type { Circumstances } from './reached';
import { movementStepOf } from './movement-step';
import type { MovementStep } from './movement-step';
import type { Nearby } from './nearby';
import type { Target } from './parts';
import type { LayoffOnly } from './steps';

/** Steps of targets, each worked out once where it is the same on whatever days it counts and whatever else is left out. */
export class FixedSteps {
  readonly #nearby: Nearby;
  readonly #circumstances: Circumstances;
  readonly #layoffs = new Map<string, Map<string, LayoffOnly | undefined>>();
  readonly #movements = new Map<string, readonly MovementStep[]>();

  constructor(nearby: Nearby, circumstances: Circumstances) {
    this.#nearby = nearby;
    this.#circumstances = circumstances;
  }

  /** The step of a layoff; only one that takes a percentage depends on who was there, and so on what else counts. */
  ofLayoff(programme: Programme, target: Target, around: Circumstances): LayoffOnly | undefined {
    if (programme.readings.some(({ size }) => size.by === 'percentage'))
      return layoffStep(programme, target, around);
    const steps = this.#layoffs.get(keyOf(target)) ?? new Map<string, LayoffOnly | undefined>();
    this.#layoffs.set(keyOf(target), steps);
    if (!steps.has(programme.layoffId))
      steps.set(programme.layoffId, layoffStep(programme, target, this.#circumstances));
    return steps.get(programme.layoffId);
  }

  /** The steps of all hirings and transfers around a target. */
  ofMovements(target: Target): readonly MovementStep[] {
    const known =
      this.#movements.get(keyOf(target)) ??
      this.#nearby
        .movements(target.unitId)
        .flatMap((movement) => movementStepOf(movement, target, this.#circumstances) ?? []);
    this.#movements.set(keyOf(target), known);
    return known;
  }
}

function layoffStep(programme: Programme, target: Target, around: Circumstances): LayoffOnly | undefined {
  const step = stepOf(programme, target, around);
  return step === undefined ? undefined : { change: 'layoff', ...step };
}

function keyOf({ unitId, ownPeople }: Target): string {
  return `${unitId} ${ownPeople}`;
}

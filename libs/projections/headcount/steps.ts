import type { LayoffStep } from './changes';
import type { MovementStep } from './movement-step';
import type { RelocationStep } from './relocation-step';

/** Whatever changes the number of people of a target: one step for each layoff, hiring, transfer or change of place that reaches it. */
export type CountedStep = ({ readonly change: 'layoff' } & LayoffStep) | MovementStep | RelocationStep;

export type LayoffOnly = Extract<CountedStep, { change: 'layoff' }>;

export function isLayoff(step: CountedStep): step is LayoffOnly {
  return step.change === 'layoff';
}

export function isMovement(step: CountedStep): step is MovementStep {
  return step.change === 'hiring' || step.change === 'transfer';
}

export function isRelocation(step: CountedStep): step is RelocationStep {
  return 'relocation' in step;
}

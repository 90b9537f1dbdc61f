import type { LayoffStep } from './changes';
import type { MovementStep } from './movement-step';

/** Whatever changes the number of people of a target: one step for each layoff, hiring or transfer that reaches it. */
export type CountedStep = ({ readonly change: 'layoff' } & LayoffStep) | MovementStep;

export type LayoffOnly = Extract<CountedStep, { change: 'layoff' }>;

export function isLayoff(step: CountedStep): step is LayoffOnly {
  return step.change === 'layoff';
}

export function isMovement(step: CountedStep): step is MovementStep {
  return step.change !== 'layoff';
}

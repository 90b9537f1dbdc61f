import type { Metric } from '#domain';
import { ZERO, hull } from '../interval';
import type { Interval } from '../interval';
import type { Tree } from '../tree';
import type { Rested } from '../valid-order';
import { NONE, flowOf, netOfFlow, staysTogether } from './flow';
import type { Flow } from './flow';
import type { Movement, MovementClaim, MovementKind } from './movements';
import type { Target } from './parts';
import type { Step } from './run';

/** What a hiring or a transfer does to a target, at one point of knowledge and publication. */
export interface MovementStep extends Step {
  readonly change: MovementKind;
  readonly movement: Movement;
  readonly effect: Extract<Step['effect'], { by: 'people' }>;
  /** Whether all of it falls on the target, or a part of which no source says how large it is. */
  readonly share: 'whole' | 'notReported';
  readonly wording: string;
  /** Positions of the entries that say so, those of the tree included. */
  readonly entries: readonly number[];
  readonly presumed: boolean;
  /** Nothing: a movement is a percentage of nobody. */
  readonly percentageOf: () => readonly Rested[];
}

/** The step that a movement is for a target; undefined where no claim changes the target's number. */
export function movementStepOf(
  movement: Movement,
  target: Target,
  { tree, metric }: { readonly tree: Tree; readonly metric: Metric },
): MovementStep | undefined {
  const reached = movement.claims
    .map((claim) => ({ claim, flow: countedFlow(claim, movement, target, tree) }))
    .filter(({ flow }) => changes(flow));
  const [first] = reached;
  if (first === undefined) return undefined;
  const deltas = reached.map(({ claim, flow }) => netOfFlow(flow, claim.positions));
  const others = movement.certain && reached.length === movement.claims.length ? [] : [ZERO];
  return {
    change: first.claim.kind,
    movement,
    days: movement.days,
    effect: { by: 'people', delta: inMetric(hull(...(deltas as [Interval]), ...others), metric) },
    share: reached.some(({ flow }) => flow.partly) ? 'notReported' : 'whole',
    wording: first.claim.wording,
    entries: [...new Set(reached.flatMap(({ claim, flow }) => [claim.entry, ...flow.entries]))],
    presumed: reached.some(({ flow }) => flow.presumed),
    percentageOf: () => [],
  };
}

/** People employed and on the payroll are one for one; in full-time equivalents up to as many. */
export function inMetric(delta: Interval, metric: Metric): Interval {
  return metric === 'fte' ? hull(delta, ZERO) : delta;
}

function countedFlow(claim: MovementClaim, { days }: Movement, target: Target, tree: Tree): Flow {
  const flow = flowOf(claim, target, days, tree);
  return staysTogether(claim, target, days, tree) ? { ...flow, leaving: NONE, arriving: NONE } : flow;
}

/** Whether the number may change at all: people who stay within the target change nothing. */
function changes({ leaving, arriving }: Flow): boolean {
  return arriving.least !== leaving.most || arriving.most !== leaving.least;
}

import { addDays } from '#domain';
import type { Day } from '#domain';
import { daysText } from '../days';
import { boundsOf } from '../interval';
import { holdsOn } from '../tree';
import type { CountedChange } from './answer';
import type { Span } from './changes';
import { restedOf } from './found';
import type { MovementStep } from './movement-step';
import type { Target } from './parts';
import type { RelocationStep } from './relocation-step';
import { isLayoff, isMovement, isRelocation } from './steps';
import type { CountedStep, LayoffOnly } from './steps';
import type { Workforce } from './workforce';

/** What a step is told as. */
export function changeOf(workforce: Workforce, step: CountedStep, target: Target, span: Span): CountedChange {
  const counted = {
    ...daysText(step.days),
    ...boundsOf(workforce.inPeople(step, target, span)),
    wording: step.wording,
    entries: [...new Set(restedOf(step).map(({ entry }) => entry))].toSorted((a, b) => a - b),
  };
  if (isLayoff(step)) return { ...toldLayoff(step), ...counted };
  return isMovement(step)
    ? { ...toldMovement(step), ...counted }
    : { change: step.change, unitId: step.relocation.unitId, share: step.share, ...counted };
}

type Told<Change> = Change extends CountedChange
  ? Omit<Change, 'earliest' | 'latest' | 'min' | 'max' | 'wording' | 'entries'>
  : never;

function toldLayoff({
  programme,
  layoffUnitId,
  share,
}: LayoffOnly): Told<CountedChange & { change: 'layoff' }> {
  const { layoffId, kind, basis } = programme;
  return { change: 'layoff', layoffId, layoffUnitId, kind, basis, share };
}

function toldMovement({
  movement,
  share,
}: MovementStep): Told<CountedChange & { change: 'hiring' | 'transfer' }> {
  const [{ from, to }] = movement.claims;
  return from === undefined
    ? { change: 'hiring', unitId: to, share }
    : { change: 'transfer', fromUnitId: from, toUnitId: to, share };
}

/** The day before the first change of a target, or of a unit below it, that may have come by a day. */
export function dayBeforeFirst(
  workforce: Workforce,
  steps: readonly CountedStep[],
  target: Target & { readonly on: Day },
): Day | undefined {
  const own = steps.filter((step) => isNamed(workforce, step, target.unitId));
  const first = Math.min(...own.map(({ days }) => days.earliest));
  return first <= target.on ? addDays(first, -1) : undefined;
}

/** Whether a change names the unit or one below it; a part of it that a source gives counts as the unit's own. */
function isNamed({ tree }: Workforce, step: CountedStep, unitId: string): boolean {
  if (isRelocation(step)) return true;
  return namedBy(step).some((named) => {
    const membership = tree.membership(named, unitId);
    return membership !== undefined && holdsOn(membership, step.days) !== 'no';
  });
}

function namedBy(step: Exclude<CountedStep, RelocationStep>): readonly string[] {
  return isLayoff(step)
    ? [...step.programme.readings.map(({ unitId }) => unitId), ...step.programme.shares.keys()]
    : step.movement.claims.flatMap(({ from, to }) => (from === undefined ? [to] : [from, to]));
}

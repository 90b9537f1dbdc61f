import { intersectionOf } from '#domain';
import type { DayRange } from '#domain';
import type { Programme } from '../layoffs/programme';
import { stepOf } from './changes';
import type { Circumstances } from './reached';
import { movementStepOf } from './movement-step';
import type { MovementStep } from './movement-step';
import type { Nearby } from './nearby';
import type { Target } from './parts';
import { relocationStepOf } from './relocation-step';
import type { RelocationStep } from './relocation-step';
import { keyOfRelocation } from './relocations';
import type { Relocation } from './relocations';
import type { LayoffOnly } from './steps';

/** Steps of targets, each worked out once for all that it depends on: of the rest of the circumstances it is independent. */
export class KeptSteps {
  readonly #nearby: Nearby;
  readonly #circumstances: Circumstances;
  readonly #layoffs = new Map<string, LayoffOnly | undefined>();
  readonly #relocations = new Map<string, RelocationStep | undefined>();
  readonly #movements = new Map<string, readonly MovementStep[]>();

  constructor(nearby: Nearby, circumstances: Circumstances) {
    this.#nearby = nearby;
    this.#circumstances = circumstances;
  }

  /** The step of a layoff; only one that takes a percentage depends on who was there, and so on what else counts. */
  ofLayoff(programme: Programme, target: Target, around: Circumstances): LayoffOnly | undefined {
    const key = `${programme.layoffId} ${keyOf(target)}`;
    return programme.readings.some(({ size }) => size.by === 'percentage')
      ? kept(this.#layoffs, `${key} ${beforehand(programme, around)}`, () =>
          layoffStep(programme, target, around),
        )
      : kept(this.#layoffs, key, () => layoffStep(programme, target, this.#circumstances));
  }

  /** The step of a change of place; the people who go with it depend on what else counts. */
  ofRelocation(relocation: Relocation, target: Target, around: Circumstances): RelocationStep | undefined {
    const key = `${keyOfRelocation(relocation)} ${keyOf(target)} ${actingIn(relocation, around)}`;
    return kept(this.#relocations, key, () => relocationStepOf(relocation, target, around));
  }

  /** The steps of all hirings and transfers around a target. */
  ofMovements(target: Target): readonly MovementStep[] {
    return kept(this.#movements, keyOf(target), () =>
      this.#nearby
        .movements(target.unitId)
        .flatMap((movement) => movementStepOf(movement, target, this.#circumstances) ?? []),
    );
  }
}

function layoffStep(programme: Programme, target: Target, around: Circumstances): LayoffOnly | undefined {
  const step = stepOf(programme, target, around);
  return step === undefined ? undefined : { change: 'layoff', ...step };
}

/** What the people before a layoff depend on; those before the stages of one, on no days that are asked about. */
function beforehand({ days, courses }: Programme, around: Circumstances): string {
  return courses === undefined ? actingIn({ days }, around) : around.leftOut;
}

/** The days on which a change may act so that it counts, with what else is left out. */
function actingIn({ days }: { readonly days: DayRange }, { counting, leftOut }: Circumstances): string {
  const { earliest, latest } = intersectionOf(days, counting) ?? days;
  return `${earliest} ${latest} ${leftOut}`;
}

function keyOf({ unitId, ownPeople }: Target): string {
  return `${unitId} ${ownPeople}`;
}

function kept<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  const one = known.get(key);
  if (one !== undefined || known.has(key)) return one as Value;
  const found = find();
  known.set(key, found);
  return found;
}

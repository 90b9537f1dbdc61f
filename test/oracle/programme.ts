import type { LayoffKind } from '#domain';
import { ENDLESS } from './facts';
import type { Numbers } from './facts';
import type { Layoff, Stage, Wording } from './layoffs';
import { ruleOut } from './worlds';
import type { DaysTried, Pick } from './worlds';
import type { Note } from './widenings';

/** The number of a layoff that is in force, and what sort of number it is. */
export interface InForce {
  readonly layoff: Layoff;
  readonly unitId: string;
  readonly temporary: boolean;
  readonly acts: Wording['acts'];
  /** The same for as long as no stage names another number. */
  readonly key: string;
  /** Whether it is the number of the announcement: the shares are shares of it. */
  readonly announced: boolean;
  readonly positions: Numbers | undefined;
  readonly percentage: Numbers | undefined;
}

/** On a day, what a layoff counts becomes another number: undefined is none, before it counts or while it does not. */
export interface Step {
  readonly day: number;
  readonly before: InForce | undefined;
  readonly after: InForce | undefined;
  /** The first day on which it has counted without a break. */
  readonly since: number;
}

/** What a world is made of. */
export interface World {
  readonly pick: Pick;
  readonly days: DaysTried;
  readonly note: Note;
}

interface Dated {
  readonly stage?: Stage;
  readonly day: number;
  /** The day on which it acts by what is planned last. */
  readonly planned: number;
  /** The day on which whoever goes is gone at the latest, since it is completed, or called off after they had left. */
  readonly gone: number;
  readonly acting: number;
  readonly number: InForce;
}

/**
 * The days on which the number that a layoff counts changes, in one world. In force is what was dated last; it counts from the
 * effective day then in force. The announcement is in force from the start, and nothing becomes of a layoff before its announcement.
 */
export function stepsOf(layoff: Layoff, wording: Wording, world: World): readonly Step[] {
  const phases = phasesOf(layoff, wording, world);
  const days = [...new Set(phases.flatMap(({ day, acting }) => [day, acting]))].toSorted((a, b) => a - b);
  const steps: Step[] = [];
  let since = 0;
  for (const day of days.filter(Number.isFinite)) {
    const after = countedOn(day, phases);
    const before = steps.at(-1)?.after;
    if (after?.key === before?.key) continue;
    since = before === undefined ? day : since;
    steps.push({ day, since, before, after });
  }
  return steps;
}

/** What a layoff is at the end of a day: the number in force, the day on which it acts or acted, and when it was announced. */
export interface Standing {
  readonly number: InForce;
  readonly acting: number;
  readonly announced: number;
}

/** How a layoff stands at the end of a day in one world. */
export function standingOn(layoff: Layoff, wording: Wording, world: World, on: number): Standing {
  const phases = phasesOf(layoff, wording, world);
  const { acting, number } = phases.findLast((phase) => phase.day <= on)!;
  return { number, acting, announced: announcedIn(layoff, phases[0]!.acting, world) };
}

/** The day of the announcement; a layoff without a day of its own acts on it. */
function announcedIn({ announced, layoffId }: Layoff, acting: number, { pick, days }: World): number {
  return announced === undefined ? acting : pick(`announcement of ${layoffId}`, days(announced));
}

/** The number in force on a day, where it counts by then. */
function countedOn(day: number, phases: readonly Dated[]): InForce | undefined {
  const { acting, number } = phases.findLast((phase) => phase.day <= day)!;
  return acting <= day && !number.temporary ? number : undefined;
}

function phasesOf(layoff: Layoff, wording: Wording, world: World): readonly Dated[] {
  const { layoffId, positions, percentage } = layoff;
  const planned = world.pick(`day of ${layoffId}`, world.days(layoff.day));
  const first: Dated = {
    day: -Infinity,
    planned,
    gone: Infinity,
    acting: planned,
    number: {
      layoff,
      unitId: wording.unitId,
      temporary: wording.temporary,
      acts: wording.acts,
      key: `announced ${wording.acts}`,
      announced: true,
      positions,
      percentage,
    },
  };
  const phases = [first];
  for (const { stage, day } of datedStages(layoff, first.acting, world)) {
    const last = phases.at(-1)!;
    if (last.stage?.what === 'completed') break;
    phases.push(nextPhase(last, stage, day, world));
  }
  return phases;
}

function nextPhase(last: Dated, stage: Stage, day: number, { pick, days }: World): Dated {
  const { what, effective } = stage;
  const planned =
    effective === undefined ? last.planned : pick(`effective day of ${stage.entry}`, days(effective));
  const number = changed(last.number, stage);
  const kept = number.key === last.number.key ? last.gone : Infinity;
  const gone = what === 'revised' ? kept : Math.min(kept, day);
  return { stage, day, planned, gone, acting: Math.min(planned, gone), number };
}

/** The stages in the order of their days; whatever completes comes last on its day, of others either order is possible. */
function datedStages(layoff: Layoff, acting: number, world: World) {
  const { pick, days, note } = world;
  const dated = layoff.stages.map((stage) => ({
    stage,
    day: pick(`day of ${stage.entry}`, days(stage.day)),
  }));
  if (dated.length > 0) {
    const announced = announcedIn(layoff, acting, world);
    if (dated.some(({ day }) => day < announced)) ruleOut();
    if (ordersOpen(layoff)) note('stageOrderOpen');
  }
  const completes = ({ stage }: { stage: Stage }): number => Number(stage.what === 'completed');
  const first = (day: number): number | undefined => {
    const tied = dated
      .filter((one) => one.day === day && completes(one) === 0)
      .map(({ stage }) => stage.entry);
    return tied.length > 1 ? pick(`last of ${tied.join(' ')}`, tied) : undefined;
  };
  return dated.toSorted(
    (a, b) =>
      a.day - b.day ||
      completes(a) - completes(b) ||
      Number(first(a.day) === a.stage.entry) - Number(first(b.day) === b.stage.entry),
  );
}

/** Whether the announcement and the stages may have come in more than one order. */
function ordersOpen({ announced, day, stages }: Layoff): boolean {
  const spans = [announced ?? day, ...stages.map((stage) => stage.day)];
  return spans.some((a, at) =>
    spans.some((b, other) => at !== other && a.earliest <= b.latest && b.earliest <= a.latest),
  );
}

/** The whole number after a stage: a number that it names stands in place of the former one, all else stays. */
function changed(number: InForce, stage: Stage): InForce {
  const positions = stage.positions ?? number.positions;
  const percentage = stage.percentage ?? number.percentage;
  const kind = stage.kind ?? kindOf(number);
  const acts = actsBy({ kind, given: isGiven(positions), part: percentage !== undefined });
  const another = acts !== number.acts || (acts !== 'closure' && stage[acts] !== undefined);
  return {
    ...number,
    acts,
    temporary: kind === 'temporary',
    key: another ? `${stage.entry} ${acts}` : number.key,
    announced: number.announced && !another,
    positions,
    percentage,
  };
}

function kindOf({ temporary, acts }: InForce): LayoffKind {
  if (temporary) return 'temporary';
  return acts === 'closure' ? 'closure' : 'permanent';
}

function isGiven(positions: Numbers | undefined): boolean {
  return positions !== undefined && (positions.min > 0 || positions.max < ENDLESS);
}

function actsBy({ kind, given, part }: { kind: LayoffKind; given: boolean; part: boolean }): Wording['acts'] {
  if (given) return 'positions';
  if (kind === 'closure') return 'closure';
  return part ? 'percentage' : 'positions';
}

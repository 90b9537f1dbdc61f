import type { Day, DayRange, Metric, Scope } from '#domain';
import type { Asked } from '../asked';
import { dayText, daysText } from '../days';
import { ZERO, boundsOf } from '../interval';
import type { Interval } from '../interval';
import { sharesOutside } from '../layoffs/shares-outside';
import type { Statements } from '../statements';
import { declaredOf, groundsOf } from '../valid-order';
import type { Rested } from '../valid-order';
import { LEAVES_OUT } from './answer';
import type { BaseReport, HeadcountAnswer, HeadcountFlag } from './answer';
import type { Span } from './changes';
import { changeOf, dayBeforeFirst } from './counted-change';
import { coversTarget } from './coverage';
import { restedOf } from './found';
import type { Found } from './found';
import { NOTHING_LEFT_OUT } from './left-out';
import { movedAway } from './moved-away';
import type { Target } from './parts';
import { scopeOf } from './nearby';
import { counts, run } from './run';
import { isLayoff } from './steps';
import type { CountedStep } from './steps';
import { Workforce } from './workforce';
import { percentageUnits, withdrawnChanges, withdrawnReports } from './withdrawn';

/** What is asked about a headcount. */
export interface HeadcountQuestion {
  readonly unitId: string;
  readonly metric: Metric;
  readonly scope: Scope;
  /** The net change counts from the end of this day; from before the first recorded change where it is left out. */
  readonly since?: Day;
}

/**
 * How many people worked in a unit at the end of a day, between which bounds, and why.
 * @param workforce what was read already at the same point of knowledge and publication, for the same metric.
 */
export function headcountOf(
  statements: Statements,
  question: HeadcountQuestion,
  asked: Asked,
  workforce = new Workforce(statements, asked, question.metric),
): HeadcountAnswer {
  const { unitId, metric, scope } = question;
  const target = { unitId, ownPeople: scope === 'withoutSubUnits' };
  const found = workforce.people(target, asked.on);
  const steps = workforce.steps(target);
  const since = question.since ?? dayBeforeFirst(workforce, steps, { ...target, on: asked.on });
  const span = { starts: startsOf(found, since), on: asked.on };
  const counted = steps.filter((step) => isCounted(step, span));
  const ofPercentages = percentageUnits(workforce, counted, target);
  const units = new Set([...workforce.tree.below(unitId), ...ofPercentages]);
  const withdrawn = withdrawnChanges(statements, workforce, unitId, asked);
  const rested: readonly Rested[] = [
    ...found.grounds(),
    ...counted.flatMap(restedOf),
    ...movedAway(workforce, target, (days) => isCounted({ days }, span)),
    ...withdrawn,
    ...withdrawnReports(statements, { units, metric }, asked),
    ...declaredOf(statements, 'unit', unitId, asked),
  ];
  return {
    unitId,
    metric,
    scope,
    ...stateOf(found),
    base: baseOf(found),
    ...(since === undefined ? {} : netOf(statements, { workforce, target, since, withdrawn }, asked)),
    changes: counted.map((step) => changeOf(workforce, step, target, span)),
    flags: flagsOf({ workforce, target }, found, counted),
    leavesOut: LEAVES_OUT,
    restsOn: groundsOf(statements, rested, asked),
  };
}

function stateOf({ people, ifAlready }: Found): Pick<HeadcountAnswer, 'state' | 'bounds' | 'ifAlready'> {
  if (people !== undefined) return { state: 'known', bounds: boundsOf(cut(people)) };
  return ifAlready === undefined
    ? { state: 'unknown' }
    : { state: 'unknown', ifAlready: boundsOf(cut(ifAlready)) };
}

/** Edges are summed as they are; only what is answered is cut to 0 and above. */
function cut({ min, max }: Interval): Interval {
  return { min: Math.max(0, min), max: Math.max(0, max) };
}

function baseOf({ stocks }: Found): HeadcountAnswer['base'] {
  const reports = stocks.flatMap(({ target, bases }) =>
    bases.map(({ report, days, count }): BaseReport => ({
      unitId: target.unitId,
      scope: scopeOf(target),
      ...daysText(days),
      ...boundsOf(count),
      entry: report.entry,
    })),
  );
  if (reports.length === 0) return { certainty: 'none', reports };
  return { certainty: stocks.some(({ bases }) => bases.length > 1) ? 'uncertain' : 'certain', reports };
}

/** The days from whose end changes are counted: those of the reports where they hold for certain, else since that of the net change. */
function startsOf({ stocks, people }: Found, since: Day | undefined): readonly DayRange[] {
  const starts = stocks.flatMap(({ bases }) => bases.map(({ days }) => days));
  if (starts.length > 0 && people !== undefined) return starts;
  return since === undefined ? [] : [{ earliest: since, latest: since }];
}

function isCounted(step: Pick<CountedStep, 'days'>, { starts, on }: Span): boolean {
  return starts.some((start) => counts(step, start, on) !== 'no');
}

interface NetQuestion {
  readonly workforce: Workforce;
  readonly target: Target;
  readonly since: Day;
  /** What could have reached the target and was withdrawn. */
  readonly withdrawn: readonly Rested[];
}

/** Net change over `(since, on]`. */
function netOf(
  statements: Statements,
  { workforce, target, since, withdrawn }: NetQuestion,
  asked: Asked,
): Pick<HeadcountAnswer, 'net' | 'netRestsOn'> {
  const { on } = asked;
  const counting = { without: NOTHING_LEFT_OUT, days: { earliest: since + 1, latest: on } };
  const steps = workforce.steps(target, counting);
  const start = { days: { earliest: since, latest: since }, count: ZERO };
  const span = { starts: [start.days], on };
  const changes = steps.map((step) =>
    step.effect.by === 'stages'
      ? step
      : {
          days: step.days,
          effect: { by: 'people', delta: workforce.inPeople(step, target, span, counting) } as const,
        },
  );
  const units = percentageUnits(workforce, steps, target);
  const rested = [
    ...steps.flatMap((step) => workforce.groundsOf(step, target, counting)),
    ...movedAway(workforce, target, (days) => counts({ days }, start.days, on) !== 'no'),
    ...withdrawn,
    ...withdrawnReports(statements, { units, metric: workforce.metric }, asked),
    ...declaredOf(statements, 'unit', target.unitId, asked),
  ];
  return {
    net: { ...boundsOf(run(start, changes, on)), since: dayText(since) },
    netRestsOn: groundsOf(statements, rested, asked),
  };
}

function flagsOf(
  { workforce, target }: Pick<NetQuestion, 'workforce' | 'target'>,
  { people, presumed, stocks }: Found,
  counted: readonly CountedStep[],
): readonly HeadcountFlag[] {
  const flags: HeadcountFlag[] = [];
  if (people !== undefined && people.min < 0) {
    const isDefinite = people.max < 0 && coversTarget(target, stocks, workforce.tree);
    flags.push(flagged('cutAboveHeadcount', isDefinite));
  }
  const outside = counted
    .filter(isLayoff)
    .flatMap(({ programme }) => sharesOutside(programme, workforce.tree));
  if (outside.length > 0)
    flags.push(
      flagged(
        'shareOutsideLayoff',
        outside.some(({ certainty }) => certainty === 'definite'),
      ),
    );
  if (presumed || counted.some((step) => step.presumed)) flags.push(flagged('treePresumed', false));
  return flags;
}

function flagged(flag: HeadcountFlag['flag'], isDefinite: boolean): HeadcountFlag {
  return { flag, certainty: isDefinite ? 'definite' : 'possible' };
}

import { DAY_MIN, addDays } from '#domain';
import type { Day, Metric, Scope } from '#domain';
import type { Asked } from '../asked';
import { dayText, daysText } from '../days';
import { boundsOf } from '../interval';
import type { Interval } from '../interval';
import type { Statements } from '../statements';
import { inValidOrder } from '../valid-order';
import type { Rested } from '../valid-order';
import { withdrawalsOf } from '../withdrawals';
import { LEAVES_OUT } from './answer';
import type { BaseReport, CountedChange, HeadcountAnswer, HeadcountFlag } from './answer';
import type { LayoffStep } from './changes';
import type { Target } from './parts';
import { counts, run } from './run';
import { Workforce, scopeOf } from './workforce';
import type { Found, Stock } from './workforce';

/** What is asked about a headcount. */
export interface HeadcountQuestion {
  readonly unitId: string;
  readonly metric: Metric;
  readonly scope: Scope;
  /** The net change counts from the end of this day; from before the first recorded change where it is left out. */
  readonly since?: Day;
}

/** How many people worked in a unit at the end of a day, between which bounds, and why. */
export function headcountOf(
  statements: Statements,
  question: HeadcountQuestion,
  asked: Asked,
): HeadcountAnswer {
  const { unitId, metric, scope } = question;
  const target = { unitId, ownPeople: scope === 'withoutSubUnits' };
  const workforce = new Workforce(statements, asked, metric);
  const found = workforce.people(target, asked.on);
  const steps = workforce.steps(target);
  const since = question.since ?? dayBeforeFirst(steps);
  const counted = steps.filter((step) => isCounted(step, found, since, asked.on));
  const reports = found.stocks.flatMap(({ bases }) => bases.map(({ report }) => report));
  const treeClaims = found.stocks.flatMap((stock) => placeOf(workforce, stock, unitId));
  const rested: readonly Rested[] = [
    ...reports.map(({ entry, earliest }) => ({ entry, day: earliest })),
    ...counted.flatMap((step) => step.entries.map((entry) => ({ entry, day: step.days.earliest }))),
    ...treeClaims.map((entry) => ({ entry, day: DAY_MIN })),
    ...withdrawalsNear(statements, workforce, question, asked),
  ];
  return {
    unitId,
    metric,
    scope,
    ...stateOf(found),
    base: baseOf(found),
    ...(since === undefined
      ? {}
      : { net: { ...boundsOf(netOf(workforce, target, since, asked.on)), since: dayText(since) } }),
    changes: counted.map((step) => changeOf(workforce, step, target)),
    flags: flagsOf(workforce, found, counted),
    leavesOut: LEAVES_OUT,
    restsOn: inValidOrder(rested),
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

function dayBeforeFirst(steps: readonly LayoffStep[]): Day | undefined {
  return steps.length === 0 ? undefined : addDays(Math.min(...steps.map(({ days }) => days.earliest)), -1);
}

function isCounted(step: LayoffStep, found: Found, since: Day | undefined, on: Day): boolean {
  const starts = found.stocks.flatMap(({ bases }) => bases.map(({ days }) => days));
  if (starts.length > 0 && found.people !== undefined)
    return starts.some((start) => counts(step, start, on) !== 'no');
  return since !== undefined && counts(step, { earliest: since, latest: since }, on) !== 'no';
}

/** Net change over `(since, on]`. */
function netOf(workforce: Workforce, target: Target, since: Day, on: Day): Interval {
  const counting = { without: new Set<string>(), days: { earliest: since + 1, latest: on } };
  const steps = workforce.steps(target, counting).map((step) => ({
    days: step.days,
    effect: { by: 'people', delta: workforce.inPeople(step, target, counting) } as const,
  }));
  return run({ days: { earliest: since, latest: since }, count: { min: 0, max: 0 } }, steps, on);
}

function changeOf(workforce: Workforce, step: LayoffStep, target: Target): CountedChange {
  const { programme } = step;
  return {
    layoffId: programme.layoffId,
    layoffUnitId: step.layoffUnitId,
    kind: programme.kind,
    basis: programme.basis,
    share: step.share,
    ...daysText(programme.days),
    ...boundsOf(workforce.inPeople(step, target)),
    wording: step.wording,
    entries: [...new Set(step.entries)].toSorted((a, b) => a - b),
  };
}

function flagsOf(
  workforce: Workforce,
  { people }: Found,
  counted: readonly LayoffStep[],
): readonly HeadcountFlag[] {
  const flags: HeadcountFlag[] = [];
  if (people !== undefined && people.min < 0) {
    flags.push({ flag: 'cutAboveHeadcount', certainty: people.max < 0 ? 'definite' : 'possible' });
  }
  if (counted.some((step) => hasShareOutside(workforce, step)))
    flags.push({ flag: 'shareOutsideLayoff', certainty: 'definite' });
  if (counted.some((step) => step.presumed)) flags.push({ flag: 'treePresumed', certainty: 'possible' });
  return flags;
}

function hasShareOutside({ tree }: Workforce, { programme }: LayoffStep): boolean {
  const named = programme.readings.map(({ unitId }) => unitId);
  return [...programme.shares.keys()].some(
    (unit) => !named.some((upper) => upper !== unit && tree.above(unit).has(upper)),
  );
}

function placeOf({ tree }: Workforce, { target }: Stock, unitId: string): readonly number[] {
  return target.unitId === unitId ? [] : (tree.membership(target.unitId, unitId)?.entries ?? []);
}

/** A share is as old as the layoff of which it is a part. */
const DAY_OF_SHARE = '(SELECT min(l.announced_earliest) FROM layoff l WHERE l.layoff_id = c.layoff_id)';

/** Withdrawals of reports on the unit and below it, and of layoffs and shares that could have reached it. */
function withdrawalsNear(
  statements: Statements,
  { tree }: Workforce,
  asking: HeadcountQuestion,
  asked: Asked,
): readonly Rested[] {
  const below = tree.below(asking.unitId);
  const near = new Set([...tree.above(asking.unitId).keys(), ...below]);
  const reports = [...below].map((unit) => ({
    table: 'headcount_report',
    where: 'c.unit_id = ? AND c.metric = ?',
    values: [unit, asking.metric],
    day: 'c.earliest',
  }));
  const cuts = [...near].flatMap((unit) => [
    { table: 'layoff', where: 'c.unit_id = ?', values: [unit], day: 'c.announced_earliest' },
    { table: 'layoff_share', where: 'c.unit_id = ?', values: [unit], day: DAY_OF_SHARE },
  ]);
  return [...reports, ...cuts].flatMap((candidates) => withdrawalsOf(statements, candidates, asked));
}

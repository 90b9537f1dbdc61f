import { METRICS, SCOPES, addDays } from '#domain';
import type { Day, Metric, Scope } from '#domain';
import type { Span } from '../headcount/changes';
import { coversTarget } from '../headcount/coverage';
import type { Found } from '../headcount/found';
import { restedOf } from '../headcount/found';
import type { Target } from '../headcount/parts';
import { counts } from '../headcount/run';
import { scopeOf } from '../headcount/nearby';
import { isLayoff } from '../headcount/steps';
import type { CountedStep } from '../headcount/steps';
import type { Workforce } from '../headcount/workforce';
import { boundsOf } from '../interval';
import type { Interval } from '../interval';
import { positionsOf } from './discrepancy';
import type { Find, Finding } from './discrepancy';

/** More people cut, or gone elsewhere, than there were on the day on which they go, as reports and other changes tell. */
export const cutAboveHeadcount: Find = (unitId, ledger) =>
  METRICS.flatMap((metric: Metric) =>
    SCOPES.flatMap((scope: Scope) => {
      const target = { unitId, ownPeople: scope === 'withoutSubUnits' };
      return cutsIn(target, ledger.workforce(metric), ledger.asked.on);
    }),
  );

function cutsIn(target: Target, workforce: Workforce, on: Day): readonly Finding[] {
  if (!hasReports(target, workforce)) return [];
  return workforce
    .steps(target)
    .filter(({ days }) => days.earliest <= on)
    .flatMap((step) => {
      if (workforce.inPeople(step, target, spanOf(step, on)).min >= 0) return [];
      const days = new Set([step.days.earliest, Math.min(step.days.latest, on), on]);
      const after = [...days].flatMap((day) => belowZero(workforce, step, target, day));
      const worst = after.find(({ isDefinite }) => isDefinite) ?? after[0];
      return worst === undefined ? [] : [findingOf({ workforce, target, on }, step, worst)];
    });
}

/** Whether anybody was counted at all, in the unit or in a part of it: most units are counted in one metric. */
function hasReports({ unitId, ownPeople }: Target, workforce: Workforce): boolean {
  const units = ownPeople ? [unitId] : [...workforce.tree.below(unitId)];
  return units.some((unit) =>
    [true, false].some((own) => workforce.nearby.reports({ unitId: unit, ownPeople: own }).length > 0),
  );
}

/** A count that is below nobody on a day on which people go, or, where its base was uncertain then, on the asked day. */
interface Left {
  readonly found: Found;
  readonly left: Interval;
  /** Whether it is below nobody in every reading. */
  readonly isDefinite: boolean;
}

function belowZero(workforce: Workforce, step: CountedStep, target: Target, day: Day): readonly Left[] {
  const found = workforce.people(target, day);
  const { people, ifAlready, stocks } = found;
  const left = people ?? ifAlready;
  if (left === undefined || left.min >= 0) return [];
  const starts = stocks.flatMap(({ bases }) => bases);
  if (starts.every(({ days }) => counts(step, days, day) === 'no')) return [];
  const isDefinite = people !== undefined && left.max < 0 && coversTarget(target, stocks, workforce.tree);
  return [{ found, left, isDefinite }];
}

/** From the day before people may go to the asked one. */
function spanOf({ days }: CountedStep, on: Day): Span {
  const start = addDays(days.earliest, -1);
  return { starts: [{ earliest: start, latest: start }], on };
}

interface Looked {
  readonly workforce: Workforce;
  readonly target: Target;
  readonly on: Day;
}

function findingOf(
  { workforce, target, on }: Looked,
  step: CountedStep,
  { found, left, isDefinite }: Left,
): Finding {
  const own = new Set(step.entries);
  const layoff = isLayoff(step) ? { layoffId: step.programme.layoffId } : {};
  const others = [...found.grounds(), ...restedOf(step)].map(({ entry }) => entry);
  const { min, max } = workforce.inPeople(step, target, spanOf(step, on));
  return {
    certainty: isDefinite ? 'definite' : 'possible',
    subject: { unitId: target.unitId, ...layoff },
    days: step.days,
    what: {
      metric: workforce.metric,
      scope: scopeOf(target),
      change: step.change,
      share: step.share,
      cut: boundsOf({ min: 0 - max, max: 0 - min }),
      left: boundsOf(left),
    },
    says: positionsOf(own),
    against: positionsOf(others.filter((entry) => !own.has(entry))),
  };
}

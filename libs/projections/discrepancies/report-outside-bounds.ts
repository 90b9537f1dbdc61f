import { METRICS, SCOPES } from '#domain';
import type { Day, Metric, Scope } from '#domain';
import { basesOn } from '../headcount/bases';
import { composed } from '../headcount/composition';
import { coversTarget } from '../headcount/coverage';
import { reportsIn, restedOf } from '../headcount/found';
import { NOTHING_LEFT_OUT } from '../headcount/left-out';
import type { Report } from '../headcount/headcount';
import type { Target } from '../headcount/parts';
import { counts, run } from '../headcount/run';
import type { Workforce } from '../headcount/workforce';
import { boundsOf, hull } from '../interval';
import type { Interval } from '../interval';
import { positionsOf } from './discrepancy';
import type { Find, Finding } from './discrepancy';

/**
 * A reported headcount outside the bounds to which earlier reports and the changes since lead on its day. The difference is what
 * nobody explained: people who came or left without any source saying so.
 */
export const reportOutsideBounds: Find = (unitId, ledger) =>
  METRICS.flatMap((metric: Metric) =>
    SCOPES.flatMap((scope: Scope) => {
      const target = { unitId, ownPeople: scope === 'withoutSubUnits' };
      return reportsBeyond(target, ledger.workforce(metric), ledger.asked.on);
    }),
  );

function reportsBeyond(target: Target, workforce: Workforce, on: Day): readonly Finding[] {
  const reports = workforce.nearby.reports(target).filter(({ earliest }) => earliest <= on);
  return reports.flatMap((report) => {
    const days = [...new Set([report.earliest, Math.min(report.latest, on)])];
    const implied = days.map((day) => impliedOn(day, report, target, workforce));
    const known = implied.flatMap((one) => one ?? []);
    const [first, ...others] = known;
    if (first === undefined || known.length < implied.length) return [];
    const bounds = hull(first.people, ...others.map(({ people }) => people));
    return differing(
      report,
      bounds,
      known.flatMap(({ entries }) => entries),
    );
  });
}

interface Implied {
  readonly people: Interval;
  readonly entries: readonly number[];
}

/** What all but one report imply at the end of a day; nothing where no earlier one holds by then for certain. */
function impliedOn(day: Day, report: Report, target: Target, workforce: Workforce): Implied | undefined {
  const earlier = workforce.nearby.reports(target).filter((other) => comesBefore(other, report));
  const { settled, bases } = basesOn(earlier, day);
  const [first, ...others] = bases;
  if (!settled || first === undefined) return sumOfParts(day, target, workforce);
  const since = Math.min(...bases.map(({ days }) => days.earliest)) + 1;
  const steps = workforce.steps(target, {
    without: NOTHING_LEFT_OUT,
    days: { earliest: since, latest: day },
  });
  const counted = steps.filter((step) => bases.some(({ days }) => counts(step, days, day) !== 'no'));
  return {
    people: hull(run(first, steps, day), ...others.map((base) => run(base, steps, day))),
    entries: [...reportsIn(bases), ...counted.flatMap(restedOf)].map(({ entry }) => entry),
  };
}

/** Of reports of one day the one that was recorded first comes before. */
function comesBefore(one: Report, other: Report): boolean {
  return (one.latest - other.latest || one.earliest - other.earliest || one.entry - other.entry) < 0;
}

function sumOfParts(day: Day, { unitId, ownPeople }: Target, workforce: Workforce): Implied | undefined {
  if (ownPeople) return undefined;
  const { people, grounds, stocks } = composed(workforce, unitId, day, NOTHING_LEFT_OUT);
  if (people === undefined) return undefined;
  const isWhole = coversTarget({ unitId, ownPeople }, stocks, workforce.tree);
  return {
    people: isWhole ? people : { min: people.min, max: Infinity },
    entries: grounds().map(({ entry }) => entry),
  };
}

function differing(report: Report, implied: Interval, entries: readonly number[]): readonly Finding[] {
  const reported = { min: report.count_min, max: report.count_max ?? Infinity };
  if (reported.min >= implied.min && reported.max <= implied.max) return [];
  const apart = reported.min > implied.max || reported.max < implied.min;
  return [
    {
      certainty: apart && report.certain ? 'definite' : 'possible',
      subject: { unitId: report.unit_id },
      days: { earliest: report.earliest, latest: report.latest },
      what: {
        metric: report.metric,
        scope: report.scope,
        reported: boundsOf(reported),
        implied: boundsOf({ min: Math.max(0, implied.min), max: Math.max(0, implied.max) }),
        unexplained: boundsOf({ min: reported.min - implied.max, max: reported.max - implied.min }),
      },
      says: [report.entry],
      against: positionsOf(entries.filter((entry) => entry !== report.entry)),
    },
  ];
}

import { METRICS, SCOPES } from '#domain';
import type { Day } from '#domain';
import { boundsOf } from '../interval';
import { endedOn } from '../organisation/ended';
import type { Ended } from '../organisation/ended';
import { positionsOf } from './discrepancy';
import type { Find, Finding } from './discrepancy';
import type { Inspected } from './inspected';

/** People who were counted in a unit that was closed, merged or split by then. A report that nobody is left agrees with that. */
export const reportOfEndedUnit: Find = (unitId, ledger) =>
  METRICS.flatMap((metric) =>
    SCOPES.flatMap((scope) => {
      const target = { unitId, ownPeople: scope === 'withoutSubUnits' };
      return ledger
        .workforce(metric)
        .nearby.reports(target)
        .filter(({ count_max }) => count_max !== 0)
        .flatMap((report): readonly Finding[] => {
          const { earliest, latest, entry, count_min, count_max } = report;
          const ended = endedBy(unitId, { earliest, latest }, ledger);
          if (ended === undefined) return [];
          return [
            {
              certainty: ended.certainty === 'definitely' && count_min > 0 ? 'definite' : 'possible',
              subject: { unitId },
              days: { earliest, latest },
              what: {
                metric,
                scope,
                reported: boundsOf({ min: count_min, max: count_max ?? Infinity }),
                causes: [...new Set(ended.by.map(({ cause }) => cause))],
              },
              says: [entry],
              against: positionsOf(ended.by.flatMap(({ entries }) => entries)),
            },
          ];
        });
    }),
  );

/** How a unit had ended by the first of some days for certain, or else by the last. */
function endedBy(
  unitId: string,
  { earliest, latest }: { readonly earliest: Day; readonly latest: Day },
  { tree }: Inspected,
): Ended | undefined {
  const first = endedOn(tree, unitId, earliest);
  if (first.certainty === 'definitely') return first;
  const last = endedOn(tree, unitId, latest);
  return last.certainty === 'no' ? undefined : { ...last, certainty: 'possibly' };
}

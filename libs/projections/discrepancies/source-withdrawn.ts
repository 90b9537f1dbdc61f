import { DAY_MAX } from '#domain';
import type { DayRange } from '#domain';
import { VISIBLE, at, isVisible } from '../visibility';
import type { Find } from './discrepancy';
import { OF_UNIT, idsOfUnit, unitsOfEntry } from './named-by-unit';

interface Resting extends DayRange {
  readonly entry: number;
  readonly withdrawal: number;
  readonly sourceId: string;
  /** Whether another source that nobody withdrew agrees. */
  readonly agreed: number;
}

const WITHDRAWN = `(SELECT source_id, entry, earliest, latest FROM source_withdrawal c WHERE ${VISIBLE})`;

const RESTING = `WITH gone AS ${WITHDRAWN}
  SELECT e.position AS entry, w.entry AS withdrawal, w.source_id AS sourceId, w.earliest AS earliest, w.latest AS latest,
    EXISTS (SELECT 1 FROM published k JOIN entry o ON o.position = k.entry
      WHERE k.corroborates = e.position AND o.source_id NOT IN (SELECT source_id FROM gone) AND ${isVisible('k.entry')}) AS agreed
  FROM ${OF_UNIT} r CROSS JOIN entry e ON e.position = r.entry JOIN gone w ON w.source_id = e.source_id
  WHERE ${isVisible('e.position')} ORDER BY e.position, w.entry`;

/**
 * An entry that still counts though whoever published its source withdrew that: possibly where the day of the withdrawal may not have
 * come, or another source agrees with the entry.
 */
export const sourceWithdrawn: Find = (unitId, ledger) => {
  const { statements, asked } = ledger;
  const values = [...at(asked), ...at(asked), idsOfUnit(unitId, ledger), ...at(asked)];
  return statements.all<Resting>(RESTING, ...values).map((resting) => {
    const { entry, withdrawal, sourceId, earliest, latest, agreed } = resting;
    const [first = unitId, ...alsoIn] = unitsOfEntry(entry, ledger);
    return {
      certainty: latest <= asked.on && agreed === 0 ? 'definite' : 'possible',
      subject: { unitId: first },
      days: { earliest, latest: DAY_MAX },
      what: { sourceId, agreed: agreed === 1 },
      says: [entry],
      against: [withdrawal],
      alsoIn,
    };
  });
};

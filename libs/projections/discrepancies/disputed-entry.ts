import { DAY_MAX, DAY_MIN } from '#domain';
import { at, isVisible } from '../visibility';
import type { Find } from './discrepancy';
import { OF_UNIT, idsOfUnit, unitsOfEntry } from './named-by-unit';

interface Disputed {
  readonly entry: number;
  readonly dispute: number;
  readonly denies: number;
  /** 1 where the dispute is of these words, 0 where it is of an earlier wording. */
  readonly named: number;
}

const DISPUTED = `SELECT d.entry AS entry, d.variant AS dispute, d.denies AS denies,
    EXISTS (SELECT 1 FROM entry e JOIN reference n ON n.kind = 'entry' AND n.id = e.id AND n.entry = d.variant
      WHERE e.position = d.entry) AS named
  FROM ${OF_UNIT} r CROSS JOIN dispute d ON d.entry = r.entry
  WHERE ${isVisible('d.entry')} AND ${isVisible('d.variant')} ORDER BY d.entry, d.variant`;

/**
 * An entry against a source that gives something instead or denies it: possibly where that source spoke of an earlier wording, since
 * it may agree with the right one.
 */
export const disputedEntry: Find = (unitId, ledger) => {
  const { statements, asked } = ledger;
  const point = [...at(asked), ...at(asked)];
  const found = statements.all<Disputed>(DISPUTED, idsOfUnit(unitId, ledger), ...point);
  return found.map(({ entry, dispute, denies, named }) => {
    const [first = unitId, ...alsoIn] = unitsOfEntry(entry, ledger);
    return {
      certainty: named === 1 ? 'definite' : 'possible',
      subject: { unitId: first },
      days: { earliest: DAY_MIN, latest: DAY_MAX },
      what: { denies: denies === 1 },
      says: [entry],
      against: [dispute],
      alsoIn,
    };
  });
};

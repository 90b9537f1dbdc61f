import type { Asked } from '../asked';
import type { Statements } from '../statements';
import type { History } from './history';
import { historyOf, saidOf } from './placements';

/**
 * Positions of what was said of a unit's place under one of its ids, and says nothing since they are one: it would stand below itself,
 * or have been merged into itself.
 */
export function setAside(statements: Statements, unitId: string, asked: Asked): readonly number[] {
  const kept = new Set(entriesOf(historyOf(statements, unitId, asked)));
  const said = entriesOf(saidOf(statements, unitId, asked));
  return [...new Set(said)].filter((entry) => !kept.has(entry)).toSorted((a, b) => a - b);
}

/** A split is told of the unit that stays, whichever of its ids it names. */
function entriesOf({ introductions, acts }: History): readonly number[] {
  return [
    ...introductions.map(({ entry }) => entry),
    ...acts
      .filter(({ cause }) => cause !== 'split')
      .flatMap(({ rested }) => rested.map(({ entry }) => entry)),
  ];
}

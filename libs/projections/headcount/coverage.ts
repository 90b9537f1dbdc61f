import type { Tree } from '../tree';
import type { Stock } from './found';
import type { Target } from './parts';

/**
 * Whether the reports behind a count cover everybody in a target. The sum of children alone leaves out the unit's own
 * people, of whom nobody knows how many there are: it says how many there are at least.
 */
export function coversTarget({ unitId, ownPeople }: Target, stocks: readonly Stock[], tree: Tree): boolean {
  return ownPeople || coversEverybody(unitId, stocks, tree);
}

function coversEverybody(unitId: string, stocks: readonly Stock[], tree: Tree): boolean {
  const has = (ownPeople: boolean): boolean =>
    stocks.some(
      ({ target, bases }) => target.unitId === unitId && target.ownPeople === ownPeople && bases.length > 0,
    );
  if (has(false)) return true;
  return has(true) && tree.children(unitId).every((child) => coversEverybody(child, stocks, tree));
}

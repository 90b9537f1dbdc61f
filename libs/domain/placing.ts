import { LedgerError } from './errors';
import type { Known } from './known';

/** Levels of an organisation tree, the company's own included. */
const LEVELS_MAX = 64;

/** A unit and the one directly above it. */
export interface Place {
  readonly unitId: string;
  readonly parentId: string;
}

/**
 * Checks that a place makes no cycle and no tree that is too deep, among all places that units ever had, withdrawn ones too: so
 * the tree has neither on any day, at any point of knowledge or publication.
 * @param pointer the field to blame.
 * @throws LedgerError unit_cycle, or invalid_fields where the tree would be too deep.
 */
export function requireNoCycle({ unitId, parentId }: Place, known: Known, pointer = '/parentId'): void {
  const above = levelsAbove(parentId, known);
  if (above.some((level) => level.has(unitId))) {
    throw new LedgerError(
      'unit_cycle',
      `unit "${unitId}" would stand below itself; "${parentId}" stands or once stood below it`,
      pointer,
    );
  }
  const levels = above.length + levelsFrom(unitId, (unit) => known.childrenOf(unit)).length;
  if (levels <= LEVELS_MAX) return;
  throw new LedgerError(
    'invalid_fields',
    `below "${parentId}" the tree would be ${levels} levels deep; at most ${LEVELS_MAX} are kept`,
    pointer,
  );
}

/** Whether a unit is another or was ever recorded below it, directly or not. */
export function isBelow(unitId: string, upperId: string, known: Known): boolean {
  return levelsAbove(unitId, known).some((level) => level.has(upperId));
}

function levelsAbove(unitId: string, known: Known): readonly ReadonlySet<string>[] {
  return levelsFrom(unitId, (unit) => known.parentsOf(unit));
}

/** The unit itself, then what is one step away, two steps, and so on; on the longest way, and no further than trees are deep. */
function levelsFrom(
  unitId: string,
  next: (unitId: string) => readonly string[],
): readonly ReadonlySet<string>[] {
  const levels: ReadonlySet<string>[] = [];
  let level: ReadonlySet<string> = new Set([unitId]);
  while (level.size > 0 && levels.length <= LEVELS_MAX) {
    levels.push(level);
    level = new Set([...level].flatMap(next));
  }
  return levels;
}

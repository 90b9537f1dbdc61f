import type { Asked } from './asked';
import { namesOn } from './organisation/names';
import { claimsBy, placing } from './placed-units';
import type { PlacedUnit } from './placed-units';
import type { Statements } from './statements';
import { Tree } from './tree';

/** Which part of a tree is asked for. */
export interface TreeQuestion {
  readonly unitId: string;
  /** How many levels below the unit, 1 or more; all where it is left out. */
  readonly depth?: number;
  /** How many units below it; all where it is left out. */
  readonly limit?: number;
  /** Only units directly below it whose id comes after this one, and what is below them. */
  readonly after?: string;
}

/** A unit with what stands below it on the asked day. */
export interface TreeBranch extends PlacedUnit {
  /** True where every entry that introduced it is withdrawn; its id stays. */
  readonly withdrawn: boolean;
  /** True where entries give it several places: what stands below it is listed at the first. */
  readonly listedBefore: boolean;
  /** True where more units stand directly below it than are listed here; its own tree has them. */
  readonly more: boolean;
  readonly below: readonly TreeBranch[];
}

/** The asked unit with what stands below it, in part where that is much. */
export interface TreeAnswer extends TreeBranch {
  /** What to ask next as `after`, for more of what stands directly below; null at the end. */
  readonly next: string | null;
}

/** A branch while it grows. */
interface Growing extends TreeBranch {
  more: boolean;
  readonly below: Growing[];
}

/**
 * A unit under the id that is kept, and what stands below it on the asked day, level by level: what is nearer to the unit is listed
 * before what is further down, until so many units are listed.
 */
export function treeOf(statements: Statements, question: TreeQuestion, asked: Asked): TreeAnswer {
  const { unitId, depth = Infinity, limit = Infinity, after = '' } = question;
  const tree = new Tree(statements, asked);
  const claims = claimsBy(statements, asked);
  const placed = placing(statements, tree, asked, claims);
  const listed = new Set<string>();
  let left = limit;
  const branch = (unit: PlacedUnit): Growing => {
    const listedBefore = listed.has(unit.unitId);
    listed.add(unit.unitId);
    return { ...unit, withdrawn: claims(unit.unitId).length === 0, listedBefore, more: false, below: [] };
  };
  const grow = (at: Growing, level: number, from: string): void => {
    for (const id of tree.children(at.unitId).filter((child) => child > from)) {
      const [child] = placed(id, id, at.unitId);
      if (child === undefined) continue;
      at.more = left === 0 || level === depth;
      if (at.more) return;
      left -= 1;
      at.below.push(branch(child));
    }
  };
  const { names, possibleNames } = namesOn(statements, unitId, asked, claims(unitId));
  const root = branch({ unitId, names, possibleNames, certainty: 'definitely', presumed: false });
  grow(root, 0, after);
  let level = root.below;
  for (let at = 1; level.length > 0; at += 1) {
    level.filter(({ listedBefore }) => !listedBefore).forEach((one) => grow(one, at, ''));
    level = level.flatMap(({ below }) => below);
  }
  return { ...root, next: root.more ? (root.below.at(-1)?.unitId ?? null) : null };
}

import { holdsOn } from '../tree';
import type { Tree } from '../tree';
import type { Programme, Share } from './programme';

/** A share of a unit that is not below any unit that the layoff names, in every reading of the tree or in some. */
export interface ShareOutside {
  readonly share: Share;
  readonly certainty: 'definite' | 'possible';
}

/** The shares of a layoff that are outside it on its days. */
export function sharesOutside({ readings, shares, days }: Programme, tree: Tree): readonly ShareOutside[] {
  const named = new Set(readings.map(({ unitId }) => unitId));
  return [...shares.values()].flatMap((share): readonly ShareOutside[] => {
    const holds = [...named]
      .filter((unitId) => unitId !== share.unitId)
      .flatMap((unitId) => tree.membership(share.unitId, unitId) ?? [])
      .map((membership) => holdsOn(membership, days));
    if (holds.includes('definitely')) return [];
    return [{ share, certainty: holds.includes('possibly') || !share.certain ? 'possible' : 'definite' }];
  });
}

/** Whether a source says that a unit has a part of a layoff, and not how large; a part of one that the layoff does not reach is none. */
export function hasSecretPart(programme: Programme, unitId: string, tree: Tree): boolean {
  const part = programme.shares.get(unitId)?.positions;
  if (part?.min !== 0 || part.max !== Infinity) return false;
  return !sharesOutside(programme, tree).some(
    ({ share, certainty }) => share.unitId === unitId && certainty === 'definite',
  );
}

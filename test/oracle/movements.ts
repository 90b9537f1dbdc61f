import type { Recorded } from '#domain';
import { factsOf } from './facts';
import { spanOf } from './dates';
import type { Span } from './dates';

/** A visible claim that a unit changed its place or came to its end, with all the people that it has. */
export interface Movement {
  readonly entry: number;
  readonly unitId: string;
  /**
   * `moves`: it stands below its target from then on. `merges`: it ends, and its target has its people. `splits`: it ends, unless it
   * is a target itself, and its targets have its people together. `closes`: it ends, and its people are above it, or gone.
   */
  readonly what: 'moves' | 'merges' | 'splits' | 'closes';
  readonly targets: readonly string[];
  readonly day: Span;
}

interface Deal {
  readonly dealId: string;
  readonly buyerId: string;
  readonly companyId: string;
}

/** What the visible entries say of units that did not stay where they were introduced. */
export function movementsOf(visible: readonly Recorded[]): readonly Movement[] {
  const moved = factsOf<{ unitId: string; parentId: string; movedOn: string }>(visible, 'UnitMoved').map(
    ({ entry, unitId, parentId, movedOn }): Movement => {
      return { entry, unitId, what: 'moves', targets: [parentId], day: spanOf(movedOn) };
    },
  );
  const split = factsOf<{ unitId: string; intoIds: readonly string[]; splitOn: string }>(
    visible,
    'UnitSplit',
  ).map(({ entry, unitId, intoIds, splitOn }): Movement => {
    return { entry, unitId, what: 'splits', targets: [...new Set(intoIds)], day: spanOf(splitOn) };
  });
  const closed = factsOf<{ unitId: string; closedOn: string }>(visible, 'UnitClosed').map(
    ({ entry, unitId, closedOn }): Movement => {
      return { entry, unitId, what: 'closes', targets: [], day: spanOf(closedOn) };
    },
  );
  // Nothing stands below itself, also where two units are declared to be one.
  return [...moved, ...mergers(visible), ...split, ...closed, ...purchases(visible)].filter(
    ({ what, unitId, targets }) => what === 'splits' || !targets.includes(unitId),
  );
}

function mergers(visible: readonly Recorded[]): readonly Movement[] {
  return factsOf<{ unitIds: readonly string[]; intoId: string; mergedOn: string }>(
    visible,
    'UnitsMerged',
  ).flatMap(({ entry, unitIds, intoId, mergedOn }) =>
    [...new Set(unitIds)].map((unitId): Movement => {
      return { entry, unitId, what: 'merges', targets: [intoId], day: spanOf(mergedOn) };
    }),
  );
}

/** A completed acquisition moves the company below its buyer; one whose announcement is withdrawn names neither. */
function purchases(visible: readonly Recorded[]): readonly Movement[] {
  const announced = factsOf<Deal>(visible, 'AcquisitionAnnounced');
  return factsOf<{ dealId: string; completedOn: string }>(visible, 'AcquisitionCompleted').flatMap(
    ({ entry, dealId, completedOn }) =>
      announced
        .filter((deal) => deal.dealId === dealId)
        .map(({ companyId, buyerId }): Movement => {
          return { entry, unitId: companyId, what: 'moves', targets: [buyerId], day: spanOf(completedOn) };
        }),
  );
}

import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { holdsOn } from '../tree';
import type { Membership, Tree } from '../tree';
import { disputesOf } from '../valid-order';
import type { Dispute } from '../valid-order';
import { rowsOfEntry } from './strategy';
import type { DeclarationRow } from './strategy';

/** What an entry declares, and how the units that it names stand below the asked one. */
export interface Placed {
  readonly row: DeclarationRow;
  readonly memberships: readonly Membership[];
}

/** What an entry declares, or may declare where sources differ. */
export interface Reading extends Placed {
  /** Whether no source gives anything but other days instead, or denies it. */
  readonly isAgreed: boolean;
  /** Positions of the disputes. */
  readonly disputedBy: readonly number[];
}

interface Asking {
  readonly unitId: string;
  readonly below: boolean;
  readonly tree: Tree;
}

/** The readings of what was found, in valid order: of an entry that nobody disputes the one that it gives. */
export function readingsOf(
  statements: Statements,
  found: readonly Placed[],
  asking: Asking,
  asked: Asked,
): readonly Reading[] {
  const placed = byEntry(found);
  const disputed = disputesOf(statements, placed.keys(), asked);
  return [...placed]
    .flatMap(([entry, one]): readonly Reading[] => {
      const disputes = disputed.get(entry);
      if (disputes === undefined) return [{ ...one, isAgreed: true, disputedBy: [] }];
      return disputedReadings(rowsOfEntry(statements, entry, asked), disputes, asking, asked);
    })
    .toSorted((a, b) => a.row.earliest - b.row.earliest || a.row.entry - b.row.entry);
}

/** Each entry once, though it stands under its maker and under its platform. */
function byEntry(found: readonly Placed[]): ReadonlyMap<number, Placed> {
  const placed = new Map<number, Placed>();
  for (const { row, memberships } of found) {
    const before = placed.get(row.entry)?.memberships ?? [];
    placed.set(row.entry, { row, memberships: [...before, ...memberships] });
  }
  return placed;
}

/** Each wording once, on the hull of its days: days have a hull, words have none, so that several are each possible. */
function disputedReadings(
  rows: readonly DeclarationRow[],
  disputes: readonly Dispute[],
  { unitId, below, tree }: Asking,
  { on }: Asked,
): readonly Reading[] {
  const wordings = new Map<string, DeclarationRow[]>();
  for (const row of rows) wordings.set(wordingOf(row), [...(wordings.get(wordingOf(row)) ?? []), row]);
  const isAgreed = wordings.size === 1 && !disputes.some(({ denies }) => denies);
  const disputedBy = disputes.map(({ dispute }) => dispute);
  return [...wordings.values()].flatMap((same): readonly Reading[] => {
    const earliest = Math.min(...same.map((row) => row.earliest));
    const latest = Math.max(...same.map((row) => row.latest));
    const memberships = [...new Set(same.map((row) => row.unit_id))]
      .filter((unit) => below || unit === unitId)
      .flatMap((unit) => tree.membership(unit, unitId) ?? [])
      .filter((membership) => holdsOn(membership, { earliest, latest: Math.min(on, latest) }) !== 'no');
    const [row] = same;
    if (row === undefined || memberships.length === 0 || earliest > on) return [];
    return [{ row: { ...row, earliest, latest }, memberships, isAgreed, disputedBy }];
  });
}

/** All that a row says but its days, and the unit under which it stands. */
function wordingOf(row: DeclarationRow): string {
  const { unit_id: _unit, earliest: _earliest, latest: _latest, variant: _variant, ...said } = row;
  return JSON.stringify(said);
}

import type { Day } from '#domain';
import { daysText } from '../days';
import { meetsRange } from '../day-set';
import type { Tree } from '../tree';
import type { Act } from './history';

/** Whether a unit is no more, and by what it ended. */
export interface Ended {
  readonly certainty: 'definitely' | 'possibly' | 'no';
  /** Empty where it is there. */
  readonly by: readonly End[];
}

export interface End {
  readonly cause: 'closed' | 'merged' | 'split';
  /** The units into which it was merged or split. */
  readonly intoIds: readonly string[];
  readonly endedOn: { readonly earliest: string | null; readonly latest: string | null };
  readonly entries: readonly number[];
}

/** Whether a unit had ended by a day. */
export function endedOn(tree: Tree, unitId: string, on: Day): Ended {
  const today = { earliest: on, latest: on };
  const stretch = tree.stretches(unitId).find((one) => meetsRange([one], today));
  const ends = (stretch?.options ?? []).map(({ act }) => endOf(act));
  const by = ends.flatMap((end) => end ?? []);
  if (by.length === 0) return { certainty: 'no', by };
  return { certainty: by.length === ends.length ? 'definitely' : 'possibly', by };
}

function endOf(act: Act | undefined): End | undefined {
  if (act === undefined || act.cause === 'moved' || act.cause === 'acquired') return undefined;
  const { cause, intoIds, days, rested } = act;
  return { cause, intoIds, endedOn: daysText(days), entries: rested.map(({ entry }) => entry) };
}

import { belowItself } from './below-itself';
import { changedAfterCompletion } from './changed-after-completion';
import { cutAboveHeadcount } from './cut-above-headcount';
import { dealCompletedAndCalledOff } from './deal-completed-and-called-off';
import type { Find } from './discrepancy';
import { disputedEntry } from './disputed-entry';
import { endBeforeStart } from './end-before-start';
import { endOutsideTenures } from './end-outside-tenures';
import { postsDiffer } from './posts-differ';
import { reportOfEndedUnit } from './report-of-ended-unit';
import { reportOutsideBounds } from './report-outside-bounds';
import { sameClaimTwice } from './same-claim-twice';
import { shareAboveTotal } from './share-above-total';
import { shareOutsideLayoff } from './share-outside-layoff';
import { sharesOfWithdrawnLayoff } from './shares-of-withdrawn-layoff';
import { sourceWithdrawn } from './source-withdrawn';
import { spellWithoutTenure } from './spell-without-tenure';
import { twoHeadsAtOnce } from './two-heads-at-once';
import { withdrawnIntroduction } from './withdrawn-introduction';

/** Every way in which entries can disagree, in the order in which those of one unit are listed. */
export const FINDS = {
  twoHeadsAtOnce,
  shareAboveTotal,
  shareOutsideLayoff,
  cutAboveHeadcount,
  endOutsideTenures,
  reportOutsideBounds,
  endBeforeStart,
  withdrawnIntroduction,
  sameClaimTwice,
  postsDiffer,
  sharesOfWithdrawnLayoff,
  changedAfterCompletion,
  dealCompletedAndCalledOff,
  spellWithoutTenure,
  reportOfEndedUnit,
  belowItself,
  disputedEntry,
  sourceWithdrawn,
} as const satisfies Readonly<Record<string, Find>>;

export type DiscrepancyKind = keyof typeof FINDS;

/** The names of all kinds. */
export const DISCREPANCY_KINDS = Object.keys(FINDS) as readonly DiscrepancyKind[];

import { cutAboveHeadcount } from './cut-above-headcount';
import type { Find } from './discrepancy';
import { endBeforeStart } from './end-before-start';
import { endOutsideTenures } from './end-outside-tenures';
import { postsDiffer } from './posts-differ';
import { reportOutsideBounds } from './report-outside-bounds';
import { sameClaimTwice } from './same-claim-twice';
import { shareAboveTotal } from './share-above-total';
import { shareOutsideLayoff } from './share-outside-layoff';
import { sharesOfWithdrawnLayoff } from './shares-of-withdrawn-layoff';
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
} as const satisfies Readonly<Record<string, Find>>;

export type DiscrepancyKind = keyof typeof FINDS;

/** The names of all kinds. */
export const DISCREPANCY_KINDS = Object.keys(FINDS) as readonly DiscrepancyKind[];

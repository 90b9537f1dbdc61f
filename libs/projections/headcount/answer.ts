import type { LayoffKind, Metric, Scope } from '#domain';
import type { RelocationKind } from './relocation-step';

/** Bounds, both inclusive; null where there is none on that side. */
export interface Bounds {
  readonly min: number | null;
  readonly max: number | null;
}

/** A report that an answer starts from. */
export interface BaseReport extends Bounds {
  readonly unitId: string;
  readonly scope: Scope;
  /** First and last day at whose end the count may have held. */
  readonly earliest: string | null;
  readonly latest: string | null;
  /** Position of the entry that says so. */
  readonly entry: number;
}

/** What one change does to the asked unit between the base, or `since`, and the asked day. */
interface Counted extends Bounds {
  /** First and last day on which it may act. */
  readonly earliest: string | null;
  readonly latest: string | null;
  /** The source's words for the number; null where it gives none for this unit. */
  readonly wording: string | null;
  /** Positions of the entries that it rests on. */
  readonly entries: readonly number[];
}

/** What a layoff takes. */
export interface CountedLayoff extends Counted {
  readonly change: 'layoff';
  readonly layoffId: string;
  /** The unit that the layoff names. */
  readonly layoffUnitId: string;
  /** A temporary layoff is listed, never subtracted. */
  readonly kind: LayoffKind;
  /** `effective` where the source names the day on which it acts, `announced` where only its announcement is dated. */
  readonly basis: 'effective' | 'announced';
  /** Whether all of it falls on the asked unit, a part that a source gives, or a part that no source gives. */
  readonly share: 'whole' | 'reported' | 'notReported';
}

/** What a hiring brings. */
export interface CountedHiring extends Counted {
  readonly change: 'hiring';
  /** The unit that hired. */
  readonly unitId: string;
  /** Whether all of it falls on the asked unit, or a part that no source gives. */
  readonly share: 'whole' | 'notReported';
}

/** What a transfer brings or takes. */
export interface CountedTransfer extends Counted {
  readonly change: 'transfer';
  readonly fromUnitId: string;
  readonly toUnitId: string;
  /** Whether all of it falls on the asked unit, or a part that no source gives. */
  readonly share: 'whole' | 'notReported';
}

/** What a unit's change of place brings or takes: its people go with it. */
export interface CountedRelocation extends Counted {
  readonly change: RelocationKind;
  /** The unit that was moved, bought, merged, split or closed. */
  readonly unitId: string;
  /** Whether all its people come or go, or a part that no source gives. */
  readonly share: 'whole' | 'notReported';
}

/** What one layoff, hiring, transfer or change of place does to the asked unit, told apart by `change`. */
export type CountedChange = CountedLayoff | CountedHiring | CountedTransfer | CountedRelocation;

/** People who came or left without any source saying so are in no answer. */
export const LEAVES_OUT = ['unreportedHires', 'unreportedLeavers'] as const;

/** How many people worked in a unit, between which bounds, and why. */
export interface HeadcountAnswer {
  readonly unitId: string;
  readonly metric: Metric;
  readonly scope: Scope;
  /** `unknown` where no report holds for certain by the asked day; silence is never zero. */
  readonly state: 'known' | 'unknown';
  /** Only where known. Bounds are cut to 0 and above. */
  readonly bounds?: Bounds;
  /** Only where unknown, and a report may hold already: the bounds if it does. */
  readonly ifAlready?: Bounds;
  /** The reports that the answer starts from. */
  readonly base: {
    readonly certainty: 'certain' | 'uncertain' | 'none';
    readonly reports: readonly BaseReport[];
  };
  /** Net change after the end of `since`, up to the end of the asked day; left out where no change is recorded by then. */
  readonly net?: Bounds & { readonly since: string | null };
  /** Only with a net change: positions of the entries without which that would be another, in valid order. */
  readonly netRestsOn?: readonly number[];
  /** What each layoff, hiring and transfer changes; for the bounds where known, for the net change otherwise. */
  readonly changes: readonly CountedChange[];
  readonly flags: readonly HeadcountFlag[];
  /** What the bounds cannot hold: people who came or left without any source saying so. */
  readonly leavesOut: typeof LEAVES_OUT;
  /** Positions of the entries without which the answer would be another, in valid order. */
  readonly restsOn: readonly number[];
}

export interface HeadcountFlag {
  readonly flag: 'cutAboveHeadcount' | 'shareOutsideLayoff' | 'treePresumed';
  readonly certainty: 'definite' | 'possible';
}

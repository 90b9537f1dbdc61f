/** How much of everything a workload has. */
export interface Scale {
  /** Entries in all. */
  readonly entries: number;
  readonly companies: number;
  /** Companies and everything below them. */
  readonly units: number;
  readonly persons: number;
  /** Entries of the busiest unit. */
  readonly busiest: number;
}

/** The workload for which the bars are set; others keep its proportions. */
export const ENTRIES_FULL = 1_000_000;
/** The fewest entries of a workload in which everything still occurs. */
export const ENTRIES_MIN = 200;
/** Levels of units from a company down, the company among them. */
export const DEPTH_MAX = 5;

/** One company to 500 entries, one unit to 50, one person to 200; a two-hundredth of all entries falls on one unit. */
export function scaleOf(entries: number): Scale {
  return {
    entries,
    companies: Math.max(2, Math.round(entries / 500)),
    units: Math.max(4, Math.round(entries / 50)),
    persons: Math.max(3, Math.round(entries / 200)),
    busiest: Math.round(entries / 200),
  };
}

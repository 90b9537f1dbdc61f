import { hull } from '../interval';
import type { Interval } from '../interval';
import type { Rested } from '../valid-order';
import type { Base } from './bases';
import type { Target } from './parts';
import type { CountedStep } from './steps';

/** A unit's own report, and all that stands on it: a sum may have several. */
export interface Stock {
  readonly target: Target;
  readonly bases: readonly Base[];
}

/** How many people there are at the end of a day. */
export interface Found {
  /** Left out where no report holds by that day for certain. */
  readonly people?: Interval;
  /** Only where unknown: the bounds if a report holds already of which that is uncertain. */
  readonly ifAlready?: Interval;
  readonly stocks: readonly Stock[];
  /** The reports, the changes since and the places of parts without which it would be another. */
  readonly grounds: () => readonly Rested[];
  /** Whether a place holds on earlier days only by presumption. */
  readonly presumed: boolean;
  /** Whether some of the stocks stand in the place of others, should they hold already, rather than beside them. */
  readonly either?: boolean;
}

/** Grounds that are gathered when they are asked for, once; each entry stands once, with the earliest of its days. */
export function gathered(sources: () => readonly (readonly Rested[])[]): () => readonly Rested[] {
  let known: readonly Rested[] | undefined;
  return () => {
    known ??= earliestOfEach(sources());
    return known;
  };
}

function earliestOfEach(sources: readonly (readonly Rested[])[]): readonly Rested[] {
  const earliest = new Map<number, Rested>();
  for (const some of sources) {
    for (const one of some) {
      const known = earliest.get(one.entry);
      if (known === undefined || one.day < known.day) earliest.set(one.entry, one);
    }
  }
  return [...earliest.values()];
}

/** The reports that a count starts from, as grounds. */
export function reportsIn(bases: readonly Base[]): readonly Rested[] {
  return bases.map(({ report }) => ({ entry: report.entry, day: report.earliest }));
}

/** What a step rests on: its own entries, and what it is a percentage of. */
export function restedOf(step: CountedStep): readonly Rested[] {
  return [...step.entries.map((entry) => ({ entry, day: step.days.earliest })), ...step.percentageOf()];
}

/** A report that may hold already, or else the sum of the parts. */
export function eitherOf(reported: Found, sum: Found): Found {
  const stocks = [...reported.stocks, ...sum.stocks];
  const both = {
    grounds: gathered(() => [reported.grounds(), sum.grounds()]),
    presumed: reported.presumed || sum.presumed,
    either: true,
  };
  if (sum.people === undefined && sum.ifAlready === undefined) return { ...reported, ...both };
  if (reported.ifAlready === undefined) return sum;
  if (sum.people !== undefined) return { people: hull(sum.people, reported.ifAlready), stocks, ...both };
  return { ifAlready: hull(reported.ifAlready, sum.ifAlready ?? reported.ifAlready), stocks, ...both };
}

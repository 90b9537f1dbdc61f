import { addDays, hullOf } from '#domain';
import type { Day, DayRange } from '#domain';
import type { LayoffRow } from './layoffs';
import { ordersOf } from './orders';
import type { Dated, Order } from './orders';
import type { Reading } from './reading';
import type { StageRow } from './stages';
import { pairsOf, takingOf } from './taking';
import type { Pair, Taking } from './taking';
import { afterStage, announcedAs, isSized, wordingIn } from './version';
import type { Version } from './version';

/** The announcement, or a later stage. */
interface Happening extends Dated {
  readonly row: LayoffRow | StageRow;
}

/** What may be in force on a day: a version, and whether the layoff is announced by then. */
export interface InForce {
  readonly version: Version;
  readonly announced: boolean;
}

/** What a course is made of: an announcement and its stages, as some sources have them. */
export interface Happened {
  readonly announcement: LayoffRow;
  readonly stages: readonly StageRow[];
  /** False where stages that exclude each other are among them: then any version may be in force at any time. */
  readonly ordered: boolean;
}

/**
 * One announcement of a layoff and all that became of it, as versions in valid time. In force on a day is the last stage dated on
 * it or before; on one day the announcement comes first, then revisions, then what ends it. Until a stage says otherwise it is
 * what its announcement says, also on earlier days: a layoff that was announced after it acted did act. An announcement that is
 * dated after some stage is the last one from its day on, and says the whole anew.
 */
export class Course {
  readonly unitId: string;
  /** What tells it from the other courses of the layoff. */
  readonly key: string;
  /** What it is as it is announced. */
  readonly #first: Version;
  readonly #announced: DayRange;
  readonly #stages: readonly StageRow[];
  readonly #happenings: readonly Happening[];
  readonly #ordered: boolean;
  /** Worked out when they are asked for, once. */
  #takings: readonly Taking[] | undefined;

  constructor(key: string, { announcement, stages, ordered }: Happened) {
    this.unitId = announcement.unit_id;
    this.key = key;
    this.#ordered = ordered;
    this.#first = announcedAs(announcement);
    this.#announced = { earliest: announcement.announced_earliest, latest: announcement.announced_latest };
    this.#stages = stages;
    this.#happenings = [
      { row: announcement, days: this.#announced, rank: 0 },
      ...stages.map((row) => ({ row, days: row, rank: row.stage === 'revised' ? 1 : 2 })),
    ];
  }

  /** Days on which the people whom it takes may change: none of them before the first, none after the last. */
  get days(): DayRange {
    const { earliest } = hullOf([
      ...this.#acting(),
      ...this.#stages.filter(({ stage }) => stage !== 'revised'),
    ]);
    const { latest } = hullOf(this.#changes());
    return { earliest, latest: Math.max(earliest, latest) };
  }

  /**
   * The days at whose ends what it takes may turn: those of each change, and as many beside them as there are changes, since of
   * two in the order in which they come some must be of a later day.
   */
  get changing(): readonly DayRange[] {
    const changes = this.#changes();
    if (changes.every(({ earliest, latest }) => earliest === latest)) return changes;
    return changes.flatMap(({ earliest, latest }) =>
      Array.from({ length: this.#happenings.length + 1 }, (_, days) => ({
        earliest: addDays(earliest, days),
        latest: addDays(latest, -days),
      })),
    );
  }

  #changes(): readonly DayRange[] {
    const acting = this.#acting();
    const last = hullOf(acting).latest;
    const stages = this.#stages.filter(
      (row) => row.stage !== 'completed' || isSized(row) || last > row.earliest,
    );
    const disordered = this.#stages.some(({ earliest }) => earliest <= this.#announced.latest);
    return [...acting, ...stages, ...(disordered ? [this.#announced] : [])];
  }

  /** The days on which it acts, as each entry that names any says; those of the announcement where that names none. */
  #acting(): readonly DayRange[] {
    return this.#versions().map(({ effective }) => effective?.days ?? this.#announced);
  }

  /** The announced version, and each stage as if it came right after the announcement. */
  #versions(): readonly Version[] {
    return [this.#first, ...this.#stages.map((row) => afterStage(this.#first, row))];
  }

  /** What it may take under some version, whatever the order of its stages. */
  get takings(): readonly Taking[] {
    this.#takings ??= this.#allTakings();
    return this.#takings;
  }

  #allTakings(): readonly Taking[] {
    const versions = this.#versions();
    const kinds = new Set(versions.map(({ kind }) => kind).filter((kind) => kind !== 'temporary'));
    const planned = versions.flatMap(({ left: _left, ...size }) =>
      versions.flatMap(({ effective }) =>
        [...kinds].map((kind) => this.takingOf({ ...size, kind, ...(effective && { effective }) })),
      ),
    );
    const all = [...planned, ...versions.map((version) => this.takingOf(version))];
    return [...new Map(all.map((taking) => [taking.key, taking])).values()];
  }

  /** What a version takes once it acts. */
  takingOf(version: Version): Taking {
    return takingOf(version, this.#announced);
  }

  /** The unit with what a version takes of it, and when. */
  readingOf(version: Version): Reading {
    const { size, days } = this.takingOf(version);
    return { unitId: this.unitId, size, wording: wordingIn(version), days };
  }

  /** Every version that may be in force at the end of a day; every version at all where there are too many orders to try. */
  inForce(on: Day): readonly InForce[] {
    const orders = this.#orders({ earliest: on, latest: on }, on);
    return (
      orders?.map(({ before }) => this.#after({ version: this.#first, announced: false }, before)) ??
      this.#versions().map((version) => ({ version, announced: true }))
    );
  }

  /**
   * What may be taken at the end of a day within `start`, and at the end of `on`, in one world; each pair once. Undefined where
   * there are too many orders to try.
   */
  pairs(start: DayRange, on: Day): readonly Pair[] | undefined {
    const found = this.#orders(start, on)?.flatMap((order) => {
      const then = this.#after({ version: this.#first, announced: false }, order.before);
      const now = this.#after(then, order.between);
      const today = { ...now, days: { earliest: on, latest: on } };
      return pairsOf({ ...then, days: order.start }, today, this.#announced);
    });
    return found && [...new Map(found.map((pair) => [`${pair.from?.key}|${pair.to?.key}`, pair])).values()];
  }

  #orders(start: DayRange, on: Day): readonly Order<Happening>[] | undefined {
    return this.#ordered ? ordersOf(this.#happenings, start, on) : undefined;
  }

  /** What is in force after some more has happened. */
  #after(from: InForce, happenings: readonly Happening[]): InForce {
    return happenings.reduce(({ version, announced }, { row }) => {
      if ('stage' in row) return { version: afterStage(version, row), announced };
      return { version: version.status === 'completed' ? version : this.#first, announced: true };
    }, from);
  }
}

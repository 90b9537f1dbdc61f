import { hullOf } from '#domain';
import type { Day, DayRange, LayoffKind } from '#domain';
import type { Asked } from '../asked';
import { hull } from '../interval';
import type { Interval } from '../interval';
import { choicesOf } from '../said';
import type { Said } from '../said';
import type { Statements } from '../statements';
import { deniedAt } from '../valid-order';
import { Course } from './course';
import { announcementsFor, announcementsOf, sharesOf } from './layoffs';
import type { LayoffRow, SaidShare } from './layoffs';
import { hulled } from './hulled';
import { readingsOf } from './reading';
import type { Reading } from './reading';
import { sameLayoffs } from './same-layoffs';
import { stagesOf } from './stages';
import type { StageRow } from './stages';
import type { Taking } from './taking';

/** A part of a layoff that falls on one unit and all below it. */
export interface Share {
  readonly unitId: string;
  readonly positions: Interval;
  readonly wording: string;
  readonly entries: readonly number[];
  /** False where other sources deny every entry that says so, or give the part to another unit. */
  readonly certain: boolean;
}

/** A layoff as its visible entries tell it. */
export interface Programme {
  readonly layoffId: string;
  /** False where other sources deny every announcement of it. */
  readonly certain: boolean;
  /** Days on which the headcount may fall: the hull of what the entries say. */
  readonly days: DayRange;
  readonly basis: 'effective' | 'announced';
  readonly kind: LayoffKind;
  readonly readings: readonly Reading[];
  readonly shares: ReadonlyMap<string, Share>;
  /**
   * Positions of the announcements, of the stages that may have come by the asked day, and of the declarations that several
   * layoffs are this one.
   */
  readonly entries: readonly number[];
  /** The days at whose ends what it takes may turn. */
  readonly changing: readonly DayRange[];
  /** Only where stages may have come by the asked day: what became of it, by each claim of an announcement and of its stages. */
  readonly courses?: readonly Course[];
  /** Only with courses: what may be in force on the asked day. */
  readonly inForce?: readonly Standing[];
}

/** What may be in force of a layoff, by one of its announcements. */
export interface Standing {
  readonly course: Course;
  readonly taking: Taking;
  /** Whether it is announced by then. */
  readonly announced: boolean;
}

/** The layoffs that name one of the units, each told once. */
export function programmesOf(
  statements: Statements,
  units: Iterable<string>,
  asked: Asked,
): readonly Programme[] {
  const named = [...units].flatMap((unit) => announcementsFor(statements, unit, asked));
  const ids = new Set(named.map((row) => row.layoff_id));
  return [...ids].map((layoffId) => programmeOf(statements, layoffId, asked));
}

/** A layoff that at least one visible entry announces. */
export function programmeOf(statements: Statements, layoffId: string, asked: Asked): Programme {
  const announcements = announcementsOf(statements, layoffId, asked);
  const denied = deniedAt(statements, new Set(announcements.map(({ entry }) => entry)), asked);
  const stages = stagesOf(statements, layoffId, asked).filter(({ claims: [[stage]] }) =>
    stage === undefined ? false : stage.stage !== 'temporaryEnded' && stage.earliest <= asked.on,
  );
  const days = hullOf(announcements.map(actsOn));
  const announced = {
    layoffId,
    certain: announcements.some(({ entry }) => !denied.has(entry)),
    days,
    changing: [days],
    basis: announcements.every((row) => row.effective_earliest !== null) ? 'effective' : 'announced',
    kind: announcements[0]?.kind ?? 'permanent',
    readings: readingsOf(hulled(announcements)),
    shares: shareByUnit(sharesOf(statements, layoffId, asked)),
    entries: [
      ...new Set(announcements.map((row) => row.entry)),
      ...sameLayoffs(statements, asked).entries(layoffId),
    ],
  } as const;
  return stages.length === 0 ? announced : staged(announced, announcements, stages, asked.on);
}

/** A layoff of which something became. What is in force on the asked day comes first among its readings. */
function staged(
  announced: Programme,
  announcements: readonly LayoffRow[],
  stages: readonly Said<StageRow>[],
  on: Day,
): Programme {
  const courses = coursesOf(announcements, stages);
  const inForce = courses.flatMap((course) => standingsOn(course, on));
  const versions = inForce.map(({ taking }) => taking.version);
  return {
    ...announced,
    courses,
    inForce,
    days: hullOf(courses.map(({ days }) => days)),
    changing: courses.flatMap(({ changing }) => changing),
    basis: versions.every(({ effective }) => effective !== undefined) ? 'effective' : 'announced',
    kind: versions[0]?.kind ?? announced.kind,
    readings: [
      ...inForce.map(({ course, taking }) => course.readingOf(taking.version)),
      ...courses.flatMap((course) => course.takings.map(({ version }) => course.readingOf(version))),
    ],
    entries: [...announced.entries, ...stages.map(({ entry }) => entry)],
  };
}

/** Each claim of an announcement with each choice of claims of its stages; all claims at once where there are too many choices. */
function coursesOf(announcements: readonly LayoffRow[], said: readonly Said<StageRow>[]): readonly Course[] {
  const choices = choicesOf(said);
  const chosen = choices ?? [said.flatMap(({ claims }) => claims.flat())];
  const ordered = choices !== undefined;
  return hulled(announcements).flatMap((announcement, number) =>
    chosen.map((stages, choice) => new Course(`${number}.${choice}`, { announcement, stages, ordered })),
  );
}

function standingsOn(course: Course, on: Day): readonly Standing[] {
  const found = course.inForce(on).map(({ version, announced }): readonly [string, Standing] => {
    const taking = course.takingOf(version);
    return [`${taking.key} ${version.status} ${announced}`, { course, taking, announced }];
  });
  return [...new Map(found).values()];
}

/** A layoff acts on its effective day; where none is named, on the day of its announcement. */
function actsOn(row: LayoffRow): DayRange {
  return {
    earliest: row.effective_earliest ?? row.announced_earliest,
    latest: row.effective_latest ?? row.announced_latest,
  };
}

function shareByUnit(rows: readonly SaidShare[]): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  for (const row of rows) {
    const known = shares.get(row.unit_id);
    shares.set(row.unit_id, known === undefined ? shareOf(row) : saidAlso(known, shareOf(row)));
  }
  return shares;
}

function shareOf(row: SaidShare): Share {
  return {
    unitId: row.unit_id,
    positions: { min: row.positions_min, max: row.positions_max ?? Infinity },
    wording: row.positions_wording,
    entries: [row.entry],
    certain: row.certain,
  };
}

function saidAlso(known: Share, { positions, entries, certain }: Share): Share {
  return {
    ...known,
    positions: hull(known.positions, positions),
    entries: [...known.entries, ...entries],
    certain: known.certain || certain,
  };
}

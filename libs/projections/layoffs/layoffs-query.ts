import type { DayRange } from '#domain';
import type { Asked } from '../asked';
import type { Bounds } from '../headcount/answer';
import { sizeAt } from '../headcount/size';
import { withdrawnReports } from '../headcount/withdrawn';
import { Workforce } from '../headcount/workforce';
import { ZERO, boundsOf, hull, sum } from '../interval';
import type { Interval } from '../interval';
import type { Period } from '../period';
import type { Statements } from '../statements';
import { entriesOn, holdsOn } from '../tree';
import { declaredOf, groundsOf } from '../valid-order';
import type { Rested } from '../valid-order';
import { itemOf, versionsOf } from './layoff-item';
import type { LayoffItem, Told } from './layoff-item';
import { announcementsFor, announcementsOf, sharesFor, sharesOf } from './layoffs';
import { locate, movedAway } from './placed';
import type { Asking } from './placed';
import { programmeOf } from './programme';
import { hasSecretPart } from './shares-outside';
import { claimsOfStages, stagesOf } from './stages';
import { withdrawnLayoffs } from './withdrawn-layoffs';
import { withoutAnnouncement } from './without-announcement';
import type { Version } from './version';
import type { WithoutAnnouncement } from './without-announcement';

export type { LayoffItem } from './layoff-item';

/** Which layoffs are asked for. */
export interface LayoffsQuestion {
  readonly unitId: string;
  /** Units below too. */
  readonly below: boolean;
  /** All of time where it is left out. */
  readonly period?: Period;
  /** The day by which a layoff is in the period. */
  readonly by: 'announced' | 'effective';
  /** Layoffs of units above too, where they have a share of the asked unit. */
  readonly shares?: boolean;
  /** Only these layoffs; all where it is left out. */
  readonly only?: ReadonlySet<string>;
}

/** Layoffs of a unit, or of it and all below, in a period. */
export interface LayoffsAnswer {
  readonly unitId: string;
  readonly items: readonly LayoffItem[];
  /** Positions together, as they are in force on the asked day; a layoff that is only possibly in the period counts from 0. Temporary ones are listed, not counted. */
  readonly total: Bounds;
  /** What is told of layoffs of which no announcement is visible, whatever the period; it counts nothing. */
  readonly withoutAnnouncement: readonly WithoutAnnouncement[];
  readonly restsOn: readonly number[];
}

/** @see LayoffsAnswer */
export function layoffsOf(statements: Statements, question: LayoffsQuestion, asked: Asked): LayoffsAnswer {
  const { candidates, restsOn, units } = candidatesOf(statements, question, asked);
  return {
    unitId: question.unitId,
    items: candidates.map(({ item }) => item),
    total: boundsOf(sum(candidates.map(countedAs))),
    withoutAnnouncement: withoutAnnouncement(statements, units, asked),
    restsOn,
  };
}

/** A layoff that may lie in the period, with its size at the level of the asked unit. */
export interface LayoffCandidate {
  readonly item: LayoffItem;
  readonly days: DayRange;
  readonly size: Interval;
  /** Whether a source says that the asked unit has a part of it, and not how large. */
  readonly isSecret: boolean;
  /** Whether people come back, by every claim or by some. */
  readonly temporary: 'definitely' | 'possibly' | 'no';
  /** Positions of the entries of what came of it later, or changes no figure: they are shown, and nothing rests on them. */
  readonly later: ReadonlySet<number>;
  readonly percentageOf: () => readonly Rested[];
}

/** The layoffs that may lie in the period, by their earliest day. */
export function candidatesOf(
  statements: Statements,
  question: LayoffsQuestion,
  asked: Asked,
): {
  readonly candidates: readonly LayoffCandidate[];
  readonly restsOn: readonly number[];
  readonly units: ReadonlySet<string>;
} {
  const workforce = new Workforce(statements, asked, 'employees');
  const { tree } = workforce;
  const units = question.below ? tree.below(question.unitId) : new Set([question.unitId]);
  const named = [...units].flatMap((unit) => announcementsFor(statements, unit, asked));
  const shared =
    question.shares === true ? [...units].flatMap((unit) => sharesFor(statements, unit, asked)) : [];
  const found = [...named, ...shared].map(({ layoff_id }) => layoff_id);
  const ids = new Set(found.filter((id) => question.only?.has(id) ?? true));
  const told = [...ids].flatMap((id): readonly Told[] => {
    const rows = announcementsOf(statements, id, asked);
    if (rows.length === 0) return [];
    const programme = programmeOf(statements, id, asked);
    const shares = sharesOf(statements, id, asked);
    const stages = claimsOfStages(stagesOf(statements, id, asked));
    return [{ rows, shares, stages, programme }];
  });
  const asking = { ...question, units, on: asked.on };
  const candidates = told
    .flatMap((one) => candidateOf(one, asking, workforce))
    .toSorted((a, b) => a.days.earliest - b.days.earliest);
  const away = told.flatMap((one) => movedAway(one, asking, tree));
  const rested = candidates.flatMap(({ item, days, later, percentageOf }) => [
    ...item.entries.flatMap((entry) => (later.has(entry) ? [] : [{ entry, day: days.earliest }])),
    ...percentageOf(),
  ]);
  const withdrawn = withdrawnLayoffs(statements, { ...question, units, tree }, asked);
  const near = new Set([...tree.above(question.unitId).keys(), ...units]);
  const reports = candidates.some(({ item }) => item.basis === 'percentage')
    ? withdrawnReports(statements, { units: near, metric: workforce.metric }, asked)
    : [];
  const declared = declaredOf(statements, 'unit', question.unitId, asked);
  const rests = [...declared, ...rested, ...away, ...withdrawn, ...reports];
  return { candidates, restsOn: groundsOf(statements, rests, asked), units };
}

function candidateOf(told: Told, asking: Asking, workforce: Workforce): readonly LayoffCandidate[] {
  const { rows, programme } = told;
  const { days, within, places, inPeriod } = locate(told, asking, workforce.tree);
  const held = places.map((place) => holdsOn(place, within));
  if (inPeriod === 'no' || held.every((holds) => holds === 'no')) return [];
  const below =
    programme.certain && held.length === rows.length && held.every((holds) => holds === 'definitely');
  const item = itemOf(
    told,
    below ? inPeriod : 'possibly',
    [...programme.entries, ...places.flatMap((place) => entriesOn(place, within))],
    asking.on,
  );
  const { sizes, percentageOf } = sizeAt(
    programme,
    { unitId: asking.unitId, days: within },
    workforce.around(),
  );
  const [first = ZERO, ...others] = sizes;
  const later = new Set(
    told.stages.map(({ entry }) => entry).filter((entry) => !programme.entries.includes(entry)),
  );
  const temporary = temporaryBy(versionsOf(told));
  const size = hull(first, ...others);
  const isSecret = hasSecretPart(programme, asking.unitId, workforce.tree);
  return [{ days, size, isSecret, item, temporary, later, percentageOf }];
}

function temporaryBy(versions: readonly Version[]): LayoffCandidate['temporary'] {
  const temporary = versions.filter(({ kind }) => kind === 'temporary');
  if (temporary.length === 0) return 'no';
  return temporary.length === versions.length ? 'definitely' : 'possibly';
}

/** What a layoff adds to a total: from 0 where it is only possibly in it, nothing where it is temporary. */
export function countedAs({ item, size }: LayoffCandidate): Interval {
  return item.inPeriod === 'definitely' ? size : hull(size, ZERO);
}

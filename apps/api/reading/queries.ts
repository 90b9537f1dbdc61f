import { METRICS, SCOPES } from '#domain';
import type { Day, Metric, Scope } from '#domain';
import { FIGURES, PAGE_LIMIT_MAX } from '#projections';
import type { Figure } from '#projections';
import { Asks } from './parameter';
import { CURSOR, DAY, DEPTH, FLAG, LIMIT, TEXT, YEAR, oneOf } from './parameter-kinds';
import { CURSOR_USE, PagedPeriod, PagedPoint } from './paging';
import type { Paged } from './paging';
import { PeriodQuery } from './period-query';
import { Point } from './point';

const BY_FOR_LAYOFFS = ['announced', 'effective'] as const;
const BY_FOR_INVESTMENTS = ['announced', 'made'] as const;
const BY = ['announced', 'effective', 'made'] as const;

export class HeadcountQuery extends Point {
  @Asks(oneOf(METRICS), { description: 'What is counted.', fallback: 'employees' })
  readonly metric!: Metric;

  @Asks(oneOf(SCOPES), { description: 'Whether units below are in the count.', fallback: 'withSubUnits' })
  readonly scope!: Scope;

  @Asks(DAY, {
    description:
      'The net change counts from the end of this day; from before the first recorded change where it is left out.',
  })
  readonly since?: Day;
}

export class HeadcountSeriesQuery extends PagedPoint {
  @Asks(oneOf(METRICS), { description: 'What is counted.', fallback: 'employees' })
  readonly metric!: Metric;

  @Asks(oneOf(SCOPES), { description: 'Whether units below are in the count.', fallback: 'withSubUnits' })
  readonly scope!: Scope;

  @Asks(DAY, { description: 'First day, inclusive; that of the first step where it is left out.' })
  readonly from?: Day;

  @Asks(DAY, { description: 'Last day, inclusive; the day of `on` where it is left out.' })
  readonly to?: Day;
}

export class CompaniesQuery extends PagedPoint {
  @Asks(FLAG, {
    description:
      'With the last steps of each company’s headcount, for a small drawing; a page then holds 50 at most.',
    fallback: 'false',
  })
  readonly series!: boolean;
}

export class LeadershipChangesQuery extends Point {
  @Asks(YEAR, { description: 'Calendar year; that of the asked day where it is left out.' })
  readonly year?: number;

  @Asks(FLAG, { description: 'Only posts that head the unit, or only those that do not.' })
  readonly heads?: boolean;
}

/** A part of a tree: few trees need more than one page. */
export class TreeQuery extends Point implements Paged {
  @Asks(DEPTH, { description: 'How many levels below the unit; all where it is left out.' })
  readonly depth?: number;

  @Asks(CURSOR, CURSOR_USE)
  readonly cursor?: string;

  @Asks(LIMIT, { description: 'How many units below are listed, at most.', fallback: String(PAGE_LIMIT_MAX) })
  readonly limit!: number;
}

export class LayoffsQuery extends PagedPeriod {
  @Asks(TEXT, { description: 'The unit; may be left out only where `asWritten` is given.' })
  readonly unit?: string;

  @Asks(TEXT, {
    description:
      'Only layoffs of units that bear exactly this name and of which a quoted sentence or record writes it so, letter by letter. Units below, and shares, are then left aside.',
  })
  readonly asWritten?: string;

  @Asks(FLAG, { description: 'Units below too.', fallback: 'true' })
  readonly below!: boolean;

  @Asks(FLAG, {
    description: 'Layoffs of units above too, where they have a share of the unit.',
    fallback: 'false',
  })
  readonly shares!: boolean;

  @Asks(oneOf(BY_FOR_LAYOFFS), {
    description: 'The day by which a layoff is in the period.',
    fallback: 'announced',
  })
  readonly by!: (typeof BY_FOR_LAYOFFS)[number];
}

export class LargestLayoffQuery extends Point {
  @Asks(TEXT, { description: 'The unit; those below it count too.', required: true })
  readonly unit!: string;
}

export class InvestmentsQuery extends PagedPeriod {
  @Asks(TEXT, { description: 'The unit that invests, or its vehicle.', required: true })
  readonly unit!: string;

  @Asks(FLAG, { description: 'Units below too.', fallback: 'true' })
  readonly below!: boolean;

  @Asks(oneOf(BY_FOR_INVESTMENTS), {
    description:
      'The day by which an investment is in the period; one of unknown day is dated by its announcement.',
    fallback: 'announced',
  })
  readonly by!: (typeof BY_FOR_INVESTMENTS)[number];
}

export class StrategyQuery extends Point {
  @Asks(FLAG, { description: 'Units below too.', fallback: 'true' })
  readonly below!: boolean;
}

export class ExplainQuery extends PeriodQuery {
  @Asks(TEXT, { description: 'The unit.', required: true })
  readonly unit!: string;

  @Asks(oneOf(FIGURES), { description: 'The figure to explain.', required: true })
  readonly figure!: Figure;

  @Asks(oneOf(METRICS), { description: 'Of a headcount: what is counted.', fallback: 'employees' })
  readonly metric!: Metric;

  @Asks(oneOf(SCOPES), {
    description: 'Of a headcount: whether units below are in it.',
    fallback: 'withSubUnits',
  })
  readonly scope!: Scope;

  @Asks(DAY, { description: 'Of a net change: it counts from the end of this day.' })
  readonly since?: Day;

  @Asks(YEAR, {
    description: 'Of leadership changes: the calendar year; that of the asked day where it is left out.',
  })
  readonly year?: number;

  @Asks(FLAG, {
    description: 'Of leadership changes: only posts that head the unit, or only those that do not.',
  })
  readonly heads?: boolean;

  @Asks(FLAG, { description: 'Of layoffs and investments: those of units below too.', fallback: 'true' })
  readonly below!: boolean;

  @Asks(oneOf(BY), {
    description: 'Of layoffs and investments: the day by which they are in the period.',
    fallback: 'announced',
  })
  readonly by!: (typeof BY)[number];
}

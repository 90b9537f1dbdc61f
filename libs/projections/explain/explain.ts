import { LedgerError } from '#domain';
import type { Metric, Scope } from '#domain';
import type { Asked } from '../asked';
import { entriesAt } from '../entries/entries-query';
import type { EntryItem } from '../entries/entries-query';
import { headcountOf } from '../headcount/headcount-query';
import type { Bounds, HeadcountAnswer } from '../headcount/answer';
import { investmentsOf } from '../investments/investments-query';
import type { InvestmentsAnswer } from '../investments/investments-query';
import { largestOf } from '../layoffs/largest';
import type { LargestAnswer } from '../layoffs/largest';
import { layoffsOf } from '../layoffs/layoffs-query';
import { leadershipChangesOf } from '../leadership-history/leadership-changes';
import type { LeaderAnswer, LeadershipChanges } from '../leadership-history/answer';
import { leaderOf } from '../leadership-history/who-led';
import type { Period } from '../period';
import type { Statements } from '../statements';

/** Every figure that can be explained. */
export const FIGURES = [
  'headcount',
  'headcount.net',
  'leader',
  'layoffs.total',
  'layoffs.largest',
  'leadership.changes',
  'investments.total',
] as const;

export type Figure = (typeof FIGURES)[number];

/** What is to be explained: a figure with what it needs beside unit and point. */
export interface FigureQuestion {
  readonly unitId: string;
  readonly figure: Figure;
  readonly metric: Metric;
  readonly scope: Scope;
  readonly since?: number;
  readonly period?: Period;
  /** Of layoffs and investments: those of units below too. */
  readonly below: boolean;
  /** Of layoffs and investments: the day by which they are in the period. */
  readonly by: 'announced' | 'effective' | 'made';
  /** Of leadership changes: only posts that head the unit, or only those that do not. */
  readonly heads?: boolean;
  /** Calendar year; that of the asked day where it is left out. */
  readonly year: number;
}

/** A figure, and every entry that it rests on with the quoted sentence, in valid order. */
export interface Explanation {
  readonly unitId: string;
  readonly figure: Figure;
  readonly value: FigureValue;
  readonly entries: readonly EntryItem[];
}

export type FigureValue =
  | Pick<HeadcountAnswer, 'state' | 'bounds' | 'ifAlready'>
  | NonNullable<HeadcountAnswer['net']>
  | Pick<LeaderAnswer, 'state' | 'abolished' | 'holders' | 'above'>
  | Bounds
  | Omit<LargestAnswer, 'restsOn'>
  | Pick<LeadershipChanges, 'year' | 'min' | 'max'>
  | Pick<InvestmentsAnswer, 'count' | 'totals' | 'undisclosed'>;

/** @throws LedgerError not_found where nothing is recorded from which the figure could be said. */
export function explain(statements: Statements, question: FigureQuestion, asked: Asked): Explanation {
  const { value, restsOn } = FIGURE[question.figure](statements, question, asked);
  const { unitId, figure } = question;
  return { unitId, figure, value, entries: entriesAt(statements, restsOn, asked) };
}

interface Explained {
  readonly value: FigureValue;
  readonly restsOn: readonly number[];
}

const FIGURE: Record<Figure, (statements: Statements, question: FigureQuestion, asked: Asked) => Explained> =
  {
    headcount: (statements, question, asked) => {
      const { state, bounds, ifAlready, restsOn } = headcountOf(statements, question, asked);
      return { value: { state, ...(bounds && { bounds }), ...(ifAlready && { ifAlready }) }, restsOn };
    },
    'headcount.net': (statements, question, asked) => {
      const { net, netRestsOn = [] } = headcountOf(statements, question, asked);
      if (net === undefined)
        throw new LedgerError('not_found', `no change of headcount is recorded for "${question.unitId}"`);
      return { value: net, restsOn: netRestsOn };
    },
    leader: (statements, { unitId }, asked) => {
      const { restsOn, unitId: _asked, ...value } = leaderOf(statements, unitId, asked);
      return { value, restsOn };
    },
    'layoffs.total': (statements, { unitId, below, by, period }, asked) => {
      if (by === 'made')
        throw new LedgerError('invalid_parameter', 'layoffs are by announced or by effective', '/by');
      const { total, restsOn } = layoffsOf(
        statements,
        { unitId, below, by, ...(period && { period }) },
        asked,
      );
      return { value: total, restsOn };
    },
    'layoffs.largest': (statements, { unitId }, asked) => {
      const { restsOn, ...value } = largestOf(statements, unitId, asked);
      return { value, restsOn };
    },
    'leadership.changes': (statements, { unitId, year, heads }, asked) => {
      const question = { unitId, year, ...(heads !== undefined && { heads }) };
      const { min, max, restsOn } = leadershipChangesOf(statements, question, asked);
      return { value: { year, min, max }, restsOn };
    },
    'investments.total': (statements, { unitId, below, by, period }, asked) => {
      if (by === 'effective')
        throw new LedgerError('invalid_parameter', 'investments are by announced or by made', '/by');
      const question = { unitId, below, by, ...(period && { period }) };
      const { count, totals, undisclosed, restsOn } = investmentsOf(statements, question, asked);
      return { value: { count, totals, undisclosed }, restsOn };
    },
  };

import { headcountOf } from '../headcount/headcount-query';
import type { HeadcountAnswer } from '../headcount/answer';
import { withdrawnChanges } from '../headcount/withdrawn';
import { Workforce } from '../headcount/workforce';
import { declaredOf, groundsOf } from '../valid-order';
import type { FigureOf } from './figure';
import { leader, leadershipChanges, leadershipHolders, leadershipTenures } from './leadership-figures';
import { investmentsItems, investmentsTotal, strategyFacts, strategyOutlooks } from './programme-figures';
import { layoffsItems, layoffsLargest, layoffsTotal } from './programme-figures';
import { unitNames, unitPlace, unitTree } from './unit-figures';

const headcount: FigureOf<Pick<HeadcountAnswer, 'state' | 'bounds' | 'ifAlready'>> = (
  statements,
  question,
  asked,
) => {
  const { state, bounds, ifAlready, restsOn } = headcountOf(statements, question, asked);
  return { value: { state, ...(bounds && { bounds }), ...(ifAlready && { ifAlready }) }, restsOn };
};

const headcountNet: FigureOf<NonNullable<HeadcountAnswer['net']>> = (statements, question, asked) => {
  const { net, netRestsOn = [] } = headcountOf(statements, question, asked);
  if (net !== undefined) return { value: net, restsOn: netRestsOn };
  const workforce = new Workforce(statements, asked, question.metric);
  const withdrawn = withdrawnChanges(statements, workforce, question.unitId, asked);
  const declared = declaredOf(statements, 'unit', question.unitId, asked);
  return { value: null, restsOn: groundsOf(statements, [...withdrawn, ...declared], asked) };
};

/** Every figure of a unit: what explains one, and what compares two, goes by this table. */
export const FIGURE = {
  headcount,
  'headcount.net': headcountNet,
  leader,
  'leadership.holders': leadershipHolders,
  'leadership.tenures': leadershipTenures,
  'leadership.changes': leadershipChanges,
  'layoffs.total': layoffsTotal,
  'layoffs.items': layoffsItems,
  'layoffs.largest': layoffsLargest,
  'investments.total': investmentsTotal,
  'investments.items': investmentsItems,
  'strategy.facts': strategyFacts,
  'strategy.outlooks': strategyOutlooks,
  'unit.names': unitNames,
  'unit.place': unitPlace,
  'unit.tree': unitTree,
} as const satisfies Readonly<Record<string, FigureOf<unknown>>>;

export type Figure = keyof typeof FIGURE;

/** The value of some figure. */
export type FigureValue = NonNullable<ReturnType<(typeof FIGURE)[Figure]>['value']>;

/** The names of all figures. */
export const FIGURES = Object.keys(FIGURE) as readonly Figure[];

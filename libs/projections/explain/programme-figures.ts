import { LedgerError } from '#domain';
import { investmentsOf } from '../investments/investments-query';
import type { InvestmentsAnswer, InvestmentsQuestion } from '../investments/investments-query';
import { largestOf } from '../layoffs/largest';
import type { LargestAnswer } from '../layoffs/largest';
import { layoffsOf } from '../layoffs/layoffs-query';
import type { LayoffsAnswer, LayoffsQuestion } from '../layoffs/layoffs-query';
import { strategyOf } from '../strategy/strategy-query';
import type { StrategyAnswer } from '../strategy/strategy-query';
import type { FigureAsked, FigureOf } from './figure';

/** Positions of the layoffs in a period together. */
export const layoffsTotal: FigureOf<LayoffsAnswer['total']> = (statements, question, asked) => {
  const { total, restsOn } = layoffsOf(statements, layoffsIn(question), asked);
  return { value: total, restsOn };
};

/** The layoffs in a period, one by one. */
export const layoffsItems: FigureOf<LayoffsAnswer['items']> = (statements, question, asked) => {
  const { items, restsOn } = layoffsOf(statements, layoffsIn(question), asked);
  return { value: items, restsOn };
};

/** The largest layoff so far. */
export const layoffsLargest: FigureOf<Omit<LargestAnswer, 'restsOn'>> = (statements, { unitId }, asked) => {
  const { restsOn, ...value } = largestOf(statements, unitId, asked);
  return { value, restsOn };
};

/** How many investments there are in a period, and how much money they are by currency. */
export const investmentsTotal: FigureOf<Pick<InvestmentsAnswer, 'count' | 'totals' | 'undisclosed'>> = (
  statements,
  question,
  asked,
) => {
  const { count, totals, undisclosed, restsOn } = investmentsOf(statements, investmentsIn(question), asked);
  return { value: { count, totals, undisclosed }, restsOn };
};

/** The investments in a period, one by one. */
export const investmentsItems: FigureOf<InvestmentsAnswer['items']> = (statements, question, asked) => {
  const { items, restsOn } = investmentsOf(statements, investmentsIn(question), asked);
  return { value: items, restsOn };
};

/** What was declared of strategy. */
export const strategyFacts: FigureOf<StrategyAnswer['facts']> = (statements, question, asked) => {
  const { facts, restsOn } = strategyOf(statements, question, asked);
  return { value: facts, restsOn };
};

/** What was only expected. */
export const strategyOutlooks: FigureOf<StrategyAnswer['outlooks']> = (statements, question, asked) => {
  const { outlooks, restsOn } = strategyOf(statements, question, asked);
  return { value: outlooks, restsOn };
};

/** @throws LedgerError invalid_parameter */
function layoffsIn({ unitId, below, by, period }: FigureAsked): LayoffsQuestion {
  if (by === 'made')
    throw new LedgerError('invalid_parameter', 'layoffs are by announced or by effective', '/by');
  return { unitId, below, by, ...(period && { period }) };
}

/** @throws LedgerError invalid_parameter */
function investmentsIn({ unitId, below, by, period }: FigureAsked): InvestmentsQuestion {
  if (by === 'effective')
    throw new LedgerError('invalid_parameter', 'investments are by announced or by made', '/by');
  return { unitId, below, by, ...(period && { period }) };
}

import { LedgerError } from '#domain';
import type { Asked } from '../asked';
import { entriesAt } from '../entries/entries-query';
import type { EntryItem } from '../entries/entries-query';
import type { Statements } from '../statements';
import type { FigureAsked } from './figure';
import { FIGURE } from './figures';
import type { Figure, FigureValue } from './figures';

/** What is to be explained: a figure with what it needs beside unit and point. */
export interface FigureQuestion extends FigureAsked {
  readonly figure: Figure;
}

/** A figure, and every entry that it rests on with the quoted sentence, in valid order. */
export interface Explanation {
  readonly unitId: string;
  readonly figure: Figure;
  readonly value: FigureValue;
  readonly entries: readonly EntryItem[];
}

/** @throws LedgerError not_found where nothing is recorded from which the figure could be said. */
export function explain(statements: Statements, question: FigureQuestion, asked: Asked): Explanation {
  const { unitId, figure } = question;
  const { value, restsOn } = FIGURE[figure](statements, question, asked);
  if (value === null) {
    const detail = `nothing is recorded from which ${figure} of "${unitId}" could be said at this point`;
    throw new LedgerError('not_found', detail);
  }
  return { unitId, figure, value, entries: entriesAt(statements, restsOn, asked) };
}

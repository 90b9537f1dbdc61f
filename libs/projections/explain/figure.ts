import type { Metric, Scope } from '#domain';
import type { Asked } from '../asked';
import type { Period } from '../period';
import type { Statements } from '../statements';

/** What a figure needs beside its point. */
export interface FigureAsked {
  readonly unitId: string;
  readonly metric: Metric;
  readonly scope: Scope;
  readonly since?: number;
  readonly period?: Period;
  /** Of layoffs, investments and strategy: those of units below too. */
  readonly below: boolean;
  /** Of layoffs and investments: the day by which they are in the period. */
  readonly by: 'announced' | 'effective' | 'made';
  /** Of leadership changes: only posts that head the unit, or only those that do not. */
  readonly heads?: boolean;
  /** Calendar year; that of the asked day where it is left out. */
  readonly year: number;
}

/** A figure with every entry that it rests on, in valid order. */
export interface Explained<Value> {
  /** Null where nothing is recorded from which it could be said; it may then rest on what took that away. */
  readonly value: Value | null;
  readonly restsOn: readonly number[];
}

/** Works out a figure at a point. */
export type FigureOf<Value> = (
  statements: Statements,
  question: FigureAsked,
  asked: Asked,
) => Explained<Value>;

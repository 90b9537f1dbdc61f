import { INSTANT_MAX, parseDay } from '#domain';
import type { Names } from '#domain';
import type { Asked, ReadModels } from '#projections';
import type { Wording } from './wording';

/** A question of the demo at one point, with its answer in the words of one language and the entries behind it. */
export interface Answered {
  readonly question: string;
  readonly answers: readonly string[];
  readonly restsOn: readonly number[];
}

/** A question that the demo asks. */
export interface Question {
  readonly on: string;
  /** Number of the chapter after which it is asked; the last one where it is left out. */
  readonly afterChapter?: number;
  /** Only what was published by the end of this day; everything where it is left out. */
  readonly publishedBy?: string;
  readonly ask: (models: ReadModels, asked: Asked, words: Wording) => Answered;
}

/** Name of a unit in the language of the words; whoever asks knows it, also where it was not published at the asked point. */
export function nameOf(models: ReadModels, unitId: string, asked: Asked, words: Wording): string {
  return inLanguage(models.unit(unitId, { ...asked, publishedBy: INSTANT_MAX - 1 }).names, words);
}

/** The name in the language of the words, or in any where it has none in that. */
export function inLanguage(names: Names, { language }: Wording): string {
  return names[language] ?? Object.values(names)[0] ?? '';
}

/** A day that is known to be one. */
export function dayOf(text: string): number {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`${text} is not a day`);
  return day;
}

import { formatDay, parseDay } from '#domain';
import type { Dice } from './dice';
import { sentence } from './words';
import type { Unit, World } from './world';

/** A command before it has an id. */
export interface Draft {
  /** Name of the change, such as `AnnounceLayoff`. */
  readonly name: string;
  readonly json: object;
}

/** What a fact is made from. */
export interface Occasion {
  readonly dice: Dice;
  readonly world: World;
  /** The unit that it is about. */
  readonly unit: Unit;
  /** A number that no other fact has. */
  readonly serial: number;
}

/** Makes one fact. */
export type Fact = (occasion: Occasion) => Draft;

const FIRST_DAY = parseDay('2005-01-01') ?? 0;
const LAST_DAY = parseDay('2025-10-31') ?? 0;
const SOURCES = 5_000;
/** Longest time from an event to its publication, in days. */
const DELAY_DAYS_MAX = 60;

/** A day on which something happened, as precise as a source may tell it, and the citation of that source. */
export function told(dice: Dice): { readonly on: string; readonly citation: object } {
  const day = dice.between(FIRST_DAY, LAST_DAY);
  return { on: partialDate(dice, day), citation: citationOf(dice, day) };
}

/** The whole range of days in which facts lie; both inclusive. */
export const DAYS = { first: FIRST_DAY, last: LAST_DAY + DELAY_DAYS_MAX } as const;

/** A citation of something that happened on a day. */
export function citationOf(dice: Dice, day: number): object {
  const { text: quote, language } = sentence(dice);
  const publishedOn = formatDay(day + dice.below(DELAY_DAYS_MAX + 1));
  return { sourceId: `source-${dice.below(SOURCES)}`, publishedOn, quote, language };
}

/** A number of people: exact, between two bounds, or undisclosed. */
export function people(dice: Dice, most: number): object {
  const kind = dice.next();
  if (kind < 0.1) return { min: 0, max: null, wording: 'undisclosed' };
  const min = dice.between(1, most);
  const max = kind < 0.8 ? min : Math.round(min * 1.5);
  return { min, max, wording: max === min ? String(min) : `${min} to ${max}` };
}

function partialDate(dice: Dice, day: number): string {
  const kind = dice.next();
  const text = formatDay(day);
  if (kind < 0.7) return text;
  return kind < 0.95 ? text.slice(0, 7) : text.slice(0, 4);
}

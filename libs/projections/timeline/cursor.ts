import { DAY_MIN, LedgerError } from '#domain';
import type { Day } from '#domain';

/** Where an item stands in a timeline. */
export interface Key {
  readonly earliest: Day;
  readonly latest: Day;
  readonly entry: number;
  readonly field: string;
}

const CURSOR = /^(-?\d{1,8})_(-?\d{1,8})_(\d{1,15})_([\w.]{0,200})$/;

/** Valid order: negative, zero or positive as the first comes before the second, is it, or comes after. */
export function compareKeys(a: Key, b: Key): number {
  const days = a.earliest - b.earliest || a.latest - b.latest || a.entry - b.entry;
  return days === 0 ? Number(a.field > b.field) - Number(a.field < b.field) : days;
}

/** A place in a timeline as a text without meaning to others. */
export function cursorOf({ earliest, latest, entry, field }: Key): string {
  return `${earliest}_${latest}_${entry}_${field}`;
}

/** Before everything that stands in a timeline. */
const START: Key = { earliest: DAY_MIN - 1, latest: DAY_MIN, entry: 0, field: '' };

/** The place that a cursor names; the start where there is none. @throws LedgerError invalid_parameter where the text is no cursor. */
export function keyIn(cursor: string | undefined): Key {
  if (cursor === undefined) return START;
  const [, earliest, latest, entry, field] = CURSOR.exec(cursor) ?? [];
  if (field !== undefined) {
    return { earliest: Number(earliest), latest: Number(latest), entry: Number(entry), field };
  }
  throw new LedgerError('invalid_parameter', 'after must be taken from `next` of the page before', '/after');
}

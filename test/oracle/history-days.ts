import * as fc from 'fast-check';
import { dayNumber, latestInstant } from './dates';

/** Few enough that days coincide often: ends and beginnings of months and years, a middle, the day of the seed article. */
const DAYS = [
  '2024-01-01',
  '2024-01-31',
  '2024-03-15',
  '2024-06-01',
  '2024-06-15',
  '2024-06-30',
  '2024-12-31',
  '2025-01-01',
  '2025-03-15',
  '2025-06-01',
  '2025-06-15',
  '2025-10-28',
] as const;

const UNCERTAIN = [
  '2024',
  '2025',
  '2024-01',
  '2024-06',
  '2025-06',
  '2024-06~',
  '2024-06-15~',
  '2024-06-15/2025-03-15',
  '2024-12-31/2025-01-01',
  '2025-01-01/2025-06',
  '../2024-06-15',
  '../2025-06-01',
  '2025-03-15/..',
] as const;

const PUBLICATIONS = [
  '2024-01-31',
  '2024-06',
  '2024-06-30',
  '2024',
  '2025-01-01',
  '2025-06-15T09:30:00+03:00',
  '2025-06-15',
] as const;
const LATE_PUBLICATIONS = ['2025-10-28', '2025-11', '2025-12-01T00:00:00Z', '2025'] as const;

/** A day of the pool, as exact as can be. */
export const exactDay = fc.constantFrom(...DAYS);

/** When something was, as a source may put it: mostly a day, often less. */
export const anyDate = fc.oneof(
  { weight: 3, arbitrary: exactDay },
  { weight: 2, arbitrary: fc.constantFrom(...UNCERTAIN) },
);

/** When a source came out: mostly after all that it reports, sometimes before other sources that were recorded first. */
export const publication = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...LATE_PUBLICATIONS) },
  { weight: 2, arbitrary: fc.constantFrom(...PUBLICATIONS) },
);

/** A day to ask about: one of the pool, or a neighbour; every other time one of the last, by which most has happened. */
export const askedDay = fc
  .tuple(fc.oneof(exactDay, fc.constantFrom(...DAYS.slice(-4))), fc.constantFrom(-1, 0, 1))
  .map(([day, offset]) => dayNumber(day) + offset);

/** An instant by which to have been published: one at which something comes out, or a millisecond before. */
export const askedInstant = fc
  .tuple(fc.constantFrom(...PUBLICATIONS, ...LATE_PUBLICATIONS), fc.constantFrom(-1, 0))
  .map(([publishedOn, offset]) => latestInstant(publishedOn) + offset);

import { Asks } from './parameter';
import { CURSOR, LIMIT } from './parameter-kinds';
import { Point } from './point';
import { PeriodQuery } from './period-query';

/** Items on a page where no other number is asked for. */
const LIMIT_DEFAULT = '100';

/** What a cursor is for, wherever there is one. */
export const CURSOR_USE = {
  description:
    'The next page of the same list: `next` of the page before, all other parameters being the same.',
};
const LIMIT_USE = { description: 'How many items stand on a page, at most.', fallback: LIMIT_DEFAULT };

/** What every question has that is answered page by page. */
export interface Paged extends Point {
  readonly cursor?: string;
  readonly limit: number;
}

/** A page of a list at a point. */
export class PagedPoint extends Point implements Paged {
  @Asks(CURSOR, CURSOR_USE)
  readonly cursor?: string;

  @Asks(LIMIT, LIMIT_USE)
  readonly limit!: number;
}

/** A page of a list at a point, of what lies in a period. */
export class PagedPeriod extends PeriodQuery implements Paged {
  @Asks(CURSOR, CURSOR_USE)
  readonly cursor?: string;

  @Asks(LIMIT, LIMIT_USE)
  readonly limit!: number;
}

/** A page of a longer list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The next page's `cursor`; null at the end. */
  readonly next: string | null;
}

/** A page as a list tells it: where the next one begins, in a form of its own. */
export interface Told {
  readonly next: unknown;
}

/** A page as it is answered: the next page's `cursor` in `next`; null at the end. */
export type Paging<Answer extends Told> = Answer extends unknown
  ? Omit<Answer, 'next'> & { readonly next: string | null }
  : never;

/** The page of a list that is at hand as a whole. @param after how many items stand on the pages before. */
export function pageOf<Item>(
  all: readonly Item[],
  limit: number,
  after: number | undefined,
): { readonly items: readonly Item[]; readonly next: number | null } {
  const from = after ?? 0;
  const to = from + limit;
  return { items: all.slice(from, to), next: to < all.length ? to : null };
}

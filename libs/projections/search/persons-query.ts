import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import { PAGE_LIMIT_MAX } from '../entries/entries-query';
import { personOf } from '../persons';
import type { PersonAnswer } from '../persons';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';
import { SearchQuestion } from './question';
import { thingsFor } from './things-query';

/** Which persons are asked for. */
export interface PersonsQuestion {
  /** Words of a name or handle; everybody where it is left out. */
  readonly q?: string;
  /** How many persons are passed over, taken from `next`. */
  readonly after?: number;
  /** At most `PAGE_LIMIT_MAX`. */
  readonly limit?: number;
}

/** Persons with a visible introduction: the best match first, or by handle where all are asked for. */
export interface PersonsPage {
  readonly items: readonly PersonAnswer[];
  /** What to ask next as `after`, at the `knownAt` that the answer echoes; null at the end. */
  readonly next: number | null;
}

/** @see PersonsPage @throws LedgerError invalid_parameter where the question has no words or too many. */
export function personsFor(statements: Statements, question: PersonsQuestion, asked: Asked): PersonsPage {
  const { q, after = 0, limit: wanted = PAGE_LIMIT_MAX } = question;
  const limit = Math.min(wanted, PAGE_LIMIT_MAX);
  const found =
    q === undefined
      ? allPersons(statements, { after, limit: limit + 1 }, asked)
      : personsCalled(statements, q, { after, limit: limit + 1 }, asked);
  const items = found.slice(0, limit).flatMap((id) => personOf(statements, id, asked) ?? []);
  return { items, next: found.length > limit ? after + limit : null };
}

interface Slice {
  readonly after: number;
  readonly limit: number;
}

function allPersons(statements: Statements, { after, limit }: Slice, asked: Asked): readonly string[] {
  const givenUp = new Map(identitiesOf(statements, 'person', asked).givenUp());
  const kept =
    givenUp.size === 0
      ? 'person_id'
      : 'coalesce((SELECT value FROM json_each(?) WHERE key = person_id), person_id)';
  const sql = `SELECT ${kept} AS id FROM person c WHERE ${VISIBLE}
    GROUP BY 1 ORDER BY min(handle), 1 LIMIT ? OFFSET ?`;
  const listed = givenUp.size === 0 ? [] : [JSON.stringify(Object.fromEntries(givenUp))];
  return statements
    .all<{ readonly id: string }>(sql, ...listed, ...at(asked), limit, after)
    .map(({ id }) => id);
}

function personsCalled(statements: Statements, q: string, slice: Slice, asked: Asked): readonly string[] {
  const sought = new SearchQuestion(q);
  const { things } = thingsFor(statements, { sought, withdrawn: false, kind: 'person', ...slice }, asked);
  return things.map(({ id }) => id);
}

import type { Asked } from '../asked';
import type { Statements } from '../statements';
import { turningIn } from '../valid-days';
import { at, isVisible } from '../visibility';
import { LISTED } from '../withdrawals';
import type { ChangedGround, GroundChange, Passing } from './comparison';

/** An answer's point, and the entries on which it rests there. */
interface Grounds {
  readonly asked: Asked;
  readonly restsOn: readonly number[];
}

/**
 * The entries on which only one of two answers rests, each with what became of it. From day to day, those too on which both
 * rest and whose day came between: they are the change.
 */
export function changedGrounds(
  statements: Statements,
  before: Grounds,
  after: Grounds,
): readonly ChangedGround[] {
  const all = [...new Set([...before.restsOn, ...after.restsOn])].toSorted((a, b) => a - b);
  const period = { after: before.asked.on, upTo: after.asked.on };
  const came = turningIn(statements, all, period);
  return all.flatMap((entry) => {
    const [was, is] = [before.restsOn.includes(entry), after.restsOn.includes(entry)];
    if (is && came.has(entry)) return [{ entry, how: 'cameIntoValidTime' }];
    if (was && is) return [];
    const how = is ? comeSince(statements, entry, before.asked) : goneSince(statements, entry, after.asked);
    return [{ entry, how }];
  });
}

function goneSince(statements: Statements, entry: number, after: Asked): GroundChange {
  return counts(statements, entry, after) ? 'noLongerCounts' : 'withdrawn';
}

function comeSince(statements: Statements, entry: number, before: Asked): GroundChange {
  if (entry > before.knownAt) return 'added';
  if (counts(statements, entry, before)) return 'nowCounts';
  return wasPublished(statements, entry, before) ? 'restored' : 'published';
}

function counts(statements: Statements, entry: number, asked: Asked): boolean {
  return statements.get(IS_VISIBLE, entry, ...at(asked)) !== undefined;
}

const IS_VISIBLE = `SELECT 1 WHERE ${isVisible('?')}`;

function wasPublished(statements: Statements, entry: number, { publishedBy }: Asked): boolean {
  const sql = 'SELECT 1 FROM published WHERE entry = ? AND instant <= ?';
  return statements.get(sql, entry, publishedBy) !== undefined;
}

/**
 * The entries that counted only between two points of knowledge and publication: visible somewhere between, and at neither. The
 * grounds of the later answer lead to them: what took them away is visible there, so they are not.
 */
export function passing(
  statements: Statements,
  grounds: readonly number[],
  { before, after }: { readonly before: Asked; readonly after: Asked },
): readonly Passing[] {
  const sql = `SELECT c.entry AS entry, min(w.entry) AS withdrawnBy
    FROM published w JOIN published c ON c.entry = w.withdraws
    WHERE w.entry IN ${LISTED} AND NOT ${isVisible('c.entry')}
    AND EXISTS (SELECT 1 FROM visible v WHERE v.entry = c.entry
      AND v.known_from <= ? AND v.known_to > ? AND v.published_from <= ? AND v.published_to > ?)
    GROUP BY c.entry ORDER BY c.entry`;
  return statements.all<Passing>(
    sql,
    JSON.stringify([...new Set(grounds)]),
    ...at(before),
    after.knownAt,
    before.knownAt,
    after.publishedBy,
    before.publishedBy,
  );
}

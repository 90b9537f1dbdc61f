import { DAY_MIN, SAME_KINDS } from '#domain';
import type { Day, SameKind } from '#domain';
import type { Asked } from './asked';
import { identitiesOf } from './identities';
import type { Statements } from './statements';
import { at, isVisible } from './visibility';

/** An entry that an answer rests on, and the first day of what it says. */
export interface Rested {
  readonly entry: number;
  readonly day: Day;
}

/** Positions in valid order, each once; ties by position. */
function inValidOrder(rested: readonly Rested[]): readonly number[] {
  const sorted = rested.toSorted((a, b) => a.day - b.day || a.entry - b.entry);
  return [...new Set(sorted.map(({ entry }) => entry))];
}

/** The longest chain of withdrawals of withdrawals that is followed; a longer one is refused when it is recorded. */
const WITHDRAWALS_MAX = 8;

/** A correction that an answer rests on since it rests on the entry `root`. */
interface Bearing {
  readonly root: number;
  readonly entry: number;
}

/** The withdrawals that gave an entry back: those that withdraw a withdrawal of it, or of one of those, and so on. */
const GIVEN_BACK = `WITH RECURSIVE chain (root, entry, depth) AS (
    SELECT value, value, 0 FROM json_each(?)
    UNION SELECT root, w.entry, depth + 1 FROM chain JOIN published w ON w.withdraws = chain.entry
    WHERE depth < ${WITHDRAWALS_MAX} AND w.entry <= ?)
  SELECT root, entry FROM chain WHERE depth > 0 AND depth % 2 = 0 AND ${isVisible('chain.entry')}`;

/** The disputes of an entry, and the withdrawals of those that denied it: what a withdrawn claim said is no candidate of its own. */
const OF_DISPUTES = `FROM json_each(?) r CROSS JOIN dispute d ON d.entry = r.value WHERE ${isVisible('d.variant')}`;
const DISPUTES = `SELECT d.entry AS root, d.variant AS entry ${OF_DISPUTES}`;
const WITHDRAWN_DENIALS = `SELECT d.entry AS root, w.entry AS entry FROM json_each(?) r
  CROSS JOIN dispute d ON d.entry = r.value AND d.denies = 1
  JOIN published p ON p.entry = d.variant JOIN published w ON w.withdraws = d.variant
  WHERE p.entry <= ? AND p.instant <= ? AND ${isVisible('w.entry')} AND NOT ${isVisible('d.variant')}`;

/** The corroborations of an entry that was not published itself yet: it is visible by them alone. */
const CORROBORATIONS = `SELECT k.corroborates AS root, k.entry AS entry FROM json_each(?) r
  CROSS JOIN published p ON p.entry = r.value JOIN published k ON k.corroborates = p.entry
  WHERE p.instant > ? AND ${isVisible('k.entry')}`;

/** The things that entries name, of those kinds of which several ids may be one. */
const NAMED = `SELECT DISTINCT r.kind AS kind, r.id AS id FROM json_each(?) e CROSS JOIN reference r ON r.entry = e.value
  WHERE r.kind IN (${SAME_KINDS.map((kind) => `'${kind}'`).join(', ')})`;

/** Positions of the declarations by which what some entries name is told under another id. */
function declarationsBehind(statements: Statements, listed: string, asked: Asked): readonly number[] {
  if (SAME_KINDS.every((kind) => identitiesOf(statements, kind, asked).areApart)) return [];
  return statements
    .all<{ readonly kind: SameKind; readonly id: string }>(NAMED, listed)
    .flatMap(({ kind, id }) => {
      const same = identitiesOf(statements, kind, asked);
      return same.canonical(id) === id ? [] : same.entries(id);
    });
}

/**
 * Positions of all that an answer rests on, in valid order: beside each entry the sources that dispute it, those by which alone it
 * is out, the declarations by which what it names is told under another id, and the withdrawals that gave any of them back, since
 * the answer would be another without them.
 */
export function groundsOf(
  statements: Statements,
  rested: readonly Rested[],
  asked: Asked,
): readonly number[] {
  const { knownAt, publishedBy } = asked;
  const days = new Map(rested.map(({ entry, day }) => [entry, day]));
  const listed = (): string => JSON.stringify([...days.keys()]);
  const add = (found: readonly Bearing[]): void =>
    found.forEach(({ root, entry }) => days.set(entry, days.get(entry) ?? days.get(root) ?? DAY_MIN));
  const bear = (sql: string, ...between: number[]): readonly Bearing[] =>
    statements.all<Bearing>(sql, listed(), ...between, ...at(asked));
  add([...bear(DISPUTES), ...bear(CORROBORATIONS, publishedBy)]);
  add(statements.all<Bearing>(WITHDRAWN_DENIALS, listed(), knownAt, publishedBy, ...at(asked), ...at(asked)));
  declarationsBehind(statements, listed(), asked).forEach((entry) => days.set(entry, DAY_MIN));
  add(bear(GIVEN_BACK, knownAt));
  return inValidOrder([...rested, ...[...days].map(([entry, day]) => ({ entry, day }))]);
}

/** The declarations that an id is one of several of a thing, as grounds of an answer about it, whichever of them is asked for. */
export function declaredOf(
  statements: Statements,
  kind: SameKind,
  id: string,
  asked: Asked,
): readonly Rested[] {
  return identitiesOf(statements, kind, asked)
    .entries(id)
    .map((entry) => ({ entry, day: DAY_MIN }));
}

/** A source that contradicts an entry. */
export interface Dispute {
  /** Position of the dispute. */
  readonly dispute: number;
  /** Whether it denies the entry; else it gives something instead. */
  readonly denies: boolean;
}

/** The visible disputes of each of some entries, their earlier wordings' included, oldest first; no key where there are none. */
export function disputesOf(
  statements: Statements,
  entries: Iterable<number>,
  asked: Asked,
): ReadonlyMap<number, readonly Dispute[]> {
  const found = new Map<number, readonly Dispute[]>();
  const sql = `SELECT d.entry AS root, d.variant AS dispute, d.denies AS denies ${OF_DISPUTES} ORDER BY d.variant`;
  const rows = statements.all<{ root: number; dispute: number; denies: number }>(
    sql,
    JSON.stringify([...entries]),
    ...at(asked),
  );
  for (const { root, dispute, denies } of rows)
    found.set(root, [...(found.get(root) ?? []), { dispute, denies: denies === 1 }]);
  return found;
}

/**
 * Which of some entries are denied by a source that is visible at a point, and by which disputes: what they claim is so or is not.
 */
export function deniedAt(
  statements: Statements,
  entries: Iterable<number>,
  asked: Asked,
): ReadonlyMap<number, readonly number[]> {
  const disputed = [...disputesOf(statements, entries, asked)].map(([entry, all]): [number, number[]] => [
    entry,
    all.filter(({ denies }) => denies).map(({ dispute }) => dispute),
  ]);
  return new Map(disputed.filter(([, denials]) => denials.length > 0));
}

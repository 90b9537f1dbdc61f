import { DAY_MIN, topics } from '#domain';
import type { SameKind } from '#domain';
import type { Asked } from './asked';
import type { SqlValue } from './database';
import type { Projection } from './projection';
import type { Statements } from './statements';
import type { Rested } from './valid-order';
import { VISIBLE, at } from './visibility';
import type { Candidates } from './withdrawals';

/** Which ids are declared to be others: what was recorded under both is then one thing. */
export const identities: Projection = {
  name: 'identities',
  version: 1,
  tables: {
    same: {
      columns: 'kind TEXT NOT NULL, id TEXT NOT NULL, keep TEXT NOT NULL, entry INTEGER NOT NULL',
      key: 'kind, id, keep, entry',
    },
  },
  on: {
    SamenessDeclared: (rows, { data: { kind, id, keep }, position }) =>
      rows.insert('same', { kind, id, keep, entry: position }),
  },
  ignores: [
    ...topics.organisation,
    ...topics.deals,
    ...topics.headcount,
    ...topics.layoffs,
    ...topics.leadership,
    ...topics.investment,
    ...topics.strategy,
    ...topics.sources,
    'EntryRetracted',
    'EntryCorroborated',
    'EntryDisputed',
  ],
  disputes: 'passedOver',
};

interface Declared {
  readonly id: string;
  readonly keep: string;
  readonly entry: number;
}

/** One thing under all of its ids. */
interface Identity {
  readonly canonical: string;
  /** Every id, the canonical one first, then in their order. */
  readonly ids: readonly string[];
  /** Positions of the declarations, oldest first. */
  readonly entries: readonly number[];
}

/**
 * Which ids of a kind are one thing at a point of knowledge and publication, read once and then looked up; there are few. Any id that
 * nothing is declared of is a thing by itself.
 */
export class Identities {
  readonly #identities: ReadonlyMap<string, Identity>;

  constructor(statements: Statements, kind: SameKind, asked: Asked) {
    const sql = `SELECT id, keep, entry FROM same c WHERE kind = ? AND ${VISIBLE} ORDER BY entry`;
    const declared = statements.all<Declared>(sql, kind, ...at(asked));
    this.#identities = declared.length === 0 ? NOBODY : joined(declared);
  }

  /** The id under which answers about an id come. */
  canonical(id: string): string {
    return this.#identities.get(id)?.canonical ?? id;
  }

  /** Every id of the thing that an id stands for, the canonical one first. */
  all(id: string): readonly string[] {
    return this.#identities.get(id)?.ids ?? [id];
  }

  /** Rows with the ids in a column replaced by those under which answers about them come. */
  renamed<Row>(rows: readonly Row[], column: keyof Row & string): readonly Row[] {
    if (this.#identities.size === 0) return rows;
    return rows.map((row) => ({ ...row, [column]: this.canonical(String(row[column])) }));
  }

  /** The declarations on which it rests that some ids are one, as grounds. */
  grounds(ids: Iterable<string>): readonly Rested[] {
    if (this.#identities.size === 0) return [];
    return [...new Set(ids)].flatMap((id) => this.entries(id).map((entry) => ({ entry, day: DAY_MIN })));
  }

  /** Positions of the declarations on which it rests that ids are one, oldest first. */
  entries(id: string): readonly number[] {
    return this.#identities.get(id)?.entries ?? [];
  }
}

const NOBODY: ReadonlyMap<string, Identity> = new Map();

function joined(declared: readonly Declared[]): ReadonlyMap<string, Identity> {
  const groups = new Map<string, Declared[]>();
  for (const one of declared) {
    const group = new Set([groups.get(one.id) ?? [], groups.get(one.keep) ?? []]);
    const merged = [...[...group].flat(), one];
    for (const { id, keep } of merged) groups.set(id, merged).set(keep, merged);
  }
  return new Map([...groups].map(([id, group]) => [id, identityOf(group)]));
}

/**
 * What is kept in the end: the kept id that is given up for no other, of the newest declaration where there are several. Where
 * corrections left a circle, the one that the newest declaration keeps.
 */
function identityOf(group: readonly Declared[]): Identity {
  const newestFirst = group.toSorted((a, b) => b.entry - a.entry);
  const givenUp = new Set(group.map(({ id }) => id));
  const canonical = (newestFirst.find(({ keep }) => !givenUp.has(keep)) ?? newestFirst[0])?.keep ?? '';
  const others = new Set(group.flatMap(({ id, keep }) => [id, keep]));
  others.delete(canonical);
  return {
    canonical,
    ids: [canonical, ...[...others].toSorted()],
    entries: newestFirst.map(({ entry }) => entry).toReversed(),
  };
}

/**
 * Declarations, visible or not, that some thing is another.
 * @param where a condition on the ids `c.id` and `c.keep`, with its values.
 */
export function declarations(kind: SameKind, where: string, values: readonly SqlValue[]): Candidates {
  return { table: 'same', where: `c.kind = '${kind}' AND ${where}`, values, day: `${DAY_MIN}` };
}

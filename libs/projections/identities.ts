import { topics } from '#domain';
import type { SameKind } from '#domain';
import type { Asked } from './asked';
import type { Projection } from './projection';
import type { Statements } from './statements';
import { VISIBLE, at } from './visibility';

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
  readonly kind: SameKind;
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

/** Which ids of a kind are one thing at a point of knowledge and publication. */
export function identitiesOf(statements: Statements, kind: SameKind, asked: Asked): Identities {
  const { knownAt, publishedBy } = asked;
  const declared = statements.once(`same ${knownAt} ${publishedBy}`, () => declaredAt(statements, asked));
  return statements.once(`same ${kind} ${knownAt} ${publishedBy}`, () => new Identities(kind, declared));
}

function declaredAt(statements: Statements, asked: Asked): readonly Declared[] {
  const sql = `SELECT kind, id, keep, entry FROM same c WHERE ${VISIBLE} ORDER BY entry`;
  return statements.all<Declared>(sql, ...at(asked));
}

/** Which ids of a kind are one thing. Any id that nothing is declared of is a thing by itself. */
export class Identities {
  readonly #identities: ReadonlyMap<string, Identity>;

  /** @param declared the declarations of all kinds, oldest first. */
  constructor(kind: SameKind, declared: readonly Declared[]) {
    const ofKind = declared.filter((one) => one.kind === kind);
    this.#identities = ofKind.length === 0 ? NOBODY : joined(ofKind);
  }

  /** Whether no two ids are one. */
  get areApart(): boolean {
    return this.#identities.size === 0;
  }

  /** The id under which answers about an id come. */
  canonical(id: string): string {
    return this.#identities.get(id)?.canonical ?? id;
  }

  /** Every id of the thing that an id stands for, the canonical one first. */
  all(id: string): readonly string[] {
    return this.#identities.get(id)?.ids ?? [id];
  }

  /** Every id of each of some things. */
  allOf(ids: Iterable<string>): readonly string[] {
    return this.areApart ? [...ids] : [...new Set([...ids].flatMap((id) => this.all(id)))];
  }

  /** Things by the ids under which answers about them come, each once. */
  canonicals(ids: Iterable<string>): readonly string[] {
    return [...new Set([...ids].map((id) => this.canonical(id)))];
  }

  /** Each id that is given up, with the one that is kept in its place. */
  *givenUp(): Iterable<readonly [id: string, keep: string]> {
    for (const [id, { canonical }] of this.#identities) if (id !== canonical) yield [id, canonical];
  }

  /** The rows that are read for each id of a thing. */
  each<Row>(id: string, read: (id: string) => readonly Row[]): readonly Row[] {
    const ids = this.all(id);
    return ids.length === 1 ? read(id) : ids.flatMap(read);
  }

  /** Rows with the ids in some columns replaced by those under which answers about them come; what holds no id stays. */
  renamed<Row>(rows: readonly Row[], ...columns: readonly (keyof Row & string)[]): readonly Row[] {
    if (this.areApart) return rows;
    return rows.map((row) => {
      const kept = columns
        .filter((column) => typeof row[column] === 'string')
        .map((column) => [column, this.canonical(String(row[column]))]);
      return { ...row, ...(Object.fromEntries(kept) as Partial<Row>) };
    });
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

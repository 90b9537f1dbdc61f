import { SAME_KINDS } from '#domain';
import type { SameKind } from '#domain';
import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import type { Condition } from '../shown';
import type { Statements } from '../statements';

/** Kinds of things whose ids are unique only within another thing, the other's id standing before: a post in its unit. */
const WITHIN: Readonly<Record<string, SameKind>> = { post: 'unit', mandate: 'person' };

/** Which of the things that bear names are one. */
export interface SameThings {
  /** SQL for the id under which the thing of a passage `c` is told, and what to bind to it. */
  readonly kept: Condition;
  /** Every id of a thing, the one that is kept first. */
  idsOf(kind: string, id: string): readonly string[];
}

const KEPT = `SELECT value FROM json_each(?) WHERE key = `;
const OWNER = `substr(c.thing_id, 1, instr(c.thing_id, '/') - 1)`;

/** @see SameThings */
export function sameThings(statements: Statements, asked: Asked): SameThings {
  const kinds = SAME_KINDS.map((kind) => ({ kind, same: identitiesOf(statements, kind, asked) }));
  if (kinds.every(({ same }) => same.areApart))
    return { kept: { sql: 'c.thing_id', values: [] }, idsOf: (_kind, id) => [id] };
  const kept = kinds.flatMap(({ kind, same }) =>
    [...same.givenUp()].map(([id, keep]) => [`${kind} ${id}`, keep] as const),
  );
  const within = Object.entries(WITHIN).flatMap(([kind, owner]) =>
    kept
      .filter(([key]) => key.startsWith(`${owner} `))
      .map(([key, keep]) => [`${kind} ${key.slice(owner.length + 1)}`, keep] as const),
  );
  const listed = JSON.stringify(Object.fromEntries([...kept, ...within]));
  const whole = `(${KEPT} c.thing_kind || ' ' || c.thing_id)`;
  const owned = `(${KEPT} c.thing_kind || ' ' || ${OWNER}) || substr(c.thing_id, instr(c.thing_id, '/'))`;
  return {
    kept: { sql: `coalesce(${whole}, ${owned}, c.thing_id)`, values: [listed, listed] },
    idsOf: (kind, id) => idsOf(statements, { kind, id }, asked),
  };
}

function idsOf(
  statements: Statements,
  { kind, id }: { readonly kind: string; readonly id: string },
  asked: Asked,
): readonly string[] {
  const same = SAME_KINDS.find((one) => one === kind);
  if (same !== undefined) return identitiesOf(statements, same, asked).all(id);
  const owner = WITHIN[kind];
  const slash = id.indexOf('/');
  if (owner === undefined || slash < 0) return [id];
  const owners = identitiesOf(statements, owner, asked).all(id.slice(0, slash));
  return owners.map((one) => one + id.slice(slash));
}

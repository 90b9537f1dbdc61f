import type { EntryDisputed } from './changes/corrections/dispute-entry';
import { commandOf } from './changes/registry';
import type { Event } from './decider';
import { fieldsOf } from './fields';
import type { Field, FieldShape } from './fields';

/** A value that an event holds, and what its field says of it. */
export interface FieldValue {
  /** Where it stands, by the names of the fields: `from.unitId`. Values of one list stand at one path. */
  readonly path: string;
  readonly shape: FieldShape;
  readonly value: unknown;
  /** What holds it: the whole data, or a value inside, such as a post. */
  readonly owner: object;
}

/**
 * Everything that an event says, field by field in the order in which they are written, values inside values too. What is left
 * out is not listed. Read models that must cover every change, later ones too, are made from it.
 */
export function fieldValuesOf(event: Event): readonly FieldValue[] {
  const known = VALUES.get(event);
  if (known !== undefined) return known;
  const command = commandOf(event.type);
  const values = command === undefined ? [] : [...valuesIn(command, event.data, ''), ...valuesInstead(event)];
  VALUES.set(event, values);
  return values;
}

/** What each event says, as long as somebody has the event: each read model asks it of every entry. */
const VALUES = new WeakMap<Event, readonly FieldValue[]>();

/** What a dispute gives instead, by the fields of what it disputes. */
function valuesInstead({ type, data }: Event): readonly FieldValue[] {
  if (type !== 'EntryDisputed') return [];
  const { instead, claim } = data as Partial<EntryDisputed['data']>;
  const command = claim === undefined ? undefined : commandOf(claim.type);
  if (instead === undefined || claim?.data === undefined || command === undefined) return [];
  return valuesIn(command, claim.data, '')
    .filter(({ path }) => Object.hasOwn(instead, path.split('.')[0] ?? ''))
    .map((value) => ({ ...value, path: `instead.${value.path}` }));
}

/** The fields of each class, worked out once: there are as many as there are classes. */
const FIELDS = new Map<new () => object, readonly Field[]>();

function valuesIn(type: new () => object, owner: object, at: string): readonly FieldValue[] {
  const fields = FIELDS.get(type) ?? fieldsOf(type);
  FIELDS.set(type, fields);
  const values: FieldValue[] = [];
  for (const { name, shape } of fields) {
    const value = (owner as Readonly<Record<string, unknown>>)[name];
    if (value === undefined) continue;
    const path = at + name;
    for (const one of Array.isArray(value) ? value : [value]) {
      if (isNested(shape, one)) values.push(...valuesIn(shape.of(), one as object, `${path}.`));
      else values.push({ path, shape, value: one, owner });
    }
  }
  return values;
}

function isNested(
  shape: FieldShape,
  value: unknown,
): shape is Extract<FieldShape, { readonly kind: 'nested' }> {
  return shape.kind === 'nested' && typeof value === 'object' && value !== null;
}

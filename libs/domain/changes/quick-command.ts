import { faultOf, fieldsOf } from '../fields';
import type { Fault, Field } from '../fields';

type Class<Instance extends object = object> = new () => Instance;

interface CheckedField extends Field {
  readonly fault: Fault;
}

/**
 * Makes a command of plain JSON in which nothing is wrong, by the very rules that class-validator asks, in a small part of its time.
 * Undefined wherever anything may be wrong: what it is, only the thorough check tells.
 */
export function quickCommand<Command extends object>(
  type: Class<Command>,
  json: unknown,
): Command | undefined {
  const fields = fieldsByName(type);
  if (!isPlain(json) || !Object.keys(json).every((key) => fields.has(key))) return undefined;
  const command = new type() as Record<string, unknown>;
  for (const field of fields.values()) {
    const given = json[field.name];
    if (given === undefined && field.optional) continue;
    const value = valueOf(field, given);
    if (value === undefined) return undefined;
    command[field.name] = value;
  }
  return isSound(command, fields) ? (command as Command) : undefined;
}

/** The fields of each class by name, worked out once: there are as many as there are classes. */
const FIELDS = new Map<Class, ReadonlyMap<string, CheckedField>>();

function fieldsByName(type: Class): ReadonlyMap<string, CheckedField> {
  const known = FIELDS.get(type);
  if (known !== undefined) return known;
  const checked = fieldsOf(type).map((field) => ({ ...field, fault: faultOf(type, field.name) }));
  const fields = new Map(checked.map((field) => [field.name, field]));
  FIELDS.set(type, fields);
  return fields;
}

/** Rules see the whole object, since some compare one field with another. */
function isSound(
  command: Readonly<Record<string, unknown>>,
  fields: ReadonlyMap<string, CheckedField>,
): boolean {
  for (const { name, fault } of fields.values()) {
    const value = command[name];
    if (value !== undefined && fault(value, command) !== undefined) return false;
  }
  return true;
}

function valueOf({ shape }: Field, given: unknown): unknown {
  return shape.kind === 'nested' && typeof given === 'object'
    ? quickCommand(shape.of(), given)
    : copyOf(given);
}

/** A copy that nobody else can change; undefined where a key would be lost in an object, or what holds it is no plain JSON. */
function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(copyOf);
    return items.includes(undefined) ? undefined : items;
  }
  return isPlain(value) ? copyOfObject(value) : undefined;
}

function copyOfObject(object: Readonly<Record<string, unknown>>): object | undefined {
  const copy: Record<string, unknown> = {};
  for (const [key, held] of Object.entries(object)) {
    const copied = key in Object.prototype ? undefined : copyOf(held);
    if (copied === undefined) return undefined;
    copy[key] = copied;
  }
  return copy;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

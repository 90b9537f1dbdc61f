import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ValidateBy, ValidateIf, ValidateNested } from 'class-validator';

type Class = new () => object;

/** Kinds of things that have an id of their own, by which entries speak of them. */
export const THING_KINDS = [
  'unit',
  'person',
  'post',
  'mandate',
  'layoff',
  'deal',
  'investment',
  'title',
  'source',
  'entry',
] as const;

export type ThingKind = (typeof THING_KINDS)[number];

/** Of what a field holds the id. */
export interface IdShape {
  /** The kind of the thing, or the field beside it that names the kind. */
  readonly refersTo: ThingKind | { readonly kindIn: string };
  /** The field beside it that holds the id of that within which alone the id is unique. */
  readonly within?: string;
}

/** What a field of a command looks like, for those who describe commands to people and machines. */
export type FieldShape =
  | {
      readonly kind: 'slug' | 'person' | 'entryId';
      /** Left out where it is no id, such as a handle. */
      readonly reference?: IdShape;
    }
  | {
      readonly kind: 'language' | 'publication' | 'statement' | 'name';
    }
  | {
      readonly kind: 'partialDate';
      /** True where nothing happened then: the time by which something is only expected. */
      readonly forecast?: true;
    }
  | {
      readonly kind: 'names';
      /** Fields beside it of which one holds the id of the thing that bears the names; left out of words that name nothing. */
      readonly nameOf?: readonly string[];
    }
  | {
      readonly kind:
        | 'flag'
        | 'count'
        | 'countOrNull'
        | 'decimal'
        | 'decimalOrNull'
        | 'currency'
        | 'country'
        | 'sha256'
        | 'url';
    }
  | { readonly kind: 'text'; readonly lengthMax: number }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | {
      readonly kind: 'slugs';
      readonly min: number;
      readonly max: number;
      readonly reference: IdShape;
    }
  | { readonly kind: 'object' }
  | { readonly kind: 'nested'; readonly of: () => Class; readonly orWord?: string };

/** One field of a command class or of a value inside it. */
export interface Field {
  readonly name: string;
  readonly shape: FieldShape;
  readonly optional: boolean;
}

/** Says why a value is refused, in words that end a sentence begun with the field's name; undefined where it is accepted. */
export type Fault = (value: unknown, owner: object) => string | undefined;

const SHAPES = Symbol('ledger:shapes');
const FAULTS = Symbol('ledger:faults');
const OPTIONAL = Symbol('ledger:optional');

function remember(key: symbol, target: object, name: string, value: unknown): void {
  const own =
    (Reflect.getOwnMetadata(key, target) as Map<string, unknown> | undefined) ?? new Map<string, unknown>();
  Reflect.defineMetadata(key, own.set(name, value), target);
}

/** The fields of a command class or value, in the order in which they are written. */
export function fieldsOf(type: Class): readonly Field[] {
  const target = type.prototype as object;
  const shapes = Reflect.getOwnMetadata(SHAPES, target) as Map<string, FieldShape> | undefined;
  const optional = Reflect.getOwnMetadata(OPTIONAL, target) as Map<string, true> | undefined;
  return [...(shapes ?? [])].map(([name, shape]) => ({
    name,
    shape,
    optional: optional?.has(name) === true,
  }));
}

/** What is checked of a field whose value is given. */
export function faultOf(type: Class, name: string): Fault {
  const faults = Reflect.getOwnMetadata(FAULTS, type.prototype as object) as ReadonlyMap<string, Fault>;
  return faults.get(name) as Fault;
}

/** A field with a rule of its own: one description for documents, one check for class-validator and for `quickCommand`. */
export function Check(shape: FieldShape, fault: Fault): PropertyDecorator {
  return (target, property) => {
    const name = String(property);
    remember(SHAPES, target, name, shape);
    remember(FAULTS, target, name, fault);
    const explain = (value: unknown, owner: object): string | undefined =>
      value === undefined ? 'is required' : fault(value, owner);
    ValidateBy({
      name: shape.kind,
      validator: {
        validate: (value, args) => explain(value, args?.object ?? {}) === undefined,
        defaultMessage: (args) => `${name} ${explain(args?.value, args?.object ?? {}) ?? 'is refused'}`,
      },
    })(target, property);
  };
}

/** A field that may be left out. Null is not a way of leaving out. */
export function Optional(): PropertyDecorator {
  return (target, property) => {
    remember(OPTIONAL, target, String(property), true);
    ValidateIf((_owner, value) => value !== undefined)(target, property);
  };
}

/**
 * A value of another class, checked in depth and required: class-validator alone lets a missing object pass.
 * @param orWord one word that may stand in its place, such as `none`.
 */
export function Nested(of: () => Class, orWord?: string): PropertyDecorator {
  const expected = `must be an object${orWord === undefined ? '' : ` or "${orWord}"`}`;
  return (target, property) => {
    Check({ kind: 'nested', of, ...(orWord === undefined ? {} : { orWord }) }, (value) => {
      if (orWord !== undefined && value === orWord) return undefined;
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : expected;
    })(target, property);
    if (orWord !== undefined) ValidateIf((_owner, value) => value !== orWord)(target, property);
    ValidateNested()(target, property);
    Type(of)(target, property);
  };
}

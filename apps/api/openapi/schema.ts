import {
  COUNT_MAX,
  LANGUAGES_MAX,
  NAME_LENGTH_MAX,
  SLUG_LENGTH_MAX,
  STATEMENT_LENGTH_MAX,
  fieldsOf,
} from '#domain';
import type { FieldShape } from '#domain';
import type { Descriptions } from './descriptions';

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 holds it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

type Class = new () => object;

type Simple = Exclude<FieldShape['kind'], 'text' | 'integer' | 'choice' | 'slugs' | 'nested'>;

const PLAIN: Readonly<Record<Simple, JsonSchema>> = {
  slug: { type: 'string', maxLength: SLUG_LENGTH_MAX, examples: ['amazon-mgm-studios'] },
  person: { type: 'string', maxLength: SLUG_LENGTH_MAX, examples: ['albert-cheng', 'pabcdefghij23'] },
  entryId: { type: 'string', format: 'uuid' },
  language: { type: 'string', maxLength: 35, examples: ['en', 'ar'] },
  partialDate: {
    type: 'string',
    examples: ['2025', '2025-06', '2025-10-28', '2025-06~', '2025-06/2025-09', '../2025-10-28'],
  },
  publication: { type: 'string', examples: ['2025-10-28', '2025-10-28T09:30:00+03:00'] },
  names: {
    type: 'object',
    minProperties: 1,
    maxProperties: LANGUAGES_MAX,
    additionalProperties: { type: 'string', minLength: 1, maxLength: NAME_LENGTH_MAX },
    examples: [{ en: 'Amazon', ar: 'أمازون' }],
  },
  statement: {
    type: 'object',
    minProperties: 1,
    maxProperties: LANGUAGES_MAX,
    additionalProperties: { type: 'string', minLength: 1, maxLength: STATEMENT_LENGTH_MAX },
    examples: [{ en: 'Work in television will change.', ar: 'سيتغير العمل في التلفزيون.' }],
  },
  name: { type: 'string', minLength: 1, maxLength: NAME_LENGTH_MAX },
  flag: { type: 'boolean' },
  count: { type: 'integer', minimum: 0, maximum: COUNT_MAX },
  countOrNull: { type: ['integer', 'null'], minimum: 0, maximum: COUNT_MAX },
  decimal: { type: 'string', examples: ['7.5'] },
  decimalOrNull: { type: ['string', 'null'], examples: ['10000000'] },
  currency: { type: 'string', pattern: '^[A-Z]{3}$', examples: ['USD'] },
  country: { type: 'string', pattern: '^[A-Z]{2}$', examples: ['US'] },
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  url: { type: 'string', format: 'uri', pattern: '^https?://' },
  object: { type: 'object' },
};

const referenceTo = (type: Class): JsonSchema => ({ $ref: `#/components/schemas/${type.name}` });

function schemaOfShape(shape: FieldShape): JsonSchema {
  if (shape.kind === 'text') return { type: 'string', minLength: 1, maxLength: shape.lengthMax };
  if (shape.kind === 'integer') return { type: 'integer', minimum: shape.min, maximum: shape.max };
  if (shape.kind === 'choice') return { enum: [...shape.of] };
  if (shape.kind === 'slugs') return listOfIds(shape.min, shape.max);
  if (shape.kind !== 'nested') return PLAIN[shape.kind];
  const nested = referenceTo(shape.of());
  return shape.orWord === undefined ? nested : { oneOf: [nested, { const: shape.orWord }] };
}

function listOfIds(minItems: number, maxItems: number): JsonSchema {
  return { type: 'array', items: PLAIN.slug, minItems, maxItems, uniqueItems: true };
}

/** @param description left out where it is undefined. */
export function withDescription(schema: JsonSchema, description: string | undefined): JsonSchema {
  return description === undefined ? schema : { ...schema, description };
}

function schemaOfClass(type: Class, descriptions: Descriptions): JsonSchema {
  const fields = fieldsOf(type);
  const properties = fields.map(({ name, shape }) => [
    name,
    withDescription(schemaOfShape(shape), descriptions[`${type.name}.${name}`]),
  ]);
  const schema = {
    type: 'object',
    properties: Object.fromEntries(properties) as JsonSchema,
    required: fields.filter(({ optional }) => !optional).map(({ name }) => name),
    additionalProperties: false,
  };
  return withDescription(schema, descriptions[type.name]);
}

/** The schemas of a command class and of every value inside it, by name. */
export function schemasOf(type: Class, descriptions: Descriptions): Readonly<Record<string, JsonSchema>> {
  const inside = fieldsOf(type).flatMap(({ shape }) =>
    shape.kind === 'nested' ? [schemasOf(shape.of(), descriptions)] : [],
  );
  return Object.assign({ [type.name]: schemaOfClass(type, descriptions) }, ...inside) as Record<
    string,
    JsonSchema
  >;
}

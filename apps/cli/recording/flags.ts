import type { CatalogueField } from '../catalogue/catalogue';
import { QUANTITY_FORMS } from '../shorthands/quantity';
import { MONEY_FORMS, PERCENTAGE_FORMS } from '../shorthands/amounts';

/** One flag of a subcommand, and the field that it fills. */
export interface Flag {
  /** With its two dashes. */
  readonly name: string;
  /** What stands after it, such as `<date>`. */
  readonly value: string;
  readonly description: string;
  readonly repeatable: boolean;
  readonly field: CatalogueField;
  /** Where in the command the value goes. */
  readonly path: readonly string[];
}

/** A citation stands in nearly every change, so its flags are short. */
const OF_CITATION: Readonly<Record<string, string>> = {
  sourceId: 'source',
  publishedOn: 'published-on',
  quote: 'quote',
  language: 'quote-language',
  url: 'source-url',
};

/** Names of fields that mean something else for every command. */
const RENAMED: Readonly<Record<string, string>> = { url: 'source-url' };

const VALUES: Readonly<Record<string, string>> = {
  partialDate: '<date>',
  publication: '<date>',
  names: '<language=text>',
  statement: '<language=text>',
  slug: '<id>',
  person: '<id or handle>',
  entryId: '<id>',
  slugs: '<id,id,…>',
  integer: '<number>',
  object: '<json>',
};

/** Values that are written in one word or a few, and read by a shorthand. */
const SHORTHANDS: Readonly<Record<string, readonly [value: string, forms: string]>> = {
  Quantity: ['<quantity>', QUANTITY_FORMS],
  Percentage: ['<percentage>', PERCENTAGE_FORMS],
  Money: ['<amount>', MONEY_FORMS],
};

/** The flags of a change: one for each field, and for each field within a value that has no shorthand. */
export function flagsOf(fields: readonly CatalogueField[]): readonly Flag[] {
  return fields.flatMap((field) => flagsFor(field, [field.name], RENAMED[field.name] ?? kebab(field.name)));
}

function flagsFor(field: CatalogueField, path: readonly string[], name: string): readonly Flag[] {
  const { fields = [], type = '' } = field;
  const shorthand = SHORTHANDS[type];
  if (shorthand !== undefined) return shorthandFlags(field, path, { name, shorthand });
  if (field.kind !== 'nested') return [leaf(field, path, name)];
  const whole =
    field.orWord === undefined ? [] : [{ ...leaf(field, path, name), value: `<${field.orWord}>` }];
  const inner = fields.flatMap((one) =>
    flagsFor(
      type === 'Citation' || field.optional ? { ...one, optional: one.optional || field.optional } : one,
      [...path, one.name],
      type === 'Citation' ? (OF_CITATION[one.name] ?? kebab(one.name)) : `${name}.${kebab(one.name)}`,
    ),
  );
  return [...whole, ...inner];
}

function shorthandFlags(
  field: CatalogueField,
  path: readonly string[],
  { name, shorthand: [value, forms] }: { name: string; shorthand: readonly [string, string] },
): readonly Flag[] {
  const wording: CatalogueField = {
    name: 'wording',
    kind: 'text',
    optional: true,
    description: `The source's own words, where they are not what --${name} says.`,
  };
  return [
    { ...leaf(field, path, name), value, description: `${field.description} Such as ${forms}.` },
    leaf(wording, [...path, 'wording'], `${name}.wording`),
  ];
}

function leaf(field: CatalogueField, path: readonly string[], name: string): Flag {
  const choices = field.of === undefined ? '' : ` One of ${field.of.join(', ')}.`;
  return {
    name: `--${name}`,
    value: field.kind === 'flag' ? '[true or false]' : (VALUES[field.kind] ?? '<text>'),
    description: `${field.description}${choices}`,
    repeatable: field.kind === 'names' || field.kind === 'statement',
    field,
    path,
  };
}

/** A field's name as it is typed: `announcedOn` is `announced-on`. */
export function kebab(name: string): string {
  return name.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

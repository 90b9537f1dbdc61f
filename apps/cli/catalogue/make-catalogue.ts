import { changes, fieldsOf } from '#domain';
import type { Field } from '#domain';
import { pathNameOf } from '../../api/recording/change-names';
import type { Descriptions } from '../../api/openapi/descriptions';
import type { CatalogueChange, CatalogueField } from './catalogue';

type Class = new () => object;

/** Every change of the ledger with its fields, derived from the command classes and their doc comments. */
export function makeCatalogue(descriptions: Descriptions): readonly CatalogueChange[] {
  return [...changes].map(([name, { command }]) => ({
    name: pathNameOf(name),
    description: descriptions[name] ?? '',
    fields: fieldsIn(command, descriptions),
  }));
}

function fieldsIn(type: Class, descriptions: Descriptions): readonly CatalogueField[] {
  return fieldsOf(type).map((field) => fieldFor(type, field, descriptions));
}

function fieldFor(type: Class, { name, shape, optional }: Field, descriptions: Descriptions): CatalogueField {
  const told = { name, optional, kind: shape.kind, description: descriptions[`${type.name}.${name}`] ?? '' };
  if (shape.kind === 'choice') return { ...told, of: shape.of };
  if (shape.kind !== 'nested') return told;
  const inner = shape.of();
  return {
    ...told,
    type: inner.name,
    ...(shape.orWord === undefined ? {} : { orWord: shape.orWord }),
    fields: fieldsIn(inner, descriptions),
  };
}

import {
  ModifierFlags,
  SymbolFlags,
  TypeFlags,
  displayPartsToString,
  getCombinedModifierFlags,
} from 'typescript';
import type { Declaration, Symbol as NamedSymbol, Type, TypeChecker, TypeReference } from 'typescript';
import type { JsonSchema } from './schema';

/** Schemas of types as they stand in JSON, those that have a name once, by that name. */
export class TypeSchemas {
  /** By name, in the order in which they were met. */
  readonly named = new Map<string, JsonSchema>();
  readonly #checker: TypeChecker;
  readonly #symbols = new Map<string, NamedSymbol>();

  constructor(checker: TypeChecker) {
    this.#checker = checker;
  }

  /** @throws Error for a type that has no form in JSON. */
  of(type: Type): JsonSchema {
    if (type.flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.NonPrimitive))
      return type.flags & TypeFlags.NonPrimitive ? { type: 'object' } : {};
    if (type.isUnion()) return this.#union(type.types);
    return this.#primitive(type) ?? this.#array(type) ?? this.#object(type);
  }

  #primitive(type: Type): JsonSchema | undefined {
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === 'true' };
    if (type.flags & TypeFlags.Null) return { type: 'null' };
    if (type.flags & (TypeFlags.String | TypeFlags.TemplateLiteral)) return { type: 'string' };
    // Every number of an answer is a whole one: decimals are texts.
    if (type.flags & TypeFlags.Number) return { type: 'integer' };
    return type.flags & TypeFlags.Boolean ? { type: 'boolean' } : undefined;
  }

  #array(type: Type): JsonSchema | undefined {
    if (!this.#checker.isArrayType(type) && !this.#checker.isTupleType(type)) return undefined;
    const items = this.#checker.getTypeArguments(type as TypeReference);
    return { type: 'array', items: this.#anyOf(items.map((item) => this.of(item))) };
  }

  #union(types: readonly Type[]): JsonSchema {
    const present = types.filter(({ flags }) => !(flags & TypeFlags.Undefined));
    const isBoolean = present.filter(({ flags }) => flags & TypeFlags.BooleanLiteral).length === 2;
    const others = isBoolean ? present.filter(({ flags }) => !(flags & TypeFlags.BooleanLiteral)) : present;
    const schemas = [...others.map((one) => this.of(one)), ...(isBoolean ? [{ type: 'boolean' }] : [])];
    return this.#anyOf(schemas);
  }

  /** Words stand together as one list. */
  #anyOf(schemas: readonly JsonSchema[]): JsonSchema {
    const words = schemas.flatMap((schema) => ('const' in schema ? [schema['const']] : []));
    const isNull = schemas.some(({ type }) => type === 'null');
    const rest = schemas.filter((schema) => !('const' in schema) && schema['type'] !== 'null');
    const choices = words.length === 0 ? rest : [wordsOf(words), ...rest];
    const [only = {}, ...more] = choices;
    if (choices.length === 0 && isNull) return { type: 'null' };
    if (!isNull) return more.length === 0 ? only : { anyOf: choices };
    return more.length === 0 ? orNull(only) : { anyOf: [...choices, { type: 'null' }] };
  }

  #object(type: Type): JsonSchema {
    const name = this.#nameOf(type);
    if (name === undefined) return this.#shape(type);
    if (!this.named.has(name)) {
      // Set before it is complete: a type may hold itself.
      this.named.set(name, {});
      this.named.set(name, described(this.#shape(type), this.#commentOf(type.aliasSymbol ?? type.symbol)));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** Of a type that others may use by its name; any other is written out where it stands. */
  #nameOf(type: Type): string | undefined {
    const symbol = type.aliasSymbol ?? type.symbol;
    const isMade = (type.aliasTypeArguments ?? this.#argumentsOf(type)).length > 0;
    if (isMade || !declarationsOf(symbol).some(isExported)) return undefined;
    const known = this.#symbols.get(symbol.name);
    if (known !== undefined && known !== symbol)
      throw new Error(`two types of answers are named ${symbol.name}; name one of them otherwise`);
    this.#symbols.set(symbol.name, symbol);
    return symbol.name;
  }

  #argumentsOf(type: Type): readonly Type[] {
    return 'target' in type ? this.#checker.getTypeArguments(type as TypeReference) : [];
  }

  #shape(type: Type): JsonSchema {
    const values = type.getStringIndexType();
    if (values !== undefined) return { type: 'object', additionalProperties: this.of(values) };
    const fields = this.#checker.getPropertiesOfType(type).filter(({ name }) => !name.startsWith('__@'));
    if (fields.length === 0 && type.getCallSignatures().length > 0)
      throw new Error(`${this.#checker.typeToString(type)} has no form in JSON`);
    const properties = fields.map((field) => [field.name, this.#field(field)]);
    const required = fields.filter(({ flags }) => !(flags & SymbolFlags.Optional)).map(({ name }) => name);
    return {
      type: 'object',
      properties: Object.fromEntries(properties) as JsonSchema,
      ...(required.length === 0 ? {} : { required }),
    };
  }

  #field(field: NamedSymbol): JsonSchema {
    return described(this.of(this.#checker.getTypeOfSymbol(field)), this.#commentOf(field));
  }

  #commentOf(symbol: NamedSymbol | undefined): string {
    const parts = symbol?.getDocumentationComment(this.#checker) ?? [];
    return displayPartsToString([...parts])
      .replaceAll(/\s+/g, ' ')
      .trim();
  }
}

function described(schema: JsonSchema, description: string): JsonSchema {
  return description === '' ? schema : { ...schema, description };
}

function declarationsOf(symbol: NamedSymbol | undefined): readonly Declaration[] {
  return symbol?.declarations ?? [];
}

function wordsOf(words: readonly unknown[]): JsonSchema {
  return words.length === 1 ? { const: words[0] } : { enum: words };
}

/** What may be null says so in its type, or among its words. */
function orNull(schema: JsonSchema): JsonSchema {
  const words = 'const' in schema ? [schema['const']] : (schema['enum'] as readonly unknown[] | undefined);
  if (words !== undefined) return { enum: [...words, null] };
  return typeof schema['type'] === 'string'
    ? { ...schema, type: [schema['type'], 'null'] }
    : { anyOf: [schema, { type: 'null' }] };
}

function isExported(declaration: Declaration): boolean {
  return (getCombinedModifierFlags(declaration) & ModifierFlags.Export) !== 0;
}

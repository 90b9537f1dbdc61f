import { ApiProperty } from '@nestjs/swagger';
import { LedgerError } from '#domain';

/** How the text of one query parameter is read. */
export interface ParameterKind<Value> {
  /** The forms it may have, in words that end a sentence begun with "must be". */
  readonly forms: string;
  /** JSON Schema of the text. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** The value; undefined where the text has none of the forms. */
  readonly read: (text: string) => Value | undefined;
}

interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind<unknown>;
  readonly required: boolean;
  readonly fallback?: string;
}

/** What a parameter is for, and what becomes of a request that leaves it out. */
export interface ParameterUse {
  readonly description: string;
  readonly required?: true;
  /** The text that stands for a parameter left out. */
  readonly fallback?: string;
}

const PARAMETERS = Symbol('ledger:parameters');
const GIVEN = Symbol('ledger:given');

type Class = new () => object;

function parametersOf(target: object): readonly Parameter[] {
  return (Reflect.getMetadata(PARAMETERS, target) as readonly Parameter[] | undefined) ?? [];
}

/** A query parameter, as a field of the class that a route asks for: how it is read, and what documents say of it. */
export function Asks<Value>(kind: ParameterKind<Value>, use: ParameterUse): PropertyDecorator {
  return (target, property) => {
    const { description, required = false, fallback } = use;
    const parameter = {
      name: String(property),
      kind,
      required,
      ...(fallback === undefined ? {} : { fallback }),
    };
    Reflect.defineMetadata(PARAMETERS, [...parametersOf(target), parameter], target);
    const shown = fallback === undefined ? {} : { default: fallback };
    ApiProperty({
      type: String,
      required,
      description: `${description} Must be ${kind.forms}.`,
      ...kind.schema,
      ...shown,
    })(target, property);
  };
}

/**
 * Reads the query of a request as an object of the route's class. A parameter that the route does not know is refused, since
 * a misspelt one would be lost, and so is one that is given twice.
 * @throws LedgerError invalid_parameter, naming the parameter and what it may be.
 */
export function readQuery<Query extends object>(
  type: new () => Query,
  given: Readonly<Record<string, unknown>>,
): Query {
  const parameters = parametersOf(type.prototype as object);
  requireKnown(parameters, Object.keys(given));
  const values = parameters.flatMap((parameter) => valueOf(parameter, given[parameter.name]));
  const query = Object.create(type.prototype as object) as Query;
  Object.defineProperty(query, GIVEN, { value: Object.entries(given) });
  return Object.assign(query, Object.fromEntries(values));
}

/** What a query gave, as text in the order of names, some parameters aside; nothing where it was not read from a request. */
export function givenTo(query: object, aside: readonly string[]): string {
  const { [GIVEN]: given = [] } = query as { readonly [GIVEN]?: readonly (readonly [string, string])[] };
  const named = given.filter(([name]) => !aside.includes(name)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return named.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
}

function requireKnown(parameters: readonly Parameter[], names: readonly string[]): void {
  const unknown = names.find((name) => !parameters.some((parameter) => parameter.name === name));
  if (unknown === undefined) return;
  const known =
    parameters.length === 0 ? 'takes none' : `takes ${parameters.map(({ name }) => name).join(', ')}`;
  refuse(unknown, `is not a parameter here; this route ${known}`);
}

function valueOf(
  { name, kind, required, fallback }: Parameter,
  given: unknown,
): readonly [string, unknown][] {
  if (Array.isArray(given)) refuse(name, 'is given more than once; give it once');
  const text = given ?? fallback;
  if (typeof text !== 'string') return required ? refuse(name, `is required; it must be ${kind.forms}`) : [];
  const value = kind.read(text);
  return value === undefined ? refuse(name, `must be ${kind.forms}`) : [[name, value]];
}

function refuse(name: string, why: string): never {
  const shown = name.slice(0, 40).toWellFormed();
  throw new LedgerError(
    'invalid_parameter',
    `${shown} ${why}`,
    `/${shown.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  );
}

/** A class of query parameters, as Nest hands it to a pipe. */
export function isQueryClass(type: unknown): type is Class {
  return typeof type === 'function' && type !== Object;
}

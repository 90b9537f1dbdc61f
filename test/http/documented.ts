import Ajv2020 from 'ajv/dist/2020';
import type { ValidateFunction } from 'ajv';
import type { Reply } from './send';

type Json = Record<string, unknown>;

interface Operation {
  readonly responses: Readonly<Record<string, Response>>;
}

interface Response {
  readonly content?: Json;
  readonly headers?: Json;
}

/** A document of the interface, and what it says of an answer. */
export interface Documented {
  readonly document: Json & { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
  /** What is wrong with an answer by the document; undefined where nothing is, or where it says nothing of the route. */
  readonly faultIn: (method: string, path: string, reply: Reply) => string | undefined;
}

/** Holds answers against a document: status, type, body and headers must be documented. */
export function documentedBy(json: object): Documented {
  const document = closed(json) as Documented['document'];
  const validators = new Validators(document);
  const patterns = Object.keys(document.paths).map((path) => [path, patternOf(path)] as const);

  /** The operation that answers; the more of an address a route spells out, the nearer it is. */
  const operationAt = (method: string, path: string): readonly [template: string, Operation] | undefined => {
    const [found] = patterns
      .filter(([, pattern]) => pattern.test(path))
      .flatMap(([template]) => {
        const operation = document.paths[template]?.[method];
        return operation === undefined ? [] : [[template, operation] as const];
      })
      .toSorted(([one], [other]) => one.split('{').length - other.split('{').length);
    return found;
  };

  const faultIn = (method: string, url: string, reply: Reply): string | undefined => {
    const found = operationAt(method.toLowerCase(), pathSent(url));
    if (found === undefined) return undefined;
    const [template, { responses }] = found;
    const response = responses[String(reply.status)];
    if (response === undefined) return `status ${reply.status} is not documented`;
    const place = ['paths', template, method.toLowerCase(), 'responses', String(reply.status)];
    return faultInHeaders(response, reply) ?? validators.faultInBody(place, response, reply);
  };
  return { document, faultIn };
}

/** The path that reaches the service: whoever sends a request takes dot segments such as `..` off before. */
function pathSent(url: string): string {
  const anywhere = 'http://localhost';
  return URL.canParse(url, anywhere) ? new URL(url, anywhere).pathname : (url.split('?')[0] ?? '');
}

/** The schemas of bodies, each compiled once. */
class Validators {
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false });
  readonly #known = new Map<string, ValidateFunction>();

  constructor(document: object) {
    this.#ajv.addSchema(document, 'ledger');
  }

  faultInBody(place: readonly string[], { content = {} }: Response, reply: Reply): string | undefined {
    if (reply.text === '') return undefined;
    const [type = ''] = (reply.headers['content-type'] ?? '').split(';');
    if (!(type in content)) return `${type} is not documented for ${reply.status}`;
    if (!/[/+]json$/.test(type)) return undefined;
    const validate = this.#at([...place, 'content', type, 'schema']);
    return validate(reply.json()) ? undefined : this.#ajv.errorsText(validate.errors);
  }

  #at(place: readonly string[]): ValidateFunction {
    const pointer = place
      .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
      .map(encodeURIComponent);
    const reference = `ledger#/${pointer.join('/')}`;
    const validate = this.#known.get(reference) ?? this.#ajv.compile({ $ref: reference });
    this.#known.set(reference, validate);
    return validate;
  }
}

const OURS = /^(?:ledger-|preference-applied$|link$|location$|retry-after$|etag$)/;

function faultInHeaders({ headers = {} }: { readonly headers?: Json }, reply: Reply): string | undefined {
  const documented = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const unknown = Object.keys(reply.headers).find((name) => OURS.test(name) && !documented.has(name));
  return unknown === undefined ? undefined : `header ${unknown} is not documented for ${reply.status}`;
}

function patternOf(path: string): RegExp {
  const parts = path.split(/\{\w+\}/).map((part) => part.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}

/** Fields that a schema does not name are taken by programs that read the answers, and by no test. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, closed(part)]);
  const object = Object.fromEntries(entries) as Json;
  const isShape = object['type'] === 'object' && typeof object['properties'] === 'object';
  return isShape && object['additionalProperties'] === undefined
    ? { ...object, additionalProperties: false }
    : object;
}

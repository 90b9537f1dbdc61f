import type { OpenAPIObject } from '@nestjs/swagger';
import type { Route } from '../security/routes';
import { CONDITIONAL_HEADERS, CONDITIONAL_PARAMETERS, NOT_MODIFIED, isAboutPoint } from './conditional';
import type { Documentation } from './descriptions';
import { withBodyExample, withExample } from './examples';
import { READ_REFUSALS, RECORD_REFUSALS, refusals } from './refusals';
import type { JsonSchema } from './schema';

/** What is known of the routes beside what Nest tells. */
export interface Surveyed {
  readonly routes: readonly Route[];
  readonly documentation: Documentation;
}

/** The paths that Nest found on controllers, with what their doc comments say, their permission, answers and refusals. */
export function readPaths(
  found: OpenAPIObject['paths'],
  surveyed: Surveyed,
): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    Object.entries(found).map(([path, item]) => {
      const operations = Object.entries(item as Readonly<Record<string, JsonSchema>>);
      return [
        path,
        Object.fromEntries(
          operations.map(([method, one]) => [method, described({ path, method }, one, surveyed)]),
        ),
      ];
    }),
  );
}

interface At {
  readonly path: string;
  readonly method: string;
}

function described(at: At, operation: JsonSchema, { routes, documentation }: Surveyed): JsonSchema {
  const id = String(operation['operationId']);
  const permission = permissionOf(at, routes);
  const summary = documentation.descriptions[id];
  const form = documentation.answers[id] ?? {};
  const isConditional = isAboutPoint(form);
  const parameters = ((operation['parameters'] as readonly JsonSchema[] | undefined) ?? []).map(withExample);
  return {
    ...withBodyExample(id, operation),
    operationId: id.replace('Controller', ''),
    ...(summary === undefined ? {} : { summary }),
    ...(permission === 'public'
      ? { security: [] }
      : { description: `Asks for the permission \`${permission}\`.` }),
    parameters: isConditional ? [...parameters, ...CONDITIONAL_PARAMETERS] : parameters,
    responses: {
      ...answers(operation['responses'] as JsonSchema, form),
      ...(isConditional ? { '304': NOT_MODIFIED } : {}),
      ...refusals(at.method === 'get' ? READ_REFUSALS : RECORD_REFUSALS),
    },
  };
}

function permissionOf({ path, method }: At, routes: readonly Route[]): Route['permission'] {
  return routes.find((route) => templateOf(route.path) === path && route.method === method.toUpperCase())
    ?.permission;
}

/** A route's path as OpenAPI writes it: `/units/{unitId}`. */
function templateOf(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}

const LEADING_ON: JsonSchema = {
  Location: { description: 'Where to go on.', schema: { type: 'string' } },
};

function answers(found: JsonSchema, schema: JsonSchema): JsonSchema {
  const statuses = Object.keys(found).filter((status) => /^[23]/.test(status));
  return Object.fromEntries(statuses.map((status) => [status, answer(status, schema, found[status])]));
}

/** An answer that is not JSON alone says itself what it is. */
function answer(status: string, schema: JsonSchema, declared: unknown): JsonSchema {
  const { content } = declared as { readonly content?: object };
  const types = Object.keys(content ?? {});
  if (types.some((type) => type !== 'application/json')) return declared as JsonSchema;
  if (status.startsWith('3')) return { description: 'Leads on.', headers: LEADING_ON };
  const headers = isAboutPoint(schema) ? { headers: CONDITIONAL_HEADERS } : {};
  return { description: 'The answer.', ...headers, content: { 'application/json': { schema } } };
}

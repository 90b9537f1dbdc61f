import type { OpenAPIObject } from '@nestjs/swagger';
import type { Route } from '../security/routes';
import type { Descriptions } from './descriptions';
import { READ_REFUSALS, refusals } from './refusals';
import type { JsonSchema } from './schema';

/** Routes that answer the state of this process rather than of the ledger, and so echo no point. */
const WITHOUT_POINT = /^(?!\/api\/)|^\/api\/v1\/(?:projections|export)\b/;

/** What is known of the routes beside what Nest tells. */
export interface Surveyed {
  readonly routes: readonly Route[];
  readonly descriptions: Descriptions;
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

function described(
  { path, method }: At,
  operation: JsonSchema,
  { routes, descriptions }: Surveyed,
): JsonSchema {
  const id = String(operation['operationId']);
  const permission = routes.find(
    (route) => templateOf(route.path) === path && route.method === method.toUpperCase(),
  )?.permission;
  const summary = descriptions[id];
  return {
    ...operation,
    operationId: id.replace('Controller', ''),
    ...(summary === undefined ? {} : { summary }),
    ...(permission === 'public'
      ? { security: [] }
      : { description: `Asks for the permission \`${permission}\`.` }),
    responses: { ...answers(path, operation['responses'] as JsonSchema), ...refusals(READ_REFUSALS) },
  };
}

/** A route's path as OpenAPI writes it: `/units/{unitId}`. */
function templateOf(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}

function answers(path: string, found: JsonSchema): JsonSchema {
  const schema = WITHOUT_POINT.test(path) ? {} : { $ref: '#/components/schemas/Answered' };
  const statuses = Object.keys(found).filter((status) => /^[23]/.test(status));
  return Object.fromEntries(statuses.map((status) => [status, answer(status, schema, found[status])]));
}

/** An answer that is not JSON says itself what it is. */
function answer(status: string, schema: JsonSchema, declared: unknown): JsonSchema {
  const { content } = declared as { readonly content?: object };
  if (content !== undefined && !('application/json' in content)) return declared as JsonSchema;
  if (status.startsWith('3')) return { description: 'Leads on.' };
  return { description: 'The answer.', content: { 'application/json': { schema } } };
}

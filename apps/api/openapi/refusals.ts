import { PROBLEM_KINDS } from '../problem-kinds';
import type { ProblemCode } from '../problem-kinds';
import type { JsonSchema } from './schema';

const CODES = Object.keys(PROBLEM_KINDS) as readonly ProblemCode[];

/** Statuses with which a question may be refused. */
export const READ_REFUSALS = [400, 401, 403, 404, 422, 500, 503] as const;
/** Statuses with which a command may be refused. */
export const RECORD_REFUSALS = [400, 401, 403, 409, 412, 413, 415, 422, 500, 503] as const;

/** A problem (RFC 9457) as a schema. */
export const PROBLEM_SCHEMA: JsonSchema = {
  type: 'object',
  description: 'A refusal (RFC 9457).',
  properties: {
    type: {
      type: 'string',
      format: 'uri-reference',
      description: 'Where the kind of problem is described, on this service.',
    },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: [...CODES] },
    detail: { type: 'string', description: 'What is wrong and the next step, in words.' },
    errors: {
      type: 'array',
      description: 'Each field or parameter that is refused.',
      items: {
        type: 'object',
        properties: {
          pointer: {
            type: 'string',
            description: 'RFC 6901 pointer into the body; of a parameter, / and its name.',
          },
          code: { type: 'string', description: "The rule's short name." },
          detail: { type: 'string' },
        },
        required: ['pointer', 'code', 'detail'],
      },
    },
    instance: {
      type: 'string',
      format: 'uri',
      description: 'This occurrence, by which it is found in the log.',
    },
  },
  required: ['type', 'title', 'status', 'code', 'detail', 'errors', 'instance'],
};

/** The answers of a route that refuse, by status, each naming its codes. */
export function refusals(statuses: readonly number[]): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(statuses.map((status) => [String(status), refusal(status)]));
}

function refusal(status: number): JsonSchema {
  const kinds = CODES.filter((code) => PROBLEM_KINDS[code].status === status);
  const schema = { $ref: '#/components/schemas/Problem' };
  const waits = kinds.some((code) => PROBLEM_KINDS[code].retryAfterSeconds !== undefined);
  return {
    description: kinds.map((code) => `\`${code}\`: ${PROBLEM_KINDS[code].remedy}`).join('\n\n'),
    content: { 'application/problem+json': { schema } },
    ...(waits
      ? { headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } } }
      : {}),
  };
}

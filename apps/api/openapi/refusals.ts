import { PROBLEM_KINDS } from '../problem-kinds';
import type { ProblemCode } from '../problem-kinds';
import type { JsonSchema } from './schema';

const CODES = Object.keys(PROBLEM_KINDS) as readonly ProblemCode[];

/** Statuses with which any request may be refused. */
const REFUSALS = [400, 401, 403, 404, 405, 406, 422, 429, 431, 500, 503] as const;
/** Statuses with which a question may be refused; 410 for a cursor that is outdated. */
export const READ_REFUSALS = [...REFUSALS, 410] as const;
/** Statuses with which a command may be refused. */
export const RECORD_REFUSALS = [...REFUSALS, 409, 412, 413, 415] as const;

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

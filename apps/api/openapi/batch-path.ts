import { changes } from '#domain';
import { BATCH_LINES_MAX } from '../recording/batch';
import { HEADERS, PARAMETERS } from './command-paths';
import type { Descriptions } from './descriptions';
import { batchExamples } from './examples';
import { RECORD_REFUSALS, refusals } from './refusals';
import type { JsonSchema } from './schema';

const ATOMIC: JsonSchema = {
  name: 'atomic',
  in: 'query',
  description: 'True records all lines or none; refused with 501 where the store cannot do that.',
  schema: { type: 'string', enum: ['true', 'false'], default: 'false' },
};

const LINE: JsonSchema = {
  type: 'object',
  description: 'A command, as it would be sent alone.',
  properties: {
    change: { enum: [...changes.keys()], description: 'The change, by its name.' },
    command: { anyOf: [...changes.keys()].map((name) => ({ $ref: `#/components/schemas/${name}` })) },
    commandId: {
      type: 'string',
      maxLength: 128,
      description:
        'The command id of this line; that of the batch with `:` and its number, from 0, where it is left out.',
    },
    expectedRevision: {
      type: 'integer',
      minimum: -1,
      description: 'Record only where the stream is at this revision; -1 for a stream without entries.',
    },
  },
  required: ['change', 'command'],
  additionalProperties: false,
};

const BODY: JsonSchema = {
  type: 'object',
  properties: { lines: { type: 'array', minItems: 1, maxItems: BATCH_LINES_MAX, items: LINE } },
  required: ['lines'],
  additionalProperties: false,
};

const content = (name: string, type = 'application/json'): JsonSchema => ({
  [type]: { schema: { $ref: `#/components/schemas/${name}` } },
});

/** The path of batches. A batch has no revision of its own, and no one entry to which its ETag could belong. */
export function batchPath(descriptions: Descriptions): JsonSchema {
  const { ETag: _etag, ...headers } = HEADERS;
  const refused = { ...refusals(RECORD_REFUSALS), ...refusals([501]) };
  const together = {
    anyOf: [{ $ref: '#/components/schemas/BatchProblem' }, { $ref: '#/components/schemas/Problem' }],
  };
  return {
    post: {
      operationId: 'Batches.record',
      summary: descriptions['BatchesController.record'] ?? 'Records several commands.',
      description: 'Asks for the permission `record`.',
      tags: ['Commands'],
      parameters: [...PARAMETERS.filter(({ name }) => name !== 'If-Match'), ATOMIC],
      requestBody: { required: true, content: { 'application/json': { schema: BODY, ...batchExamples() } } },
      responses: {
        '200': {
          description: 'Nothing new is recorded: a dry run, lines that are known already, or refused.',
          headers,
          content: content('BatchAnswer'),
        },
        '201': { description: 'Some lines, or all, are recorded.', headers, content: content('BatchAnswer') },
        ...refused,
        '422': { ...refused['422'], headers, content: { 'application/problem+json': { schema: together } } },
      },
    },
  };
}

import { changes } from '#domain';
import type { Change } from '#domain';
import { pathNameOf } from '../recording/change-names';
import type { Descriptions } from './descriptions';
import { RECORD_REFUSALS, refusals } from './refusals';
import type { JsonSchema } from './schema';

const COMMAND_ID = { type: 'string', minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9._:~-]+$' };

const PARAMETERS: readonly JsonSchema[] = [
  {
    name: 'dryRun',
    in: 'query',
    description: 'True decides and answers, but records nothing.',
    schema: { type: 'string', enum: ['true', 'false'], default: 'false' },
  },
  {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'The command id: the same id and request give the same answer, for ever. A UUIDv7 is best; one is made where it is left out.',
    schema: COMMAND_ID,
  },
  {
    name: 'If-Match',
    in: 'header',
    description:
      'Record only where the stream is at this revision, as ETag gave it; "-1" for a stream without entries.',
    schema: { type: 'string', examples: ['"3"'] },
  },
  {
    name: 'Ledger-Correlation-Id',
    in: 'header',
    description:
      'What the commands of one batch or import have in common; the command id where it is left out.',
    schema: COMMAND_ID,
  },
];

const HEADERS: JsonSchema = {
  Location: { description: 'Address of the first entry.', schema: { type: 'string' } },
  ETag: { description: 'Revision of the last entry, for If-Match.', schema: { type: 'string' } },
  'Ledger-Position': { description: 'Position of the last entry.', schema: { type: 'string' } },
};

const ANSWER: JsonSchema = { 'application/json': { schema: { $ref: '#/components/schemas/Recorded' } } };

/** The answer to a command, as a schema. */
export const RECORDED_SCHEMA: JsonSchema = {
  type: 'object',
  properties: {
    entries: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        properties: {
          id: { type: 'string', format: 'uuid' },
          stream: { type: 'string' },
          revision: { type: 'integer', minimum: 0 },
          position: { type: 'integer', minimum: 1 },
          recordedAt: { type: 'string', format: 'date-time' },
          type: { type: 'string' },
        },
        required: ['id', 'stream', 'revision', 'position', 'recordedAt', 'type'],
      },
    },
    position: {
      type: 'integer',
      description: 'Position of the last entry; of a dry run the newest entry of the ledger.',
    },
    repeated: {
      type: 'boolean',
      description: 'True where the Idempotency-Key was known: this is its first answer again.',
    },
    restOnIt: {
      type: ['array', 'null'],
      description:
        'Of a retraction: the first of the visible entries that rest on what it withdraws, which stay visible. Null where the read models cannot tell.',
      items: {
        type: 'object',
        properties: {
          position: { type: 'integer', minimum: 1 },
          id: { type: 'string', format: 'uuid' },
          type: { type: 'string' },
          stream: { type: 'string' },
        },
        required: ['position', 'id', 'type', 'stream'],
      },
    },
    restOnItTotal: { type: 'integer', minimum: 0, description: 'How many of those there are in all.' },
  },
  required: ['entries', 'position', 'repeated'],
};

/** One path per change of the catalogue. */
export function commandPaths(descriptions: Descriptions): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    [...changes].map(([name, change]) => [
      `/api/v1/commands/${pathNameOf(name)}`,
      { post: operationOf(name, change, descriptions[name]) },
    ]),
  );
}

function operationOf(name: string, { versions }: Change, description: string | undefined): JsonSchema {
  const events = Object.keys(versions).join(', ');
  return {
    operationId: name,
    summary: description ?? name.replaceAll(/(?<!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    ...(events === '' ? {} : { description: `Records ${events}.` }),
    tags: ['Commands'],
    parameters: PARAMETERS,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
    },
    responses: {
      '200': {
        description: 'A dry run, or the first answer to a command id that is known.',
        content: ANSWER,
      },
      '201': { description: 'Recorded.', headers: HEADERS, content: ANSWER },
      ...refusals(RECORD_REFUSALS),
    },
  };
}

import { changes } from '#domain';
import type { Change } from '#domain';
import { pathNameOf } from '../recording/change-names';
import type { Descriptions } from './descriptions';
import { commandExamples } from './examples';
import { RECORD_REFUSALS, refusals } from './refusals';
import type { JsonSchema } from './schema';

const COMMAND_ID = { type: 'string', minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9._:~-]+$' };

/** How a command, or a batch of them, is sent. */
export const PARAMETERS: readonly JsonSchema[] = [
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

/** What the answer to a command tells in headers. */
export const HEADERS: JsonSchema = {
  Location: { description: 'Address of the first entry.', schema: { type: 'string' } },
  ETag: { description: 'Revision of the last entry, for If-Match.', schema: { type: 'string' } },
  'Ledger-Position': { description: 'Position of the last entry.', schema: { type: 'string' } },
};

const ANSWER: JsonSchema = { 'application/json': { schema: { $ref: '#/components/schemas/Recorded' } } };

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
      content: {
        'application/json': { schema: { $ref: `#/components/schemas/${name}` }, ...commandExamples(name) },
      },
    },
    responses: {
      '200': {
        description: 'A dry run, or the first answer to a command id that is known.',
        headers: HEADERS,
        content: ANSWER,
      },
      '201': { description: 'Recorded.', headers: HEADERS, content: ANSWER },
      ...refusals(RECORD_REFUSALS),
    },
  };
}

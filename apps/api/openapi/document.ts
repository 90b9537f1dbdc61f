import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { changes } from '#domain';
import { RECORDED_SCHEMA, commandPaths } from './command-paths';
import { PROBLEM_SCHEMA, READ_REFUSALS, refusals } from './refusals';
import { schemasOf } from './schema';
import type { JsonSchema } from './schema';

/** Version of the HTTP interface. */
const API_VERSION = '1';

const ECHO_SCHEMA: JsonSchema = {
  type: 'object',
  description: 'The point at which the answer holds, as resolved.',
  properties: {
    on: { type: 'string', format: 'date' },
    knownAt: { type: 'string', examples: ['@1234'] },
    publishedBy: { type: ['string', 'null'], format: 'date-time' },
    position: { type: 'integer', description: 'How far the read models had read.' },
    settled: { type: 'boolean', description: 'Whether the same question gives the same answer for ever.' },
  },
  required: ['on', 'knownAt', 'publishedBy', 'position', 'settled'],
};

const ANSWERED_SCHEMA: JsonSchema = {
  type: 'object',
  properties: { asked: { $ref: '#/components/schemas/Asked' }, answer: {} },
  required: ['asked', 'answer'],
};

/** Reads that answer the state of this process rather than of the ledger, and so echo no point. */
const WITHOUT_POINT = /^(?!\/api\/)|^\/api\/v1\/projections$/;

/** The OpenAPI document of this service: reads from their controllers, commands from the catalogue. Made once, on demand. */
export class OpenApi {
  #application: INestApplication | undefined;
  #document: OpenAPIObject | undefined;

  /** Hands over the application, which exists only after everything in it does. */
  describe(application: INestApplication): void {
    this.#application = application;
  }

  document(): OpenAPIObject {
    if (this.#application === undefined) throw new Error('the application is not described yet');
    this.#document ??= documentOf(this.#application);
    return this.#document;
  }
}

function documentOf(application: INestApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Corporate-change ledger')
    .setDescription(
      'What public sources report about companies: changes to record, and questions at any point of three times.',
    )
    .setVersion(API_VERSION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addBearerAuth()
    .addCookieAuth('ledger-session')
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('cookie')
    .build();
  const reads = SwaggerModule.createDocument(application, settings, {
    operationIdFactory: (_controller, method) => method,
  });
  const paths = Object.fromEntries(
    Object.entries(reads.paths).map(([path, item]) => [path, described(path, item as JsonSchema)]),
  );
  return {
    ...reads,
    paths: { ...paths, ...commandPaths() },
    components: { ...reads.components, schemas: schemas() },
  };
}

function schemas(): Readonly<Record<string, JsonSchema>> {
  const commands = [...changes.values()].map(({ command }) => schemasOf(command));
  return Object.assign(
    { Asked: ECHO_SCHEMA, Answered: ANSWERED_SCHEMA, Problem: PROBLEM_SCHEMA, Recorded: RECORDED_SCHEMA },
    ...commands,
  ) as Record<string, JsonSchema>;
}

/** A path with its refusals, and the form of its answers. */
function described(path: string, item: JsonSchema): JsonSchema {
  const schema = WITHOUT_POINT.test(path) ? {} : { $ref: '#/components/schemas/Answered' };
  const operations = Object.entries(item).map(([method, operation]) => [
    method,
    {
      ...(operation as JsonSchema),
      responses: { ...answers(operation as JsonSchema, schema), ...refusals(READ_REFUSALS) },
    },
  ]);
  return Object.fromEntries(operations) as JsonSchema;
}

function answers({ responses }: JsonSchema, schema: JsonSchema): JsonSchema {
  const statuses = Object.keys(responses as JsonSchema).filter((status) => status.startsWith('2'));
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: 'The answer.', content: { 'application/json': { schema } } },
    ]),
  );
}

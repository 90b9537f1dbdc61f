import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { changes } from '#domain';
import { RECORDED_SCHEMA, commandPaths } from './command-paths';
import type { Descriptions } from './descriptions';
import { readPaths } from './read-paths';
import type { Surveyed } from './read-paths';
import { PROBLEM_SCHEMA } from './refusals';
import type { Route } from '../security/routes';
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
    leavesOut: {
      type: 'array',
      description: 'Only where there are any: entries that a read model leaves out, since an admin said so.',
      items: {
        type: 'object',
        properties: { readModel: { type: 'string' }, entry: { type: 'integer', minimum: 1 } },
        required: ['readModel', 'entry'],
      },
    },
  },
  required: ['on', 'knownAt', 'publishedBy', 'position', 'settled'],
};

const ANSWERED_SCHEMA: JsonSchema = {
  type: 'object',
  properties: { asked: { $ref: '#/components/schemas/Asked' }, answer: {} },
  required: ['asked', 'answer'],
};

/** The OpenAPI document of this service: reads from their controllers, commands from the catalogue. Made once, on demand. */
export class OpenApi {
  readonly #descriptions: Descriptions;
  #make: (() => OpenAPIObject) | undefined;
  #document: OpenAPIObject | undefined;

  constructor(descriptions: Descriptions) {
    this.#descriptions = descriptions;
  }

  /** Hands over the application and its routes, which exist only after everything in it does. */
  describe(application: INestApplication, routes: readonly Route[]): void {
    this.#make = () => documentOf(application, { routes, descriptions: this.#descriptions });
  }

  document(): OpenAPIObject {
    if (this.#make === undefined) throw new Error('the application is not described yet');
    this.#document ??= this.#make();
    return this.#document;
  }
}

function documentOf(application: INestApplication, surveyed: Surveyed): OpenAPIObject {
  const found = SwaggerModule.createDocument(application, settings(), {
    operationIdFactory: (controller, method) => `${controller}.${method}`,
  });
  return {
    ...found,
    paths: { ...readPaths(found.paths, surveyed), ...commandPaths(surveyed.descriptions) },
    components: { ...found.components, schemas: schemas(surveyed.descriptions) },
  };
}

function settings(): Omit<OpenAPIObject, 'paths'> {
  return new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Corporate-change ledger')
    .setDescription(
      'What public sources report about companies: changes to record, and questions at any point of three times.',
    )
    .setVersion(API_VERSION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
}

function schemas(descriptions: Descriptions): Readonly<Record<string, JsonSchema>> {
  const commands = [...changes.values()].map(({ command }) => schemasOf(command, descriptions));
  return Object.assign(
    { Asked: ECHO_SCHEMA, Answered: ANSWERED_SCHEMA, Problem: PROBLEM_SCHEMA, Recorded: RECORDED_SCHEMA },
    ...commands,
  ) as Record<string, JsonSchema>;
}

import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { changes } from '#domain';
import { batchPath } from './batch-path';
import { commandPaths } from './command-paths';
import type { Documentation } from './descriptions';
import { readPaths } from './read-paths';
import type { Surveyed } from './read-paths';
import type { Route } from '../security/routes';
import { schemasOf } from './schema';
import type { JsonSchema } from './schema';

/** Version of the HTTP interface. */
const API_VERSION = '1';

/** Types that the document names whether the sources were read or not. */
const ALWAYS = ['BatchAnswer', 'BatchProblem', 'Problem', 'Recorded'];

/** The OpenAPI document of this service: reads from their controllers, commands from the catalogue. Made once, on demand. */
export class OpenApi {
  readonly #documentation: Documentation;
  #make: (() => OpenAPIObject) | undefined;
  #document: OpenAPIObject | undefined;

  constructor(documentation: Documentation) {
    this.#documentation = documentation;
  }

  /** Hands over the application and its routes, which exist only after everything in it does. */
  describe(application: INestApplication, routes: readonly Route[]): void {
    this.#make = () => documentOf(application, { routes, documentation: this.#documentation });
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
    paths: {
      ...readPaths(found.paths, surveyed),
      ...commandPaths(surveyed.documentation.descriptions),
      '/api/v1/batches': batchPath(surveyed.documentation.descriptions),
    },
    components: { ...found.components, schemas: schemas(surveyed.documentation) },
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

/** What commands say of their own fields goes before what the types of answers say of the same values. */
function schemas({ descriptions, schemas: ofAnswers }: Documentation): Readonly<Record<string, JsonSchema>> {
  const commands = [...changes.values()].map(({ command }) => schemasOf(command, descriptions));
  const always = Object.fromEntries(ALWAYS.map((name) => [name, {}]));
  return Object.assign({}, always, ofAnswers, ...commands) as Record<string, JsonSchema>;
}

import { join } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import Ajv2020 from 'ajv/dist/2020';
import type { ValidateFunction } from 'ajv';
import { changes, fieldsOf } from '#domain';
import { readDocComments } from '../../apps/api/openapi/doc-comments';
import { schemasOf } from '../../apps/api/openapi/schema';
import { pathNameOf } from '../../apps/api/recording/change-names';
import { COMPANY, EXAMPLES, LAYOFF } from './examples';
import { useService } from './running';

type Json = Record<string, unknown>;
type Operation = {
  operationId: string;
  parameters?: Json[];
  responses: Json;
  security?: unknown[];
  requestBody?: Json;
};

const repository = join(__dirname, '..', '..');

describe('the OpenAPI document', () => {
  const service = useService();
  let document: Json & {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, object> };
  };
  let ajv: Ajv2020;

  beforeAll(async () => {
    const reply = await service().ask('/openapi.json');
    document = reply.json() as typeof document;
    ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'ledger');
  });

  const schema = (pointer: string): ValidateFunction => ajv.compile({ $ref: `ledger#${pointer}` });
  const operations = (): readonly Operation[] =>
    Object.values(document.paths).flatMap((item) => Object.values(item));

  test('is valid OpenAPI 3.1', async () => {
    expect(document['openapi']).toBe('3.1.0');
    await expect(SwaggerParser.validate(structuredClone(document) as never)).resolves.toBeDefined();
  });

  test('names every route of the service once', () => {
    const shown = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = service()
      .routes.filter(({ method, path }) => method !== 'HEAD' && !/^\/(?:docs.*|openapi\.json)?$/.test(path))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
      .filter((route) => route !== 'POST /api/v1/commands/{change}');
    const commands = [...changes.keys()].map((name) => `POST /api/v1/commands/${pathNameOf(name)}`);
    expect(shown.toSorted()).toEqual([...served, ...commands].toSorted());
    const ids = operations().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('lets no one in without a token but where the service does', () => {
    const open = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.values(item).flatMap(({ security }) => (security === undefined ? [] : [path])),
    );
    expect(open).toEqual(['/health/live', '/session']);
    expect(document['security']).toEqual([{ bearer: [] }]);
  });

  test('has a schema of every change that takes what the service takes', () => {
    for (const [change, command] of EXAMPLES) {
      const validate = schema(
        `/paths/~1api~1v1~1commands~1${change}/post/requestBody/content/application~1json/schema`,
      );
      expect([change, validate(command), validate.errors]).toEqual([change, true, null]);
    }
    const validate = schema('/components/schemas/AnnounceLayoff');
    for (const wrong of [
      {},
      { ...LAYOFF, colour: 'blue' },
      { ...LAYOFF, positions: { min: -1, max: 1, wording: '1' } },
    ]) {
      expect(validate(wrong)).toBe(false);
    }
  });

  test('has a schema of answers and refusals that fits those of the service', async () => {
    const recorded = await service().record('register-company', COMPANY);
    expect(schema('/components/schemas/Recorded')(recorded.json())).toBe(true);
    expect((await service().ask('/api/v1/companies')).status).toBe(200);
    const problem = schema('/components/schemas/Problem');
    for (const refused of [
      await service().record('register-company', COMPANY),
      await service().ask('/api/v1/companies?x=1'),
      await service().askBare('/'),
    ]) {
      expect(problem(refused.json())).toBe(true);
    }
  });

  test('compiles, every schema of it', () => {
    for (const name of Object.keys(document.components.schemas)) {
      expect(typeof schema(`/components/schemas/${name}`)).toBe('function');
    }
  });

  test('tells every status with which an operation refuses', () => {
    for (const { operationId, responses } of operations()) {
      expect([operationId, Object.keys(responses)]).toEqual([
        operationId,
        expect.arrayContaining(['400', '401', '403', '422', '503']),
      ]);
    }
  });
});

describe('what the document says in words', () => {
  const descriptions = readDocComments(repository);

  test('is the doc comment of every change and every field', () => {
    for (const [name, { command }] of changes) {
      expect([name, descriptions[name]]).toEqual([name, expect.stringMatching(/^[A-Z].+\.$/)]);
      for (const { name: field, shape } of fieldsOf(command)) {
        const text =
          descriptions[`${name}.${field}`] ??
          (shape.kind === 'nested' ? descriptions[shape.of().name] : undefined);
        expect([name, field, text]).toEqual([name, field, expect.stringMatching(/^[A-Z`].+\.$/)]);
      }
    }
    const { AnnounceLayoff } = schemasOf(changes.get('AnnounceLayoff')?.command as never, descriptions);
    expect(AnnounceLayoff).toMatchObject({
      description: descriptions['AnnounceLayoff'],
      properties: { layoffId: { description: 'The programme; new, and for ever its own.' } },
    });
  });

  test('is the doc comment of every route', () => {
    const routes = Object.keys(descriptions).filter((key) => /^[A-Z]\w+Controller\.\w+$/.test(key));
    expect(routes).toEqual(
      expect.arrayContaining([
        'UnitsController.headcount',
        'EntriesController.entry',
        'SessionController.begin',
      ]),
    );
  });
});

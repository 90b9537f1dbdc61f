import Ajv2020 from 'ajv/dist/2020';
import { changes } from '#domain';
import { story } from '../../apps/cli/demo/story';
import { pathNameOf } from '../../apps/api/recording/change-names';
import { readEvents } from './event-source';
import { useService } from './running';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly example?: string;
}

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly examples?: Readonly<Record<string, { readonly value: object }>> }>
    >;
  };
}

interface Read {
  readonly id: string;
  readonly path: string;
}

/** A read that does not end. */
const LIVE = 'Live.live';

const told = story.flatMap(({ commands }) => commands);

/** The document's examples, sent as they stand there to a ledger that was empty before. */
describe('the examples of the OpenAPI document', () => {
  const service = useService();
  let statuses: Awaited<ReturnType<typeof tellStory>>;
  beforeAll(async () => {
    statuses = await tellStory();
  });

  const operations = (method: string): readonly (readonly [path: string, Operation])[] =>
    Object.entries(service().document.paths).flatMap(([path, item]) => {
      const operation = item[method] as unknown as Operation | undefined;
      return operation === undefined ? [] : [[path, operation] as const];
    });

  /** The body that the document shows for a change; undefined where it shows none. */
  const exampleOf = (change: string): object | undefined => {
    const [, operation] = operations('post').find(([, { operationId }]) => operationId === change) ?? [];
    const examples = operation?.requestBody?.content['application/json']?.examples ?? {};
    return Object.values(examples)[0]?.value;
  };

  const reads = (): readonly Read[] =>
    operations('get').flatMap(([path, operation]) => {
      const isAskable = operation.parameters.every(
        ({ required, example }) => !required || example !== undefined,
      );
      return isAskable ? [{ id: operation.operationId, path: addressOf(path, operation.parameters) }] : [];
    });

  /** The story as it is told, but with the document's example at the first command of each change. */
  const tellStory = async (): Promise<readonly (readonly [name: string, status: number])[]> => {
    const shown = new Map(told.map(({ name }) => [name, exampleOf(name)]));
    const answered: (readonly [string, number])[] = [];
    for (const { commandId, name, json } of told) {
      const body = shown.has(name) ? shown.get(name) : json;
      shown.delete(name);
      const headers = { 'idempotency-key': commandId, 'ledger-correlation-id': 'story' };
      answered.push([name, (await service().record(pathNameOf(name), body, headers)).status]);
    }
    return answered;
  };

  test('of commands can be recorded, one for each change of the demo’s story', () => {
    expect(statuses).toEqual(told.map(({ name }) => [name, 201]));
  });

  test('of commands fit the schemas that stand beside them', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(service().document, 'ledger');
    for (const name of new Set(told.map((command) => command.name))) {
      const validate = ajv.compile({ $ref: `ledger#/components/schemas/${name}` });
      expect([name, validate(exampleOf(name)), validate.errors]).toEqual([name, true, null]);
    }
  });

  test('are left out for the changes that the story does not tell of', () => {
    const without = [...changes.keys()].filter((name) => exampleOf(name) === undefined);
    const untold = [...changes.keys()].filter((name) => !told.some((command) => command.name === name));
    expect(without).toEqual(untold);
    expect([changes.size - without.length, without.length]).toEqual([16, 29]);
  });

  test('of parameters are given wherever a read asks for one, but for a ticket, which is good once', () => {
    const asked = new Set(reads().map(({ id }) => id));
    const unasked = operations('get').filter(([, { operationId }]) => !asked.has(operationId));
    expect(unasked.map(([path]) => path)).toEqual(['/session']);
  });

  test('of parameters are answered by every read, as the document says; the story has no discrepancies', async () => {
    const refused: string[] = [];
    const empty: string[] = [];
    for (const { id, path } of reads().filter((read) => read.id !== LIVE)) {
      const { status, text } = await service().ask(path);
      if (status !== 200) refused.push(`${path}: ${text}`);
      if (text.includes('"items":[]')) empty.push(id);
    }
    expect(refused).toEqual([]);
    expect(empty).toEqual(['Discrepancies.discrepancies']);
  });

  test('of the live feed are followed by the entries that name the unit', async () => {
    const { path } = reads().find(({ id }) => id === LIVE)!;
    const reader = await readEvents(service().url + path, { authorization: `Bearer ${service().token}` });
    await reader.until(() => reader.events.length > 0);
    reader.close();
    expect(reader.events[0]?.data).toMatchObject({ type: 'CompanyRegistered', actor: 'local' });
  });
});

/** The address with the example of every parameter that has one. */
function addressOf(path: string, parameters: readonly Parameter[]): string {
  const examples = parameters.flatMap(({ name, in: place, example }) =>
    example === undefined ? [] : [{ name, place, example }],
  );
  const filled = examples
    .filter(({ place }) => place === 'path')
    .reduce((address, { name, example }) => address.replace(`{${name}}`, encodeURIComponent(example)), path);
  const query = new URLSearchParams(
    examples
      .filter(({ place }) => place === 'query')
      .map(({ name, example }): [string, string] => [name, example]),
  ).toString();
  return query === '' ? filled : `${filled}?${query}`;
}

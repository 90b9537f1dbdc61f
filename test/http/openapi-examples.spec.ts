import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { changes } from '#domain';
import { openDatabase } from '#event-store';
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
    readonly content: Readonly<Record<string, { readonly examples?: Readonly<Record<string, Example>> }>>;
  };
}

interface Example {
  readonly summary: string;
  readonly description?: string;
  readonly value: object;
}

interface Line {
  readonly commandId: string;
  readonly command: object;
}

interface Read {
  readonly id: string;
  readonly path: string;
}

/** A read that does not end. */
const LIVE = 'Live.live';

const told = story.flatMap(({ commands }) => commands);

/** Changes of which the story tells. */
const toldOf = new Set(told.map(({ name }) => name));

/** The document's examples, sent as they stand there to a ledger that was empty before. */
describe('the examples of the OpenAPI document', () => {
  const service = useService();
  let batches: Awaited<ReturnType<typeof sendBatches>>;
  let statuses: Awaited<ReturnType<typeof tellStory>>;
  beforeAll(async () => {
    batches = await sendBatches();
    statuses = await tellStory();
  });

  const operations = (method: string): readonly (readonly [path: string, Operation])[] =>
    Object.entries(service().document.paths).flatMap(([path, item]) => {
      const operation = item[method] as unknown as Operation | undefined;
      return operation === undefined ? [] : [[path, operation] as const];
    });

  /** The bodies that the document shows for an operation, by their names. */
  const examplesOf = (id: string): Readonly<Record<string, Example>> => {
    const [, operation] = operations('post').find(([, { operationId }]) => operationId === id) ?? [];
    return operation?.requestBody?.content['application/json']?.examples ?? {};
  };

  /** The body that the document shows for a change; undefined where it shows none. */
  const exampleOf = (change: string): object | undefined => Object.values(examplesOf(change))[0]?.value;

  /** Both batches, on a ledger that is empty yet. */
  const sendBatches = async (): Promise<readonly (readonly [name: string, answer: object])[]> => {
    const answers: (readonly [string, object])[] = [];
    for (const [name, { value }] of Object.entries(examplesOf('Batches.record')))
      answers.push([name, (await post('/api/v1/batches', value)).json()]);
    return answers;
  };

  const post = (path: string, body: object) =>
    service().ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

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

  test('of commands can be recorded, one for each change of the demo’s story; what a batch recorded is known', () => {
    const known = new Set(linesOf('story').map(({ commandId }) => commandId));
    expect(known.size).toBe(3);
    expect(statuses).toEqual(told.map(({ name, commandId }) => [name, known.has(commandId) ? 200 : 201]));
  });

  const linesOf = (name: string): readonly Line[] =>
    (examplesOf('Batches.record')[name]!.value as { readonly lines: readonly Line[] }).lines;

  test('of commands fit the schemas that stand beside them, one for each change', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(service().document, 'ledger');
    for (const name of changes.keys()) {
      const validate = ajv.compile({ $ref: `ledger#/components/schemas/${name}` });
      expect([name, validate(exampleOf(name)), validate.errors]).toEqual([name, true, null]);
    }
  });

  test('of batches are recorded whole', () => {
    expect(batches.map(([name]) => name)).toEqual(['story', 'invented']);
    for (const [name, answer] of batches)
      expect([name, answer]).toEqual([
        name,
        expect.objectContaining({ recorded: linesOf(name).length, repeated: 0, refused: 0 }),
      ]);
  });

  test('are invented for the changes of which the story does not tell, say so, and stand on their batch alone', async () => {
    const untold = [...changes.keys()].filter((name) => !toldOf.has(name));
    expect([toldOf.size, untold.length]).toEqual([16, 29]);
    for (const name of untold) {
      const [{ summary, description, value } = { summary: '', value: {} }] = Object.values(examplesOf(name));
      expect([name, summary, description]).toEqual([
        name,
        'Invented',
        expect.stringMatching(/^Invented from/),
      ]);
      expect([name, JSON.stringify(value)]).toEqual([name, expect.stringContaining('(Invented.)')]);
      expect(faultsInInvented(value)).toEqual([]);
      const reply = await service().record(pathNameOf(name), value);
      expect([name, reply.status, reply.text]).toEqual([name, 201, expect.any(String)]);
    }
    expect(linesOf('invented').flatMap(({ command }) => faultsInInvented(command))).toEqual([]);
    expect(JSON.stringify([...told, ...linesOf('story')])).not.toMatch(/nvented|example\.org/);
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

/** A read model that cannot bear an entry is needed before it can be told to leave the entry out. */
describe('the examples of the OpenAPI document for who operates the service', () => {
  const service = useService();
  const addressOfOperation = (id: string): readonly [string, Operation] => {
    const all = Object.entries(service().document.paths).flatMap(([path, item]) => {
      const operation = item['post'] as unknown as Operation | undefined;
      return operation?.operationId === id
        ? [[addressOf(path, operation.parameters), operation] as const]
        : [];
    });
    return all[0]!;
  };
  const post = (path: string, body?: object) =>
    service().ask(path, {
      method: 'POST',
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });

  test('have a read model leave an entry of the story out, and build it anew', async () => {
    const needed = told.slice(0, told.findIndex(({ commandId }) => commandId === 'story-s1') + 1);
    const database = openDatabase(join(service().folder, 'read-models.db'));
    database.exec(`PRAGMA busy_timeout = 2000; CREATE TRIGGER fault BEFORE INSERT ON layoff
      WHEN NEW.layoff_id = 'amazon-2025-10' BEGIN SELECT RAISE(ABORT, 'not borne'); END`);
    database.close();
    for (const { commandId, name, json } of needed)
      await service().record(pathNameOf(name), json, { 'idempotency-key': commandId });
    // Whoever asks has what is new taken at once, and finds that a read model stands still.
    expect((await service().ask('/api/v1/layoffs?unit=amazon')).status).toBe(503);
    const [address, { requestBody }] = addressOfOperation('Projections.quarantine');
    const [{ value } = { value: {} }] = Object.values(
      requestBody?.content['application/json']?.examples ?? {},
    );
    const left = await post(address, value);
    expect([left.status, left.json()['leavesOut']]).toEqual([
      202,
      [expect.objectContaining({ id: (value as { readonly entry: string }).entry })],
    ]);
    const [rebuilding] = addressOfOperation('Projections.rebuild');
    expect((await post(rebuilding)).status).toBe(202);
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

/** Where an invented example cites anything but what says that it is invented. */
function faultsInInvented(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { quote, url } = value as { readonly quote?: string; readonly url?: string };
  const faults = [
    ...(quote === undefined || quote.startsWith('(Invented.) ') ? [] : [`quote ${quote}`]),
    ...(quote === undefined || url?.startsWith('https://example.org/') === true ? [] : [`address ${url}`]),
  ];
  return [...faults, ...Object.values(value).flatMap(faultsInInvented)];
}

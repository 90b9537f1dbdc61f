import * as fc from 'fast-check';
import { EXAMPLES } from './examples';
import { useService } from './running';
import type { Sent } from './send';

/** How many requests are made up; the torture makes up more, also in CI. */
const REQUESTS = Number(process.env['LEDGER_FUZZ_REQUESTS'] ?? '200');
/** Seed of the requests, shown in the name of the test; `LEDGER_FUZZ_SEED` repeats a run. */
const SEED = Number(process.env['LEDGER_FUZZ_SEED'] ?? Math.floor(Date.now() % 2 ** 31));
const PER_REQUEST_MS_MAX = 200;

/** What no answer may show of the machine: paths, stacks, SQL. */
const INTERNAL = /node_modules|\/(?:apps|libs|tmp|usr|home)\/|\bat \w+ \(|\.ts:\d|SQLITE|SELECT /;

type Json = Record<string, unknown>;

const HOSTILE = [
  '',
  '..',
  '%00',
  '%2e%2e%2f',
  "' OR 1=1 --",
  '\u202e',
  '@0',
  '@99999999999999999999',
  '__proto__',
  '[]',
  '{}',
  '-1',
  '9'.repeat(400),
  '2025-13',
  '2025/..',
  '0000-01-01',
  '9999-12-31',
] as const;

/** Words that the ledger holds. */
const TRUE = [
  'amazon',
  'studios',
  'mike-hopkins',
  'gazette',
  '@2',
  '2025-10-28',
  '2025-06',
  'true',
  '1',
] as const;

const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 40 }));
const word = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...TRUE) }, { weight: 1, arbitrary: hostile });

/** A text that a schema of a parameter allows, or nearly, or not at all. */
function textFor(schema: Json): fc.Arbitrary<string> {
  const words = (schema['enum'] ?? []) as readonly string[];
  const said = [schema['default'], schema['example'], ...((schema['examples'] ?? []) as unknown[])].flatMap(
    (one) => (typeof one === 'string' ? [one] : []),
  );
  const right = [...words, ...said];
  return right.length === 0
    ? word
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: word });
}

interface Operation {
  readonly parameters?: readonly Json[];
  readonly requestBody?: object;
}

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/** A request to one operation of the document. */
function requestTo(
  path: string,
  method: string,
  operation: Operation,
): fc.Arbitrary<readonly [string, Sent]> {
  const parameters = operation.parameters ?? [];
  const given = parameters.map((parameter) => {
    const text = textFor((parameter['schema'] ?? {}) as Json);
    const isPart = parameter['in'] === 'path' || parameter['required'] === true;
    return fc.tuple(fc.constant(parameter), isPart ? text : fc.option(text, { freq: 2, nil: undefined }));
  });
  const extra = fc.option(fc.tuple(hostile, hostile), { freq: 1, nil: undefined });
  return fc.tuple(fc.tuple(...given), extra, bodyFor(path, operation)).map(([all, more, body]) => {
    const used = all.flatMap(([parameter, text]) => (text === undefined ? [] : [{ parameter, text }]));
    const of = (place: string) => used.filter(({ parameter }) => parameter['in'] === place);
    const filled = of('path').reduce(
      (at, { parameter, text }) => at.replace(`{${String(parameter['name'])}}`, encoded(text) || 'x'),
      path,
    );
    const query = of('query').map(({ parameter, text }) => `${String(parameter['name'])}=${encoded(text)}`);
    if (more !== undefined && query.length % 5 === 4) query.push(`${encoded(more[0])}=${encoded(more[1])}`);
    const headers = of('header').map(({ parameter, text }) => [
      String(parameter['name']).toLowerCase(),
      text.replaceAll(/[^\x20-\x7e]/g, '?'),
    ]);
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = {
      method: method.toUpperCase(),
      headers: { ...Object.fromEntries(headers), ...type },
    } as Sent;
    return [`${filled}?${query.join('&')}`, body === undefined ? sent : { ...sent, body }] as const;
  });
}

const value: fc.Arbitrary<unknown> = fc.oneof(
  word,
  fc.jsonValue({ maxDepth: 4 }),
  fc.constant({ en: 'Amazon' }),
);

/** A true command, with one field replaced, removed or added. */
function nearly(command: Json): fc.Arbitrary<Json> {
  const names = Object.keys(command);
  const changed = fc
    .tuple(fc.constantFrom(...names, 'x'), value)
    .map(([name, wrong]) => ({ ...command, [name]: wrong }));
  return fc.oneof(fc.constant(command), changed);
}

function bodyFor(path: string, { requestBody }: Operation): fc.Arbitrary<string | undefined> {
  if (requestBody === undefined) return fc.constant(undefined);
  const anything = fc.jsonValue({ maxDepth: 5 }).map((json) => JSON.stringify(json));
  const examples = EXAMPLES.filter(([change]) => path.endsWith(`/${change}`)).map(
    ([, command]) => command as Json,
  );
  const lines = fc
    .array(
      fc
        .constantFrom(...EXAMPLES)
        .chain(([change, command]) =>
          nearly(command as Json).map((json) => ({ change: nameOf(change), command: json })),
        ),
      { maxLength: 4 },
    )
    .map((some) => JSON.stringify({ lines: some }));
  const right = path.endsWith('/batches')
    ? lines
    : fc
        .constantFrom(...(examples.length === 0 ? [{}] : examples))
        .chain((one) => nearly(one).map((json) => JSON.stringify(json)));
  const broken = right.map((text) => text.slice(0, Math.floor(text.length / 2)));
  return fc.oneof(
    { weight: 6, arbitrary: right },
    { weight: 1, arbitrary: anything },
    { weight: 1, arbitrary: broken },
  );
}

function nameOf(path: string): string {
  return path.replaceAll(/(?:^|-)([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

/** What no document tells of: other methods, other addresses, other headers. */
const odd = fc
  .tuple(
    fc.constantFrom('GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE'),
    fc.oneof(fc.constantFrom('api/v1/companies', 'api/v1/batches', 'docs', ''), word.map(encoded)),
    fc.dictionary(
      fc.constantFrom(
        'accept',
        'origin',
        'cookie',
        'range',
        'expect',
        'prefer',
        'content-type',
        'if-none-match',
      ),
      fc.oneof(
        fc.constantFrom('application/json', '"0"', 'text/html', '100-continue', 'bytes=0-', '*/*;q=0'),
        fc.string({ unit: fc.constantFrom(...'ab"=;,:/* 0'), maxLength: 20 }),
      ),
      { maxKeys: 3 },
    ),
  )
  .map(([method, path, headers]): readonly [string, Sent] => [`/${path}`, { method, headers }]);

/** It answers for as long as its reader stays. */
const ENDLESS = '/api/v1/entries/live';

describe(`${REQUESTS} requests that are made up from the document, LEDGER_FUZZ_SEED=${SEED}`, () => {
  const service = useService();

  beforeAll(async () => {
    for (const [change, right] of EXAMPLES) await service().record(change, right);
  });

  test(
    'are all answered as the document says, none with a fault of ours, and none shows the inside',
    async () => {
      const operations = Object.entries(service().document.paths)
        .filter(([path]) => path !== ENDLESS)
        .flatMap(([path, item]) =>
          Object.entries(item).map(([method, operation]) => requestTo(path, method, operation as Operation)),
        );
      const made = fc.oneof({ weight: 9, arbitrary: fc.oneof(...operations) }, { weight: 1, arbitrary: odd });
      const statuses = new Map<number, number>();
      await fc.assert(
        fc.asyncProperty(made, async ([path, sent]) => {
          // Every status, header and body is held against the document as it comes.
          const reply = await service().ask(path, sent);
          statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
          expect([path.slice(0, 200), reply.status < 500]).toEqual([path.slice(0, 200), true]);
          expect(reply.status < 400 ? '' : reply.text).not.toMatch(INTERNAL);
        }),
        { numRuns: REQUESTS, seed: SEED },
      );
      expect(service().logged.filter((line) => line.includes('"level":50'))).toEqual([]);
      // Requests that are refused at the door alone would prove nothing.
      expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(REQUESTS / 10);
    },
    20_000 + REQUESTS * PER_REQUEST_MS_MAX,
  );
});

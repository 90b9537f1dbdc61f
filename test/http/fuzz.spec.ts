import * as fc from 'fast-check';
import { COMPANY, EXAMPLES } from './examples';
import { useService } from './running';
import type { Sent } from './send';

/** How many requests are made up; CI makes up more. */
const REQUESTS = Number(process.env['LEDGER_FUZZ_REQUESTS'] ?? '200');
const PER_REQUEST_MS_MAX = 200;

/** What no answer may show of the machine: paths, stacks, SQL. */
const INTERNAL = /node_modules|\/(?:apps|libs|tmp|usr|home)\/|\bat \w+ \(|\.ts:\d|SQLITE|SELECT /;

const nasty = fc.constantFrom(
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
);
const word = fc.oneof(
  nasty,
  fc.string({ maxLength: 40 }),
  fc.constantFrom('amazon', 'studios', '2025-10-28', 'true', 'mike-hopkins'),
);
const part = word.map((text) => encodeURIComponent(text.toWellFormed()));
const value: fc.Arbitrary<unknown> = fc.oneof(
  word,
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(COMPANY.citation, COMPANY.names),
);

/** True commands with one field replaced, removed or added. */
const command = fc
  .tuple(fc.constantFrom(...EXAMPLES), fc.nat(), value, fc.boolean())
  .map(([[change, right], at, wrong, isNew]) => {
    const keys = Object.keys(right);
    const key = isNew ? `x${at % 7}` : (keys[at % keys.length] ?? 'x');
    return { change, body: JSON.stringify({ ...right, [key]: wrong }) };
  });

const headers = fc.dictionary(
  fc.constantFrom(
    'if-match',
    'idempotency-key',
    'ledger-correlation-id',
    'content-type',
    'accept',
    'origin',
    'cookie',
    'range',
    'expect',
  ),
  fc.oneof(
    fc.constantFrom('application/json', '"0"', 'a', '100-continue', 'bytes=0-'),
    fc.string({ unit: fc.constantFrom(...'ab"=;,:/* 0'), maxLength: 20 }),
  ),
  { maxKeys: 3 },
);

describe(`${REQUESTS} requests that are made up`, () => {
  const service = useService();
  const paths = (): readonly string[] => service().routes.map(({ path }) => path);

  beforeAll(async () => {
    for (const [change, right] of EXAMPLES) await service().record(change, right);
  });

  test(
    'are all answered, none with a fault of ours, and none shows the inside',
    async () => {
      const address = fc.tuple(
        fc.nat(),
        fc.array(part, { minLength: 3, maxLength: 3 }),
        fc.array(
          fc.tuple(
            fc.constantFrom('on', 'knownAt', 'publishedBy', 'unit', 'figure', 'limit', 'after', 'x'),
            part,
          ),
          { maxLength: 3 },
        ),
      );
      const read = address.map(([at, parts, query]): readonly [string, Sent] => {
        const path = paths()[at % paths().length] ?? '/';
        const filled = path.replaceAll(/:\w+/g, () => parts.pop() ?? 'x');
        return [`${filled}?${query.map((pair) => pair.join('=')).join('&')}`, {}];
      });
      const write = fc
        .tuple(command, headers)
        .map(([{ change, body }, more]): readonly [string, Sent] => [
          `/api/v1/commands/${change}`,
          { method: 'POST', body, headers: { 'content-type': 'application/json', ...more } },
        ]);
      const odd = fc
        .tuple(part, fc.constantFrom('GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE'), headers)
        .map(([path, method, more]): readonly [string, Sent] => [`/${path}`, { method, headers: more }]);
      await fc.assert(
        fc.asyncProperty(fc.oneof(read, write, odd), async ([path, sent]) => {
          const reply = await service().ask(path, sent);
          expect([path.slice(0, 200), reply.status < 500]).toEqual([path.slice(0, 200), true]);
          expect(reply.status < 400 ? '' : reply.text).not.toMatch(INTERNAL);
        }),
        { numRuns: REQUESTS },
      );
      expect(service().logged.filter((line) => line.includes('"level":50'))).toEqual([]);
    },
    10_000 + REQUESTS * PER_REQUEST_MS_MAX,
  );
});

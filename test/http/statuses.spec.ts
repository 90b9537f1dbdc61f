import { COMPANY } from './examples';
import { useService } from './running';
import { send, sendRaw } from './send';
import type { Sent } from './send';

type Json = Record<string, unknown>;

const BODY = JSON.stringify(COMPANY);
const JSON_TYPE = { 'content-type': 'application/json' };
const COMMAND = '/api/v1/commands/register-company';
const INTERNAL = /node_modules|\/(?:apps|libs|tmp|usr|home)\/|\bat \w+ \(|\.ts:\d/;

/** Each case: status, code, address, and what is sent there. */
const REFUSED: readonly (readonly [number, string, string, Sent])[] = [
  [404, 'unknown_route', '/api/v1/nowhere', {}],
  [404, 'unknown_route', '/nowhere', { headers: { accept: 'text/html' } }],
  [405, 'method_not_allowed', '/api/v1/companies', { method: 'DELETE' }],
  [405, 'method_not_allowed', COMMAND, {}],
  [406, 'not_acceptable', '/api/v1/companies', { headers: { accept: 'image/png' } }],
  [413, 'too_large', COMMAND, { method: 'POST', headers: JSON_TYPE, body: 'x'.repeat(2 * 1_024 * 1_024) }],
  [
    415,
    'unsupported_media_type',
    COMMAND,
    { method: 'POST', headers: { 'content-type': 'text/csv' }, body: BODY },
  ],
  [
    415,
    'unsupported_media_type',
    '/api/v1/batches',
    { method: 'POST', headers: { 'content-type': 'a/b' }, body: BODY },
  ],
];

describe('a refusal before any route', () => {
  const service = useService();

  /** The statuses that the document has for a path, whichever the method. */
  const documented = (path: string): ReadonlySet<string> => {
    const item = (service().document.paths[path] ?? {}) as Readonly<
      Record<string, { readonly responses: object }>
    >;
    return new Set(Object.values(item).flatMap(({ responses }) => Object.keys(responses)));
  };
  const expectProblem = (text: string, status: number, code: string): void => {
    const problem = JSON.parse(text) as Json;
    expect(problem).toMatchObject({ type: `/problems/${code}`, status, code, errors: [] });
    expect(problem['detail']).toMatch(/.{15,}/);
    expect(text).not.toMatch(INTERNAL);
  };

  test.each(REFUSED)(
    'is a problem that the document knows: %d %s at %s',
    async (status, code, path, sent) => {
      const headers = { authorization: `Bearer ${service().token}`, ...sent.headers };
      const reply = await send(service().url + path, { ...sent, headers });
      expect([reply.status, reply.headers['content-type']]).toEqual([
        status,
        expect.stringMatching(/^application\/problem\+json/),
      ]);
      expectProblem(reply.text, status, code);
      const known = code === 'unknown_route' ? documented('/api/v1/companies') : documented(path);
      expect(known).toContain(String(status));
    },
  );

  test('for headers beyond what is read is 431, on whatever route', async () => {
    const { url, token } = service();
    const head = `GET /api/v1/companies HTTP/1.1\r\nHost: ${new URL(url).host}\r\nAuthorization: Bearer ${token}`;
    const answer = await sendRaw(url, `${head}\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`);
    const [start = '', body = ''] = answer.split('\r\n\r\n');
    expect(start).toMatch(/^HTTP\/1\.1 431 [^]*Content-Type: application\/problem\+json/);
    expectProblem(body, 431, 'headers_too_large');
    const without = Object.keys(service().document.paths).filter((path) => !documented(path).has('431'));
    expect(without).toEqual([]);
  });
});

import { COMPANY, DIVISION, EXAMPLES, LAYOFF } from './examples';
import { useService } from './running';
import { sendRaw } from './send';
import type { Reply, Sent } from './send';

const citation = COMPANY.citation;
const positions = (min: unknown, max: unknown): object => ({
  ...LAYOFF,
  layoffId: 'bad',
  positions: { min, max, wording: 'x' },
});
const json = { 'content-type': 'application/json' };

/** Each case: what is wrong, the change, the body, and status, code and pointers of the refusal. */
type Case = readonly [string, string, unknown, string];

const REFUSED: readonly Case[] = [
  ['an unknown change', 'fire-everybody', LAYOFF, '404 unknown_change'],
  ['a change by its class name', 'AnnounceLayoff', LAYOFF, '404 unknown_change'],
  [
    'an unknown unit',
    'announce-layoff',
    { ...LAYOFF, layoffId: 'bad', unitId: 'nobody' },
    '422 unknown_unit [/unitId]',
  ],
  [
    'an unknown person',
    'appoint-executive',
    {
      personId: 'nobody',
      post: { unitId: 'amazon', postId: 'x', title: { en: 'X' }, heads: true },
      startedOn: '2025',
      citation,
    },
    '422 unknown_person [/personId]',
  ],
  [
    'an unknown layoff',
    'report-layoff-share',
    { layoffId: 'none', unitId: 'amazon', positions: { min: 1, max: 1, wording: '1' }, citation },
    '422 unknown_layoff [/layoffId]',
  ],
  [
    'an unknown entry',
    'retract-entry',
    { entryId: '00000000-0000-8000-8000-000000000000', because: 'recordingError', reason: 'x' },
    '422 unknown_entry [/entryId]',
  ],
  [
    'an impossible date',
    'announce-layoff',
    { ...LAYOFF, layoffId: 'bad', announcedOn: '2025-02-30' },
    '400 invalid_fields [/announcedOn]',
  ],
  ['a negative count', 'announce-layoff', positions(-1, 5), '400 invalid_fields [/positions/min]'],
  ['a fractional count', 'announce-layoff', positions(1.5, 5), '400 malformed_body [/positions/min]'],
  ['min above max', 'announce-layoff', positions(6, 5), '400 invalid_fields [/positions/max]'],
  ['a count as text', 'announce-layoff', positions('6', 7), '400 invalid_fields [/positions/min]'],
  [
    'a bidi control in a name',
    'register-company',
    { ...COMPANY, unitId: 'bad', names: { en: 'Ama\u202Ezon' } },
    '400 invalid_fields [/names]',
  ],
  [
    'a name of a megabyte',
    'register-company',
    { ...COMPANY, unitId: 'bad', names: { en: 'a'.repeat(1_000_000) } },
    '400 invalid_fields [/names]',
  ],
  [
    'a body above the limit',
    'register-company',
    { ...COMPANY, unitId: 'bad', names: { en: 'a'.repeat(1_100_000) } },
    '413 too_large',
  ],
  [
    'a quote not in the archived source',
    'register-company',
    { ...COMPANY, unitId: 'bad', citation: { ...citation, sourceId: 'bulletin' } },
    '422 quote_not_in_source [/citation/quote]',
  ],
  [
    'a missing citation',
    'register-company',
    { unitId: 'bad', names: { en: 'Bad' } },
    '400 invalid_fields [/citation]',
  ],
  [
    'a misspelt field',
    'register-company',
    { ...COMPANY, unitId: 'bad', contry: 'US' },
    '400 invalid_fields [/contry]',
  ],
  ['a taken id', 'register-company', COMPANY, '409 id_taken [/unitId]'],
  [
    'a unit below itself',
    'establish-division',
    { ...DIVISION, unitId: 'loop', parentId: 'loop' },
    '422 unknown_unit [/parentId]',
  ],
  [
    'a fact after its publication',
    'announce-layoff',
    { ...LAYOFF, layoffId: 'bad', announcedOn: '2026-01-01' },
    '422 announced_after_publication [/announcedOn]',
  ],
  ['an array as the command', 'register-company', [COMPANY], '400 invalid_fields []'],
  ['null as the command', 'register-company', null, '400 invalid_fields []'],
];

/** Each case: what is wrong, the bytes of the body, and status, code and pointers of the refusal. */
const UNREADABLE: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['arrays 45,000 deep', '['.repeat(45_000) + ']'.repeat(45_000), '400 malformed_body'],
  ['objects 9,000 deep', `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`, '400 malformed_body'],
  ['__proto__', '{"__proto__":{"isAdmin":true}}', '400 malformed_body [/__proto__]'],
  ['constructor', '{"names":{"constructor":{}}}', '400 malformed_body [/names/constructor]'],
  ['a key given twice', '{"unitId":"a","unitId":"b"}', '400 malformed_body [/unitId]'],
  ['half a surrogate pair', '{"unitId":"\\ud83d"}', '400 malformed_body [/unitId]'],
  ['U+0000', '{"unitId":"a\\u0000"}', '400 malformed_body [/unitId]'],
  ['a number beyond 2^53', '{"unitId":9007199254740993}', '400 malformed_body [/unitId]'],
  ['a number of 300,000 digits', `{"unitId":${'9'.repeat(300_000)}}`, '400 malformed_body [/unitId]'],
  ['1e999', '{"unitId":1e999}', '400 malformed_body [/unitId]'],
  ['bytes that are no UTF-8', Buffer.from('{"unitId":"\xff\xfe"}', 'latin1'), '400 malformed_body'],
  ['an overlong form of a slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), '400 malformed_body'],
  ['a byte order mark', '\ufeff{}', '400 malformed_body'],
  ['JSON that breaks off', '{"unitId":"ama', '400 malformed_body'],
  ['nothing', '', '400 malformed_body'],
  ['text that is no JSON', 'unitId=amazon', '400 malformed_body'],
];

describe('a bad request', () => {
  const service = useService();
  /** Status, code and pointers of a refusal, such as `400 invalid_fields [/positions/min]`. */
  function told({ status, headers, json: read }: Reply): string {
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    const { code, errors, ...problem } = read() as { code: string; errors: { pointer: string }[] };
    expect(problem).toMatchObject({
      type: `/problems/${code}`,
      status,
      detail: expect.stringMatching(/^.{15,}$/s) as string,
    });
    return [status, code, ...errors.map(({ pointer }) => `[${pointer}]`)].join(' ');
  }

  const post = (change: string, sent: Sent): Promise<Reply> =>
    service().ask(`/api/v1/commands/${change}`, { method: 'POST', ...sent });

  beforeAll(async () => {
    for (const [change, command] of EXAMPLES) await service().record(change, command);
  });

  test.each(REFUSED)('is refused and leaves no trace: %s', async (_title, change, body, refusal) => {
    const head = service().store.head();
    const reply = await post(change, { headers: json, body: JSON.stringify(body) });
    expect(told(reply)).toBe(refusal);
    expect(service().store.head()).toBe(head);
  });

  test.each(UNREADABLE)('is not read further: %s', async (_title, body, refusal) => {
    const head = service().store.head();
    expect(told(await post('register-company', { headers: json, body }))).toContain(refusal);
    expect(service().store.head()).toBe(head);
  });

  test.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/json; charset=utf-16'],
    ['application/jsonp'],
    ['application/xml'],
  ])('is refused for its content type: %s', async (type) => {
    const reply = await post('register-company', {
      headers: { 'content-type': type },
      body: JSON.stringify(COMPANY),
    });
    expect(told(reply)).toBe('415 unsupported_media_type');
  });

  test('is refused for an Idempotency-Key that is no command id', async () => {
    const headers = { ...json, 'idempotency-key': 'two words' };
    const reply = await post('register-company', {
      headers,
      body: JSON.stringify({ ...COMPANY, unitId: 'bad' }),
    });
    expect(told(reply)).toContain('400 invalid_parameter');
  });

  test('that breaks off is answered as far as anybody reads it', async () => {
    const { token, url } = service();
    const head = `POST /api/v1/commands/register-company HTTP/1.1\r\nHost: ${new URL(url).host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`;
    const answer = await sendRaw(url, `${head}Content-Length: 500\r\n\r\n{"unitId":"trunc`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"malformed_request"');
    expect(await sendRaw(url, 'GARBAGE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [^]*"code":"malformed_request"/);
  });

  test.each([
    ['units/amazon?colour=blue', '400 invalid_parameter [/colour]', 'takes on, knownAt, publishedBy'],
    ['units/amazon?on=2025-01-01&on=2025-01-02', '400 invalid_parameter [/on]', 'once'],
    ['units/amazon?on=2025', '400 invalid_parameter [/on]', 'a full day such as'],
    ['units/amazon?on=2025-02-30', '400 invalid_parameter [/on]', 'a full day such as'],
    ['units/amazon?knownAt=yesterday', '400 invalid_parameter [/knownAt]', 'a position such as @1234'],
    [
      'units/amazon?knownAt=2025-01-01T10:00:00',
      '400 invalid_parameter [/knownAt]',
      'an instant with offset',
    ],
    ['units/amazon?knownAt=2025', '400 invalid_parameter [/knownAt]', 'or a day such as'],
    ['units/amazon?publishedBy=soon', '400 invalid_parameter [/publishedBy]', 'a partial date such as'],
    ['units/amazon/headcount?metric=heads', '400 invalid_parameter [/metric]', 'employees, fte, payroll'],
    ['layoffs', '400 invalid_parameter [/unit]', 'is required'],
    ['layoffs?unit=amazon&below=1', '400 invalid_parameter [/below]', 'true or false'],
    ['layoffs?unit=amazon%00', '400 invalid_parameter [/unit]', 'a text'],
    ['units/amazon%00', '400 invalid_parameter [/unitId]', 'U+0000'],
    ['units/%E0%A4%A', '400 malformed_request', 'address'],
    ['search', '400 invalid_parameter [/q]', 'is required'],
    ['search?q=%D8%9F', '400 invalid_parameter [/q]', 'holds no word'],
    [`search?q=${'a'.repeat(201)}`, '400 invalid_parameter [/q]', '1 to 200 characters'],
    ['search?q=amazon&cursor=here', '400 invalid_parameter [/cursor]', 'from `next`'],
    ['persons?q=%21', '400 invalid_parameter [/q]', 'holds no word'],
    ['units/amazon/timeline?cursor=here', '400 invalid_parameter [/cursor]', 'from `next`'],
    [
      'units/amazon/changes?from=2026-01-01&to=2025-01-01',
      '400 invalid_parameter [/from]',
      'from comes after to',
    ],
    [
      'entries?recordedFrom=2026-01-01&recordedTo=2025-01-01',
      '400 invalid_parameter [/recordedFrom]',
      'comes after recordedTo',
    ],
    ['entries?limit=0', '400 invalid_parameter [/limit]', 'from 1 to 500'],
    ['entries?limit=501', '400 invalid_parameter [/limit]', 'from 1 to 500'],
    ['entries?__proto__=1', '400 invalid_parameter [/__proto__]', 'is not a parameter'],
  ])('is refused for its address: %s', async (path, refusal, words) => {
    const reply = await service().ask(`/api/v1/${path}`);
    expect(told(reply)).toBe(refusal);
    expect(reply.json()['detail']).toContain(words);
  });

  test.each([
    ['units/nobody', 404, 'not_found'],
    ['units/nobody/headcount', 404, 'not_found'],
    ['persons/nobody', 404, 'not_found'],
    ['entries/nobody', 404, 'not_found'],
    ['entries/@999', 404, 'not_found'],
    ['streams/unit-nobody/entries', 404, 'not_found'],
    ['correlations/nobody', 404, 'not_found'],
    ['units/amazon?knownAt=@0', 404, 'not_found'],
    ['units/amazon?knownAt=@999', 422, 'position_beyond_head'],
    ['nothing-here', 404, 'unknown_route'],
  ])('finds nothing: %s', async (path, status, code) => {
    const reply = await service().ask(`/api/v1/${path}`);
    expect([reply.status, reply.json()['code']]).toEqual([status, code]);
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('finds no %s: facts are never changed', async (method) => {
    const reply = await service().ask('/api/v1/entries/@1', { method });
    expect([reply.status, reply.headers['allow']]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});

import { EventStore } from '#event-store';
import type { BatchAnswer } from '../../apps/api/recording/batch-answer';
import { COMPANY, LAYOFF } from './examples';
import { useService } from './running';
import type { Reply, Sent } from './send';

type Json = Record<string, unknown>;

const company = (unitId: string): Json => ({ change: 'RegisterCompany', command: { ...COMPANY, unitId } });
const layoff = (layoffId: string, unitId: string): Json => ({
  change: 'AnnounceLayoff',
  command: { ...LAYOFF, layoffId, unitId },
});

describe('a batch over HTTP', () => {
  const service = useService();
  const send = (body: unknown, query = '', headers: Sent['headers'] = {}): Promise<Reply> =>
    service().ask(`/api/v1/batches${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const batch = (lines: readonly unknown[], query = '', headers: Sent['headers'] = {}): Promise<Reply> =>
    send({ lines }, query, headers);
  const told = (reply: Reply): readonly unknown[] =>
    (reply.json() as unknown as BatchAnswer).lines.map(({ status, problem }) => problem?.code ?? status);

  test('is answered line by line; a refused line keeps no other from being recorded', async () => {
    const reply = await batch([
      layoff('too-early', 'one'),
      company('one'),
      company('one'),
      layoff('cut-one', 'one'),
      { change: 'RegisterCompany', command: { unitId: 'two' } },
      { change: 'RegisterEverything', command: {} },
    ]);
    expect([reply.status, told(reply)]).toEqual([
      201,
      ['unknown_unit', 201, 'id_taken', 201, 'invalid_fields', 'unknown_change'],
    ]);
    const answer = reply.json() as unknown as BatchAnswer;
    expect(answer).toMatchObject({ recorded: 2, repeated: 0, refused: 4, position: 2 });
    expect(answer.lines[4]).toMatchObject({
      problem: {
        status: 400,
        errors: expect.arrayContaining([expect.objectContaining({ pointer: '/names' })]) as unknown,
      },
    });
    const entries = answer.lines.flatMap(({ recorded }) => recorded?.entries ?? []);
    expect(entries).toMatchObject([{ position: 1 }, { position: 2 }]);
    expect(reply.headers).toMatchObject({
      location: `/api/v1/entries/${String(entries[0]?.id)}`,
      'ledger-position': '2',
    });
  });

  test('is found again under the correlation that its lines have in common', async () => {
    await batch([company('tied-1'), company('tied-2')], '', { 'idempotency-key': 'tied' });
    const found = (await service().ask('/api/v1/correlations/tied')).json()['answer'] as Json;
    expect((found['items'] as Json[]).map(({ commandId }) => commandId)).toEqual(['tied:0', 'tied:1']);
  });

  test('is safe to send again: what was recorded is answered as at first, what was refused is tried again', async () => {
    const lines = [company('again-1'), layoff('again-cut', 'again-2')];
    const key = { 'idempotency-key': 'again' };
    const first = await batch(lines, '', key);
    expect([first.status, told(first)]).toEqual([201, [201, 'unknown_unit']]);
    await service().record('register-company', { ...COMPANY, unitId: 'again-2' });
    const again = await batch(lines, '', key);
    expect([again.status, told(again)]).toEqual([201, [200, 201]]);
    expect(again.json()).toMatchObject({ recorded: 1, repeated: 1, refused: 0 });
    const [before, after] = [first, again].map(
      (reply) => (reply.json() as unknown as BatchAnswer).lines[0]?.recorded?.entries,
    );
    expect(after).toEqual(before);
    const third = await batch(lines, '', key);
    expect([third.status, told(third)]).toEqual([200, [200, 200]]);
    expect(told(await batch([company('other')], '', key))).toEqual(['command_id_reused']);
  });

  test('takes a command id and an expected revision with each line', async () => {
    const lines = [
      { ...company('own'), commandId: 'own-id', expectedRevision: -1 },
      { ...company('own'), commandId: 'own-id-2', expectedRevision: -1 },
    ];
    expect(told(await batch(lines))).toEqual([201, 'revision_conflict']);
    expect(told(await batch([{ ...company('own'), commandId: 'own-id' }]))).toEqual([200]);
  });

  test('records all or nothing where that is asked for', async () => {
    const head = service().store.head();
    const refused = await batch(
      [company('all-1'), layoff('cut', 'nobody'), company('all-2')],
      '?atomic=true',
    );
    expect([refused.status, refused.headers['content-type'], refused.headers['location']]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
      undefined,
    ]);
    expect(refused.json()).toMatchObject({
      code: 'batch_refused',
      errors: [{ pointer: '/lines/1', code: 'unknown_unit' }],
      recorded: 0,
      refused: 3,
      position: head,
    });
    expect(told(refused)).toEqual(['not_recorded', 'unknown_unit', 'not_recorded']);
    expect(service().store.head()).toBe(head);

    const key = { 'idempotency-key': 'all' };
    const lines = [company('all-1'), layoff('all-cut', 'all-1')];
    const recorded = await batch(lines, '?atomic=true', key);
    expect([recorded.status, told(recorded), service().store.head()]).toEqual([201, [201, 201], head + 2]);
    const again = await batch(lines, '?atomic=true', key);
    expect([again.status, told(again), service().store.head()]).toEqual([200, [200, 200], head + 2]);
  });

  test('records nothing of an atomic batch with a line that is none', async () => {
    const head = service().store.head();
    const reply = await batch([company('whole'), { command: {} }, company('whole')], '?atomic=true');
    expect([reply.status, told(reply)]).toEqual([422, ['not_recorded', 'invalid_fields', 'id_taken']]);
    expect(service().store.head()).toBe(head);
  });

  test('decides in a dry run, each line on what the earlier ones would do, and records nothing', async () => {
    const head = service().store.head();
    const lines = [company('dry'), layoff('dry-cut', 'dry'), company('dry')];
    for (const [query, status, outcome] of [
      ['?dryRun=true', 200, [200, 200, 'id_taken']],
      ['?dryRun=true&atomic=true', 422, ['not_recorded', 'not_recorded', 'id_taken']],
    ] as const) {
      const reply = await batch(lines, query);
      expect([query, reply.status, told(reply)]).toEqual([query, status, outcome]);
    }
    const good = await batch(lines.slice(0, 2), '?dryRun=true&atomic=true');
    expect([good.status, told(good), good.headers['location']]).toEqual([200, [200, 200], undefined]);
    expect(service().store.head()).toBe(head);
  });

  test('is told what rests on what its lines withdraw, recorded, decided in a dry run, or sent again', async () => {
    const made = (await batch([company('base'), layoff('base-1', 'base'), layoff('base-2', 'base')])).json();
    const [entry, ...resting] = (made as unknown as BatchAnswer).lines.flatMap(
      ({ recorded }) => recorded?.entries ?? [],
    );
    const withdrawal = (entryId: unknown): Json => ({
      change: 'RetractEntry',
      command: { entryId, because: 'recordingError', reason: 'no such thing' },
    });
    const lines = [
      company('aside'),
      withdrawal(entry?.id),
      withdrawal(resting[1]?.id),
      withdrawal('nothing'),
    ];
    const restingOf = (reply: Reply): readonly unknown[] =>
      (reply.json() as unknown as BatchAnswer).lines.map(({ recorded }) => [
        recorded?.restOnIt?.map(({ id }) => id),
        recorded?.restOnItTotal,
      ]);
    const all = [
      [undefined, undefined],
      [resting.map(({ id }) => id), 2],
      [[], 0],
      [undefined, undefined],
    ];
    const key = { 'idempotency-key': 'base' };
    for (const [query, upTo] of [
      ['?dryRun=true', 4],
      ['?dryRun=true&atomic=true', 3],
      ['?atomic=true', 3],
      ['?atomic=true', 3],
    ] as const) {
      const reply = await batch(lines.slice(0, upTo), query, key);
      expect([query, restingOf(reply)]).toEqual([query, all.slice(0, upTo)]);
    }
  });

  test('tells no more of what rests on it than one command would, and counts all', async () => {
    const cuts = Array.from({ length: 4 }, (_, at) => layoff(`much-${at}`, 'much'));
    const made = (
      await batch([company('much'), company('much-2'), ...cuts])
    ).json() as unknown as BatchAnswer;
    const ids = made.lines.flatMap(({ recorded }) => recorded?.entries ?? []).map(({ id }) => id);
    const command = { entryId: ids[0], because: 'recordingError', reason: 'no such thing' };
    const others = Array.from({ length: 249 }, () => ({ change: 'RetractEntry', command: {} }));
    const reply = await batch([{ change: 'RetractEntry', command }, ...others], '?dryRun=true');
    const [{ recorded } = {}] = (reply.json() as unknown as BatchAnswer).lines;
    expect([recorded?.restOnIt?.map(({ id }) => id), recorded?.restOnItTotal]).toEqual([ids.slice(2, 4), 4]);
  });

  test('is refused with 501 where the store cannot record together', async () => {
    const { store } = service();
    store.appendTogether = (...given) => EventStore.prototype.appendTogether.apply(store, given);
    try {
      const reply = await batch([company('never')], '?atomic=true');
      expect([reply.status, reply.json()['code']]).toEqual([501, 'atomic_unsupported']);
    } finally {
      Reflect.deleteProperty(store, 'appendTogether');
    }
    expect(told(await batch([company('ever')], '?atomic=true'))).toEqual([201]);
  });

  test.each([
    [[], '/lines'],
    [{}, '/lines'],
    [{ lines: [] }, '/lines'],
    [{ lines: {} }, '/lines'],
    [{ lines: [company('x')], more: 1 }, '/lines'],
  ])('is refused as a whole where the body is none: %j', async (body, pointer) => {
    const reply = await send(body);
    expect([reply.status, reply.json()]).toEqual([
      400,
      expect.objectContaining({
        code: 'invalid_fields',
        errors: [expect.objectContaining({ pointer })],
      }),
    ]);
  });

  test.each([
    [3, ''],
    [{ change: 1, command: {} }, '/change'],
    [{ change: 'RegisterCompany' }, '/command'],
    [{ ...company('x'), colour: 'blue' }, '/colour'],
    [{ ...company('x'), commandId: 7 }, '/commandId'],
    [{ ...company('x'), expectedRevision: -2 }, '/expectedRevision'],
  ])('refuses a line that is none, by itself: %j', async (line, pointer) => {
    const reply = await batch([line]);
    const [{ problem } = {}] = (reply.json() as unknown as BatchAnswer).lines;
    expect([reply.status, problem?.status, problem?.errors.map((error) => error.pointer)]).toEqual([
      200,
      400,
      [pointer],
    ]);
  });

  test('has limits: lines, bytes, no revision of its own', async () => {
    const many = await batch(Array.from({ length: 1_001 }, () => 1));
    expect([many.status, many.json()['code']]).toEqual([413, 'too_large']);
    const heavy = await batch([{ change: 'x'.repeat(2 * 1_024 * 1_024), command: {} }]);
    expect([heavy.status, told(heavy)]).toEqual([200, ['unknown_change']]);
    expect((await batch(['x'.repeat(4 * 1_024 * 1_024)])).status).toBe(413);
    const matched = await batch([company('x')], '', { 'if-match': '"0"' });
    expect([matched.status, (matched.json()['errors'] as Json[])[0]?.['pointer']]).toEqual([
      400,
      '/if-match',
    ]);
    const longest = Array.from({ length: 1_000 }, (_, at) => company(`many-${at}`));
    expect((await batch(longest, '?atomic=true')).json()).toMatchObject({ recorded: 1_000, refused: 0 });
  });
});

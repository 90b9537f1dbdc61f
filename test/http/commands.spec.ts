import { changes } from '#domain';
import { COMPANY, EXAMPLES, LAYOFF } from './examples';
import { useService } from './running';

interface Entry {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly type: string;
}

describe('a command over HTTP', () => {
  const service = useService();
  const entriesIn = (json: Record<string, unknown>): readonly Entry[] => json['entries'] as readonly Entry[];

  test('is recorded, of every kind, each at the address of its name', async () => {
    for (const [change, command] of EXAMPLES) {
      const reply = await service().record(change, command);
      expect({ change, status: reply.status, problem: reply.json()['detail'] }).toEqual({
        change,
        status: 201,
      });
    }
    const [wrong] = entriesIn(
      (await service().record('announce-layoff', { ...LAYOFF, layoffId: 'wrong' })).json(),
    );
    const withdrawal = { entryId: wrong?.id, because: 'recordingError', reason: 'A slip of the pen.' };
    const right = {
      change: 'AnnounceLayoff',
      command: { ...LAYOFF, layoffId: 'wrong', announcedOn: '2025-10' },
    };
    const restated = await service().record('restate-entry', { ...withdrawal, right });
    expect(restated.status).toBe(201);
    const [, replacement] = entriesIn(restated.json());
    const retracted = await service().record('retract-entry', { ...withdrawal, entryId: replacement?.id });
    expect(retracted.status).toBe(201);
    const { citation } = LAYOFF;
    const other = { entryId: replacement?.id, citation };
    expect((await service().record('corroborate-entry', other)).status).toBe(201);
    expect((await service().record('dispute-entry', { ...other, denies: true })).status).toBe(201);
    expect(new Set(EXAMPLES.map(([change]) => change)).size + 4).toBe(changes.size);
  });

  test('is answered with its entries, their address, revision and position', async () => {
    const reply = await service().record('register-company', { ...COMPANY, unitId: 'acme' });
    const [entry] = entriesIn(reply.json());
    expect(reply.json()).toEqual({
      entries: [
        {
          id: entry?.id,
          stream: 'unit-acme',
          revision: 0,
          position: service().store.head(),
          recordedAt: expect.stringMatching(/^2026-01-01T00:.*Z$/) as string,
          type: 'CompanyRegistered',
        },
      ],
      position: service().store.head(),
      repeated: false,
    });
    expect(reply.headers).toMatchObject({
      location: `/api/v1/entries/${entry?.id}`,
      etag: '"0"',
      'ledger-position': String(service().store.head()),
    });
    expect((await service().ask(reply.headers.location ?? '')).status).toBe(200);
  });

  test('gives its first answer again under the same Idempotency-Key, and refuses another request', async () => {
    const key = { 'idempotency-key': 'the-same' };
    const first = await service().record('register-company', { ...COMPANY, unitId: 'once' }, key);
    const head = service().store.head();
    const again = await service().record('register-company', { ...COMPANY, unitId: 'once' }, key);
    expect([first.status, again.status, service().store.head()]).toEqual([201, 200, head]);
    expect(again.json()).toEqual({ ...first.json(), repeated: true });
    expect(again.headers['location']).toBe(first.headers['location']);
    const other = await service().record('register-company', { ...COMPANY, unitId: 'other' }, key);
    expect([other.status, other.json()['code']]).toEqual([409, 'command_id_reused']);
  });

  test('is decided but not recorded as a dry run', async () => {
    const head = service().store.head();
    const reply = await service().record('register-company?dryRun=true', { ...COMPANY, unitId: 'rehearsed' });
    expect([reply.status, reply.headers['location'], service().store.head()]).toEqual([200, undefined, head]);
    expect(entriesIn(reply.json())).toMatchObject([{ stream: 'unit-rehearsed', type: 'CompanyRegistered' }]);
    const refused = await service().record('register-company?dryRun=true', { ...COMPANY, unitId: 'acme' });
    expect([refused.status, refused.json()['code']]).toEqual([409, 'id_taken']);
  });

  test('is refused with 412 where the stream is not at the revision of If-Match', async () => {
    const count = {
      unitId: 'amazon',
      metric: 'employees',
      scope: 'withSubUnits',
      countedOn: '2025',
      citation: COMPANY.citation,
    };
    const send = (revision: string, min: number): Promise<{ status: number; etag: string | undefined }> =>
      service()
        .record(
          'report-headcount',
          { ...count, count: { min, max: null, wording: 'many' } },
          { 'if-match': revision },
        )
        .then(({ status, headers }) => ({ status, etag: headers.etag }));
    expect(await send('"-1"', 1)).toEqual({ status: 201, etag: '"0"' });
    expect(await send('"-1"', 2)).toEqual({ status: 412, etag: undefined });
    expect(await send('"0"', 3)).toEqual({ status: 201, etag: '"1"' });
    for (const wrong of ['0', '*', '"0", "1"', 'W/"0"', '"01"'])
      expect(await send(wrong, 4)).toMatchObject({ status: 400 });
  });

  test('is made known under a UUIDv7 where the client names none, and under the correlation that it does name', async () => {
    const reply = await service().record(
      'register-company',
      { ...COMPANY, unitId: 'tied' },
      { 'ledger-correlation-id': 'batch-7' },
    );
    const [entry] = entriesIn(reply.json());
    const found = (await service().ask('/api/v1/correlations/batch-7')).json();
    expect(found['answer']).toMatchObject({
      items: [
        {
          id: entry?.id,
          actor: 'local',
          commandId: expect.stringMatching(/^019[0-9a-f]{5}-[0-9a-f]{4}-7/) as string,
        },
      ],
    });
  });

  test('can be read in the very next request', async () => {
    for (const unitId of ['read-1', 'read-2', 'read-3']) {
      await service().record('register-company', { ...COMPANY, unitId });
      expect((await service().ask(`/api/v1/units/${unitId}`)).status).toBe(200);
    }
  });

  test('that withdraws an entry is told what rests on it, as a dry run too', async () => {
    const told = async (change: string, command: object): Promise<readonly Entry[]> =>
      entriesIn((await service().record(change, command)).json());
    const { citation } = COMPANY;
    const [first] = await told('register-company', { ...COMPANY, unitId: 'base' });
    const [part] = await told('establish-division', {
      unitId: 'base-part',
      kind: 'team',
      parentId: 'base',
      names: { en: 'Part' },
      citation,
    });
    const [cut] = await told('announce-layoff', { ...LAYOFF, layoffId: 'base-cut', unitId: 'base' });
    const [agrees] = await told('corroborate-entry', { entryId: first?.id, citation });
    const withdrawal = { entryId: first?.id, because: 'recordingError', reason: 'no such company' };
    const resting = [part, cut, agrees].map((entry) => {
      const { position, id, type, stream } = entry as Entry;
      return { position, id, type, stream };
    });
    const rehearsed = (await service().record('retract-entry?dryRun=true', withdrawal)).json();
    expect(rehearsed).toMatchObject({ restOnIt: resting, restOnItTotal: 3 });
    const key = { 'idempotency-key': 'withdrawn-base' };
    const recorded = (await service().record('retract-entry', withdrawal, key)).json();
    expect(recorded).toMatchObject({ repeated: false, restOnIt: resting, restOnItTotal: 3 });
    const again = (await service().record('retract-entry', withdrawal, key)).json();
    expect(again).toMatchObject({ repeated: true, restOnIt: resting });
    const nothing = (
      await service().record('retract-entry', { ...withdrawal, entryId: cut?.id, reason: 'no cut' })
    ).json();
    expect(nothing).toMatchObject({ restOnIt: [], restOnItTotal: 0 });
    expect(entriesIn(nothing)).toHaveLength(1);
  });
});

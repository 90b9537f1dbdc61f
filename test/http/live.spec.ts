import { createHash } from 'node:crypto';
import { handleCommand } from '#event-store';
import { COMPANY, DIVISION, LAYOFF, PERSON } from './examples';
import { readEvents } from './event-source';
import type { EventReader } from './event-source';
import { useService } from './running';

const PATH = '/api/v1/entries/live';

describe('the live feed', () => {
  const service = useService();
  const readers: EventReader[] = [];
  afterEach(() => readers.splice(0).forEach((reader) => reader.close()));

  const read = async (query = '', headers = {}): Promise<EventReader> => {
    const authorization = `Bearer ${service().token}`;
    const reader = await readEvents(`${service().url}${PATH}${query}`, { authorization, ...headers });
    readers.push(reader);
    return reader;
  };
  let serial = 0;
  const record = async (name: string, json: unknown, actor = 'local'): Promise<number> => {
    const request = { commandId: `live-${serial++}`, actor };
    const person = { personId: () => '' };
    return (await handleCommand(service().store, person, { name, json }, request)).position;
  };
  const archive = (text: string): Promise<number> =>
    record('ArchiveSource', {
      sourceId: `source-${serial}`,
      title: { en: 'A source' },
      publishedOn: '2025-10-28',
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
    });
  const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

  beforeAll(async () => {
    await record('RegisterCompany', COMPANY);
    await record('EstablishDivision', DIVISION);
    await record('IntroducePerson', PERSON);
    await record('AnnounceLayoff', LAYOFF);
    await record('ReviseLayoff', {
      layoffId: LAYOFF.layoffId,
      revisedOn: '2025-11-01',
      effectiveOn: '2026-01',
      citation: COMPANY.citation,
    });
    const [, , , announcement] = [...service().store.readAll(0)];
    const withdrawal = { entryId: announcement?.entry.id, because: 'recordingError', reason: 'misread' };
    await record('RetractEntry', withdrawal, 'auditor');
    await record('ReportHeadcount', {
      unitId: 'amazon',
      metric: 'employees',
      scope: 'withSubUnits',
      count: { min: 5, max: 5, wording: '5' },
      countedOn: '2025',
      citation: COMPANY.citation,
    });
    const [reported] = [...service().store.readAll(6)];
    await record('RetractEntry', {
      entryId: reported?.entry.id,
      because: 'recordingError',
      reason: 'misread',
    });
  });

  test('tells what was recorded, then what is, under positions as ids', async () => {
    const head = service().store.head();
    const reader = await read('?after=0');
    expect(reader.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    await reader.until(() => reader.events.length === head);
    await archive('new');
    await reader.until(() => reader.events.length === head + 1);
    expect(reader.positions).toEqual(upTo(head + 1));
    expect(reader.events[0]?.data).toMatchObject({
      position: 1,
      type: 'CompanyRegistered',
      stream: 'unit-amazon',
      actor: 'local',
      data: COMPANY,
    });
  });

  test('tells only what is new, where nothing is asked for, and where to resume from the start', async () => {
    const reader = await read();
    await reader.until(() => reader.lastEventId !== '');
    expect(reader.lastEventId).toBe(String(service().store.head()));
    const position = await archive('later');
    await reader.until(() => reader.events.length === 1);
    expect(reader.positions).toEqual([position]);
  });

  test('resumes after a cut at any event, with no gap and no repeat, while others record', async () => {
    const seen: number[] = [];
    let seed = 7;
    const chance = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    let last = '0';
    for (let cut = 0; cut < 25; cut++) {
      const position = await archive(`cut ${cut}`);
      const reader = await read('?after=0', { 'last-event-id': last });
      const wanted = Math.min(1 + chance(4), position - Number(last));
      await reader.until(() => reader.events.length >= wanted);
      reader.close();
      const taken = reader.events.slice(0, wanted);
      seen.push(...taken.map(({ id }) => Number(id)));
      last = taken.at(-1)?.id ?? last;
    }
    const reader = await read('', { 'last-event-id': last });
    await reader.until(() => reader.lastEventId === String(service().store.head()));
    expect([...seen, ...reader.positions]).toEqual(upTo(service().store.head()));
  });

  test.each<[string, readonly number[]]>([
    ['type=LayoffRevised', [5]],
    ['stream=unit-amazon', [1]],
    ['actor=auditor', [6]],
    ['source=gazette&type=CompanyRegistered', [1]],
    ['source=nobody', []],
    ['correlation=nothing', []],
    ['unit=studios', [2]],
    ['unit=amazon', [1, 2, 4, 5, 6, 7, 8]],
    ['person=pabcdefghij23', [3]],
  ])('tells only what is asked for: %s', async (query, expected) => {
    const reader = await read(`?after=0&${query}`);
    const head = String(service().store.head());
    await reader.until(() => reader.lastEventId === head);
    expect(reader.positions).toEqual(expected);
  });

  test('moves the id on over what is left out, so that nothing is scanned twice', async () => {
    const reader = await read('?type=LayoffAnnounced');
    await reader.until(() => reader.lastEventId !== '');
    const position = await archive('of no interest');
    await reader.until(() => reader.lastEventId === String(position));
    expect(reader.events).toEqual([]);
  });

  test('tells a hundred readers the same', async () => {
    const start = service().store.head();
    const all = await Promise.all(Array.from({ length: 100 }, () => read(`?after=${start - 2}`)));
    const last = await archive('to all');
    await Promise.all(all.map((reader) => reader.until(() => reader.lastEventId === String(last))));
    for (const { positions } of all) expect(positions).toEqual([start - 1, start, last]);
  });

  test('drops a reader who is too slow, who resumes without a gap or a repeat', async () => {
    const start = service().store.head();
    const slow = await read();
    await slow.until(() => slow.lastEventId !== '');
    slow.pause();
    const text = 'x'.repeat(200_000);
    for (let sent = 0; sent < 80 && !wasDropped(); sent++) await archive(text);
    expect(wasDropped()).toBe(true);
    slow.resume();
    await slow.until(() => slow.ended !== undefined);
    expect(slow.ended).toBe('cut');
    const again = await read('', { 'last-event-id': slow.lastEventId });
    await again.until(() => again.lastEventId === String(service().store.head()));
    expect([...slow.positions, ...again.positions]).toEqual(
      upTo(service().store.head()).filter((position) => position > start),
    );
  });

  function wasDropped(): boolean {
    return service().logged.some((line) => line.includes('a reader of the live feed was dropped'));
  }

  test('is closed to strangers, and open to a browser that is signed in', async () => {
    expect((await service().askBare(PATH)).status).toBe(401);
    const link = (await service().ask('/session/links', { method: 'POST' })).json()['link'] as string;
    const signedIn = await service().askBare(new URL(link).pathname + new URL(link).search);
    const [cookie = ''] = String(signedIn.headers['set-cookie']).split(';');
    const reader = await readEvents(service().url + PATH, { cookie, 'sec-fetch-site': 'same-origin' });
    readers.push(reader);
    await reader.until(() => reader.lastEventId !== '');
    const foreign = { cookie, 'sec-fetch-site': 'cross-site' };
    expect((await service().askBare(PATH, { headers: foreign })).status).toBe(403);
  });

  test('says what is wrong with a question', async () => {
    const told = async (query: string, headers = {}) => {
      const reply = await service().ask(PATH + query, { headers });
      return [reply.status, reply.json()['code'], reply.json()['detail']];
    };
    expect(await told('?after=1000000')).toEqual([
      422,
      'position_beyond_head',
      expect.stringContaining('the newest entry has'),
    ]);
    expect((await told('?after=x')).slice(0, 2)).toEqual([400, 'invalid_parameter']);
    expect(await told('', { 'last-event-id': 'x' })).toEqual([
      400,
      'invalid_parameter',
      expect.stringContaining('Last-Event-ID must be a position'),
    ]);
    expect((await service().ask(PATH, { method: 'HEAD' })).headers['content-type']).toMatch(
      /^text\/event-stream/,
    );
  });

  test('lets everybody go in good order and at once, when the service stops', async () => {
    const reader = await read('?after=0');
    await reader.until(() => reader.lastEventId === String(service().store.head()));
    const before = process.hrtime.bigint();
    await service().close();
    expect(Number(process.hrtime.bigint() - before) / 1e9).toBeLessThan(5);
    await reader.until(() => reader.ended !== undefined);
    expect([reader.ended, reader.comments.at(-1)]).toEqual([
      'in good order',
      'the service lets go; connect again',
    ]);
  });
});

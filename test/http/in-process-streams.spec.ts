import { once } from 'node:events';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../apps/api/config';
import { openInProcess } from '../../apps/api/in-process';
import { useTemporaryFolder } from '../temporary-folder';
import { COMPANY } from './examples';

describe('a service inside this process', () => {
  const folder = useTemporaryFolder();

  test('exports and tells live as the served one does, and lets go at once when it is closed', async () => {
    const config = readConfig({ LEDGER_STORE: `sqlite:${join(folder(), 'ledger.db')}` });
    const { server, url, token, close } = await openInProcess(config, { log: pino({ level: 'silent' }) });
    const headers = { host: new URL(url).host, authorization: `Bearer ${token}` };
    const commands = '/api/v1/commands/register-company';
    expect(
      (await server.inject({ method: 'POST', url: commands, headers, payload: COMPANY })).statusCode,
    ).toBe(201);
    const file = await server.inject({ url: '/api/v1/export/units.ndjson', headers });
    expect(JSON.parse(file.body)).toMatchObject({ unit_id: 'amazon', name_ar: 'أمازون' });
    expect(file.trailers).toMatchObject({ 'ledger-rows': '1' });
    const live = await server.inject({
      url: '/api/v1/entries/live?after=0',
      headers,
      payloadAsStream: true,
    });
    const stream = live.stream().setEncoding('utf8');
    let told = '';
    stream.on('data', (part: string) => (told += part));
    while (!told.includes('"CompanyRegistered"')) await once(stream, 'data');
    const ended = once(stream, 'end');
    await close();
    await ended;
    expect(told).toMatch(/: the service lets go; connect again\n\n$/);
  });
});

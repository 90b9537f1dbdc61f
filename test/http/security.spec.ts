import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { COMPANY } from './examples';
import { useService } from './running';
import { sendRaw } from './send';
import type { Reply } from './send';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('who is let in', () => {
  const service = useService();
  const told = ({ status, json }: Reply): readonly unknown[] => [status, json()['code']];
  const bearer = (token: string): { headers: { authorization: string } } => ({
    headers: { authorization: token },
  });

  test('nobody without the token, save for the sign of life', async () => {
    expect((await service().askBare('/health/live')).status).toBe(200);
    for (const path of [
      '/',
      '/docs',
      '/openapi.json',
      '/health/ready',
      '/api/v1/companies',
      '/problems/not_found',
      '/nowhere',
    ]) {
      const reply = await service().askBare(path);
      expect([path, ...told(reply)]).toEqual([path, 401, 'unauthenticated']);
      expect(reply.headers['www-authenticate']).toMatch(/^Bearer/);
    }
    const head = service().store.head();
    const sent = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(COMPANY),
    };
    expect((await service().askBare('/api/v1/commands/register-company', sent)).status).toBe(401);
    expect(service().store.head()).toBe(head);
  });

  test('nobody with a wrong token', async () => {
    const { token, askBare } = service();
    const wrong = [
      'Bearer',
      'Bearer ',
      `Bearer ${token}x`,
      `Bearer ${token.slice(1)}`,
      `Basic ${token}`,
      token,
      `Bearer ${token} ${token}`,
    ];
    for (const value of wrong)
      expect(told(await askBare('/api/v1/companies', bearer(value)))).toEqual([401, 'unauthenticated']);
    expect((await askBare('/api/v1/companies', bearer(`bearer ${token}`))).status).toBe(200);
  });

  test('nobody by another name of the machine, whatever token they hold', async () => {
    const { port } = new URL(service().url);
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      'localhost',
      `127.0.0.1.evil.example:${port}`,
      `127.0.0.1:1`,
    ]) {
      expect([host, ...told(await service().ask('/health/live', { headers: { host } }))]).toEqual([
        host,
        403,
        'foreign_host',
      ]);
    }
    expect(await sendRaw(service().url, 'GET /health/live HTTP/1.0\r\n\r\n')).toMatch(
      / 403 [^]*foreign_host/,
    );
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) {
      expect((await service().ask('/health/live', { headers: { host } })).status).toBe(200);
    }
  });

  test('no page of another site, with whatever method', async () => {
    const { port } = new URL(service().url);
    for (const origin of [
      'http://evil.example',
      'null',
      `https://127.0.0.1:${port}`,
      `http://localhost:${port}`,
      'http://127.0.0.1',
    ]) {
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        const reply = await service().ask('/api/v1/companies', { method, headers: { origin } });
        expect([origin, method, ...told(reply)]).toEqual([origin, method, 403, 'foreign_origin']);
        expect(reply.headers['access-control-allow-origin']).toBeUndefined();
      }
    }
    expect((await service().ask('/api/v1/companies', { headers: { origin: service().url } })).status).toBe(
      200,
    );
  });

  test('the owner of the token file, which nobody else can read', () => {
    const path = join(service().folder, 'token');
    expect(readFileSync(path, 'utf8')).toBe(`${service().token}\n`);
    expect(service().token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(service().folder, 'read-models.db')).mode & 0o777).toBe(0o600);
  });
});

describe('a browser', () => {
  const service = useService();
  const newLink = async (): Promise<string> => {
    const reply = await service().ask('/session/links', { method: 'POST' });
    return String(reply.json()['link']).slice(service().url.length);
  };
  const signIn = async (): Promise<string> => {
    const reply = await service().askBare(await newLink());
    return reply.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  };

  test('is signed in by a link, once', async () => {
    const link = service().link.slice(service().url.length);
    const reply = await service().askBare(link);
    expect([reply.status, reply.headers.location]).toEqual([303, '/docs']);
    expect(reply.headers['set-cookie']).toEqual([
      expect.stringMatching(
        /^ledger-session-\d+=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/,
      ),
    ]);
    const cookie = reply.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    expect((await service().askBare('/docs', { headers: { cookie } })).status).toBe(200);
    expect((await service().askBare('/docs', { headers: { cookie: `a=b; ${cookie}; c=d` } })).status).toBe(
      200,
    );
    const again = await service().askBare(link);
    expect([again.status, again.json()['code'], again.headers['set-cookie']]).toEqual([
      401,
      'ticket_refused',
      undefined,
    ]);
  });

  test('is signed in by a link that somebody has looked at before', async () => {
    const link = await newLink();
    const looked = await service().askBare(link, { method: 'HEAD' });
    expect([looked.status, looked.headers['set-cookie']]).toEqual([404, undefined]);
    expect((await service().askBare(link)).status).toBe(303);
  });

  test('is not signed in by a link that is ten minutes old, forged or empty', async () => {
    const link = await newLink();
    service().wait(10 * MINUTE_MS);
    for (const path of [link, `/session?ticket=${'A'.repeat(43)}`])
      expect((await service().askBare(path)).status).toBe(401);
    for (const path of ['/session', '/session?ticket=', `${link}&ticket=x`])
      expect((await service().askBare(path)).status).toBe(400);
  });

  test('stays signed in for twelve hours, and no longer', async () => {
    const headers = { cookie: await signIn() };
    service().wait(11 * HOUR_MS);
    expect((await service().askBare('/docs', { headers })).status).toBe(200);
    service().wait(HOUR_MS);
    expect((await service().askBare('/docs', { headers })).status).toBe(401);
  });

  test('records only from our own pages', async () => {
    const cookie = await signIn();
    const send = (unitId: string, headers: Record<string, string>): Promise<Reply> =>
      service().askBare('/api/v1/commands/register-company', {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ ...COMPANY, unitId }),
      });
    const head = service().store.head();
    for (const headers of [
      {},
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'http://evil.example' },
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
    ]) {
      expect([headers, (await send('forged', headers)).json()['code']]).toEqual([headers, 'foreign_origin']);
    }
    expect(service().store.head()).toBe(head);
    expect((await send('own-1', { origin: service().url })).status).toBe(201);
    expect((await send('own-2', { 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  test('shows nothing of ours inside what others embed', async () => {
    const cookie = await signIn();
    const embedded = { cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' };
    expect((await service().askBare('/api/v1/companies', { headers: embedded })).status).toBe(403);
    const followed = { cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate' };
    expect((await service().askBare('/docs', { headers: followed })).status).toBe(200);
  });

  test('is told to run nothing but ours', async () => {
    for (const path of ['/health/live', '/docs', '/nowhere', '/api/v1/companies', '/%E0%A4%A']) {
      const { headers } = await service().ask(path);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /);
      expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|https?:|\*|upgrade/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': expect.stringMatching(/^no-store$|^private, no-cache$/) as unknown,
        'x-frame-options': 'DENY',
      });
      expect(headers['strict-transport-security']).toBeUndefined();
    }
  });

  test('finds every file of the documentation here, and no other file', async () => {
    const page = (await service().ask('/docs')).text;
    const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files).toHaveLength(4);
    for (const file of files) expect([file, (await service().ask(file)).status]).toEqual([file, 200]);
    for (const file of ['package.json', '..%2fpackage.json', 'constructor', '__proto__']) {
      expect([file, (await service().ask(`/docs/assets/${file}`)).status]).toEqual([file, 404]);
    }
    expect((await service().ask('/')).headers.location).toBe('/docs');
  });
});

describe('the log', () => {
  const service = useService();

  test('names routes and refusals, but no token, ticket, cookie or body', async () => {
    const { link, url, token, ask, askBare, record, logged } = service();
    const reply = await askBare(link.slice(url.length));
    await record('register-company', { ...COMPANY, names: { en: 'Confidential' } });
    await ask('/api/v1/companies', { headers: { origin: 'http://evil.example' } });
    await ask('/api/v1/persons/somebody?on=2025-01-01');
    const all = logged.join('');
    expect(all).toContain('/api/v1/commands/:change');
    expect(all).toMatch(/"status":403,.*"refused"/);
    const session = reply.headers['set-cookie']?.[0]?.split(/[=;]/)[1] ?? '';
    for (const secret of [token, link.split('=')[1] ?? '', session, 'Confidential', 'somebody']) {
      expect(secret).not.toBe('');
      expect(all).not.toContain(secret);
    }
  });
});

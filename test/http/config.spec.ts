import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Config, readConfig } from '../../apps/api/config';
import { freePort } from '../../apps/api/free-port';

describe('the settings', () => {
  test('need not be given', () => {
    expect(readConfig({})).toMatchObject({
      store: 'sqlite:./data/ledger.db',
      port: 3417,
      portIsFixed: false,
      host: '127.0.0.1',
      tokenFile: 'data/token',
      logLevel: 'info',
      readModels: 'data/read-models.db',
    });
  });

  test('place what belongs to a ledger beside it, for each its own read models', () => {
    const { tokenFile, readModels } = readConfig({ LEDGER_STORE: 'sqlite:/srv/books/acme.db' });
    expect([tokenFile, readModels]).toEqual(['/srv/books/token', '/srv/books/acme.db.read-models.db']);
  });

  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('allow the loopback address %s', (host) => {
    expect(readConfig({ LEDGER_HOST: host }).host).toBe(host);
  });

  test.each([
    ['LEDGER_HOST', '127.0.0.1.evil.example'],
    ['LEDGER_HOST', '127.1'],
    ['LEDGER_HOST', '127.0.0.256'],
    ['LEDGER_HOST', ''],
    ['LEDGER_PORT', ''],
    ['LEDGER_PORT', '-1'],
    ['LEDGER_PORT', '80.5'],
    ['LEDGER_PORT', '1e3'],
    ['LEDGER_STORE', ''],
    ['LEDGER_STORE', 'data/ledger.db'],
    ['LEDGER_TOKEN_FILE', ''],
    ['LEDGER_LOG_LEVEL', 'INFO'],
  ])('refuse %s="%s", naming both', (variable, value) => {
    expect(() => readConfig({ [variable]: value })).toThrow(`${variable}="${value}" cannot be used: it must`);
  });
});

describe('a port that is taken', () => {
  const taken = createServer();
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', resolve));
    port = (taken.address() as AddressInfo).port;
  });
  afterAll(() => void taken.close());

  test('gives way to the next free one, unless it was asked for', async () => {
    expect(await freePort(Object.assign(new Config({}), { port }))).toBeGreaterThan(port);
    const asked = new Config({ LEDGER_PORT: String(port) });
    await expect(freePort(asked)).rejects.toThrow(`LEDGER_PORT=${port} cannot be used`);
  });
});

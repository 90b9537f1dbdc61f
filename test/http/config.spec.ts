import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ConfigError, Config, readConfig } from '../../apps/api/config';
import { freePort, listenFault } from '../../apps/api/free-port';
import { placeAt } from '../../apps/api/place';

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

  test('keeps the replica of an event store, its read models and the token together', () => {
    const LEDGER_STORE = 'esdb+discover://cluster.example:2113?tlsCAFile=./ca.crt';
    const config = readConfig({ LEDGER_STORE, LEDGER_REPLICA: '/srv/one/replica.db' });
    expect([config.readModels, config.tokenFile, config.credentials]).toEqual([
      '/srv/one/replica.db.read-models.db',
      '/srv/one/token',
      undefined,
    ]);
  });

  test('takes a user and a password for an event store, or neither', () => {
    const both = { LEDGER_STORE_USER: 'ann', LEDGER_STORE_PASSWORD: 'x' };
    expect(readConfig(both).credentials).toEqual({ username: 'ann', password: 'x' });
    expect(() => readConfig({ LEDGER_STORE_USER: 'ann' })).toThrow(/LEDGER_STORE_PASSWORD is not set/);
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

test.each(['ledger.db', 'read-models.db'])('the token file is not %s', (name) => {
  const given = { LEDGER_STORE: 'sqlite:./data/ledger.db', LEDGER_TOKEN_FILE: `data/../data/${name}` };
  expect(() => readConfig(given)).toThrow(`data/../data/${name}" cannot be used: it must be another file`);
});

describe('the place of the service', () => {
  test('names its port, also the one that browsers leave out', () => {
    expect(placeAt('127.0.0.1', 80)).toEqual({ host: '127.0.0.1', port: 80, url: 'http://127.0.0.1:80' });
    expect(placeAt('::1', 3417)).toEqual({ host: '::1', port: 3417, url: 'http://[::1]:3417' });
  });

  test('is refused in words where the system does not allow the port', () => {
    const error = Object.assign(new Error('listen EACCES'), { code: 'EACCES', syscall: 'listen' });
    const fault = listenFault(error, { host: '127.0.0.1' }, 80);
    expect(fault).toBeInstanceOf(ConfigError);
    expect(fault.message).toBe(
      'LEDGER_PORT=80 cannot be used: the operating system does not let this user listen there; choose a port from 1024 on.',
    );
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

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerCredentials } from '@grpc/grpc-js';
import { saying, wordsOf } from '../contract/submissions';
import { describeWith } from '../skips';
import { givenBy, newAuthority, pemOf } from './certificates';
import type { Certificate } from './certificates';
import { typeCopy } from './copied';
import { Double } from './double';
import type { Guarded } from './double';
import { useServer } from './opened';

const CREDENTIALS = { username: 'ann', password: 'a:b@c/d?e%' };
const USER = `${CREDENTIALS.username}:${CREDENTIALS.password}`;

describeWith('openssl', 'a server that is guarded', () => {
  const on = useServer();
  let folder = '';
  let authority: Certificate;
  let host: Certificate;
  let user: Certificate;
  let stranger: Certificate;
  const started: Double[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-certificates-'));
    [authority, stranger] = [newAuthority(folder, 'authority'), newAuthority(folder, 'stranger')];
    host = givenBy(authority, folder, 'host', 'IP:127.0.0.1');
    user = givenBy(authority, folder, 'ann', 'DNS:ann');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => started.splice(0).forEach((server) => server.stop()));

  /** A node with TLS. @param asksUsers whether who connects must show a certificate too. */
  const tls = (asksUsers = false, of = host): ServerCredentials =>
    ServerCredentials.createSsl(readFileSync(authority.certificate), [pemOf(of)], asksUsers);
  const start = async (guarded: Guarded, log = on().server.log): Promise<Double> => {
    const server = new Double(log, guarded);
    await server.start();
    started.push(server);
    return server;
  };
  const urlOf = ({ port }: Double, ca = authority, more = ''): string =>
    `esdb://127.0.0.1:${port}?tlsCAFile=${ca.certificate}${more}`;
  const records = async (url: string, credentials?: typeof CREDENTIALS): Promise<void> => {
    const store = await on().open('one', { url, credentials });
    expect(await store.append(saying('word-a', ['one']))).toMatchObject({ position: 1 });
    expect(wordsOf(store.readAll(0))).toEqual(['one']);
  };

  it('by TLS is used with the certificate of its authority', async () => {
    await records(urlOf(await start({ credentials: tls() })));
  });

  it('by TLS is refused at once where another authority is named, or none that the machine knows', async () => {
    const server = await start({ credentials: tls() });
    for (const url of [urlOf(server, stranger), `esdb://127.0.0.1:${server.port}`]) {
      await expect(on().open('one', { url })).rejects.toMatchObject({
        code: 'store_closed',
        message: expect.stringMatching(/do not accept each other \(.*certificate.*\); check .*tlsCAFile/),
      });
    }
    expect(server.appends + server.subscriptions).toBe(0);
  });

  it('by TLS is refused at once where its certificate is for another host', async () => {
    const other = givenBy(authority, folder, 'other', 'DNS:other.example');
    const server = await start({ credentials: tls(false, other) });
    await expect(on().open('one', { url: urlOf(server) })).rejects.toMatchObject({
      code: 'store_closed',
      message: expect.stringMatching(/altnames/),
    });
  });

  it('is not opened where the file of certificates is not there', async () => {
    const url = `esdb://127.0.0.1:1?tlsCAFile=${folder}/none.crt`;
    await expect(on().open('one', { url })).rejects.toMatchObject({
      code: 'invalid_parameter',
      message: expect.stringMatching(/URL of the event store cannot be used: .*certificate file/),
    });
  });

  it("by users' certificates is used with one, and refused without", async () => {
    const server = await start({ credentials: tls(true) });
    await records(urlOf(server, authority, `&userCertFile=${user.certificate}&userKeyFile=${user.key}`));
    await expect(on().open('two', { url: urlOf(server) })).rejects.toMatchObject({
      code: expect.stringMatching(/^store_(?:closed|away)$/),
    });
  }, 60_000);

  it('by a password is used with it, whatever letters it has', async () => {
    await records(urlOf(await start({ credentials: tls(), user: USER })), CREDENTIALS);
  });

  it.each([
    ['another password', { ...CREDENTIALS, password: 'secret' }],
    ['no password', undefined],
  ])('by a password is refused at once with %s, which nobody is shown', async (_what, credentials) => {
    const url = urlOf(await start({ credentials: tls(), user: USER }));
    const refused = expect.objectContaining({
      code: 'store_closed',
      message: expect.stringMatching(
        /do not accept each other \(.*Unauthenticated\); check user and password/,
      ),
    });
    await expect(on().open('one', { url, credentials })).rejects.toEqual(refused);
    const environment = { LEDGER_STORE_USER: 'ann', LEDGER_STORE_PASSWORD: 'secret' };
    const typed = await typeCopy(url, `sqlite:${on().replicaOf('to')}`, { environment });
    expect(typed).toMatchObject({ code: 1, out: '' });
    expect(typed.err).toMatch(/^the event store and this process do not accept each other/);
    expect(typed.err).not.toContain('secret');
  });

  it('refuses the password also to a process that has a replica of it', async () => {
    const url = urlOf(await start({ credentials: tls(), user: USER }));
    const store = await on().open('one', { url, credentials: CREDENTIALS });
    await store.append(saying('word-a', ['one']));
    await store.close();
    const credentials = { ...CREDENTIALS, password: 'old' };
    await expect(on().open('one', { url, credentials })).rejects.toMatchObject({ code: 'store_closed' });
  });

  it('is found among the nodes of a cluster, the first of which is not there, with TLS and a password', async () => {
    const leader = await start({ credentials: tls(), user: USER });
    const follower = await start({ credentials: tls(), user: USER });
    follower.leader = leader;
    const gone = await start({ credentials: tls() });
    gone.stop();
    const nodes = [gone, follower, leader].map(({ port }) => `127.0.0.1:${port}`).join(',');
    await records(`esdb://${nodes}?tlsCAFile=${authority.certificate}`, CREDENTIALS);
    expect([follower.appends, leader.appends]).toEqual([0, 1]);
  });

  it('is found by one name for the cluster, whose gossip names the leader', async () => {
    const leader = await start({ credentials: tls() });
    const follower = await start({ credentials: tls() });
    follower.leader = leader;
    await records(`esdb+discover://127.0.0.1:${follower.port}?tlsCAFile=${authority.certificate}`);
    expect([follower.appends, leader.appends]).toEqual([0, 1]);
  });
});

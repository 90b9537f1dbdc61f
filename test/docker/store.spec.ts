/** The event stores of compose.yaml: their nodes find and trust each other, and replicas find and trust them. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { describeWith } from '../skips';
import { DOCKER, containers, containersOf, mountsOf, secretsOf, services, yamlFile } from './deployment';
import type { Container } from './deployment';

/** The port at which a node is asked, and at which nodes gossip; the server's own choice where no other is named. */
const PORT = 2113;

const isNode = ([, { image }]: readonly [string, Container]): boolean =>
  image.startsWith('kurrentplatform/kurrentdb:');
const nodes = containersOf('cluster').filter(isNode);
const names = nodes.map(([name]) => name);
const replicas = containersOf('cluster').filter(([, { build }]) => build !== undefined);
const certificates = containers['certificates']!;
/** What `make.sh` is told: the folder of the nodes, the folder of everybody, the nodes. */
const [nodesFolder, sharedFolder, ...certified] = certificates.entrypoint?.slice(2) ?? [];
/** The volume behind a folder of a container. */
const volumeAt = (container: Container, folder = ''): string | undefined =>
  mountsOf(container).find(({ target }) => target === folder)?.source;

describe('the cluster', () => {
  test('has three nodes that know each other by name, and a volume for the log of each', () => {
    expect(names).toHaveLength(3);
    for (const [name, { environment = {} }] of nodes) {
      expect(environment).toMatchObject({
        KURRENTDB_CLUSTER_SIZE: String(nodes.length),
        KURRENTDB_DISCOVER_VIA_DNS: 'false',
        KURRENTDB_GOSSIP_SEED: names
          .filter((other) => other !== name)
          .map((other) => `${other}:${PORT}`)
          .join(),
        KURRENTDB_NODE_HOST_ADVERTISE_AS: name,
        KURRENTDB_REPLICATION_HOST_ADVERTISE_AS: name,
      });
    }
    const logs = nodes.map(([, node]) => volumeAt(node, '/var/lib/kurrentdb'));
    expect(logs).toEqual(names);
  });

  test('gives each node its own certificate, and all of them one authority and one password', () => {
    expect(certified).toEqual(names);
    for (const [name, node] of nodes) {
      const { environment: { KURRENTDB_CERTIFICATE_FILE: certificate = '', ...settings } = {} } = node;
      expect(certificate).toMatch(new RegExp(`/${name}/node\\.crt$`));
      expect(settings['KURRENTDB_CERTIFICATE_PRIVATE_KEY_FILE']).toBe(certificate.replace(/crt$/, 'key'));
      expect(volumeAt(node, dirname(dirname(certificate)))).toBe(volumeAt(certificates, nodesFolder));
      const trusted = settings['KURRENTDB_TRUSTED_ROOT_CERTIFICATES_PATH'];
      expect(volumeAt(node, trusted)).toBe(volumeAt(certificates, sharedFolder));
      expect([...secretsOf(node)]).toEqual([['KURRENTDB_DEFAULT_ADMIN_PASSWORD', `${trusted}/password`]]);
      expect(node.depends_on).toEqual({ certificates: { condition: 'service_completed_successfully' } });
      // Keys are open to who made them alone.
      expect(node.user).toBe(certificates.user);
    }
  });

  test('is asked by every replica at every node, with the authority that it trusts and the password that it has', () => {
    for (const [, replica] of replicas) {
      const { LEDGER_STORE: store = '', LEDGER_STORE_USER: user } = replica.environment ?? {};
      const [, hosts, query] = /^esdb:\/\/([^?]+)\?(.+)$/.exec(store) ?? [];
      expect(hosts?.split(',')).toEqual(names.map((name) => `${name}:${PORT}`));
      const asked = new URLSearchParams(query);
      expect([asked.get('tls'), user]).toEqual(['true', 'admin']);
      const authority = asked.get('tlsCAFile') ?? '';
      expect(authority).toMatch(/\/ca\.crt$/);
      expect(volumeAt(replica, dirname(authority))).toBe(volumeAt(certificates, sharedFolder));
      expect([...secretsOf(replica)]).toEqual([
        ['LEDGER_STORE_PASSWORD', join(dirname(authority), 'password')],
      ]);
      // No replica may see a node's key.
      expect(mountsOf(replica).map(({ source }) => source)).not.toContain(
        volumeAt(certificates, nodesFolder),
      );
    }
  });
});

describe('an event store in containers', () => {
  test('can be reached from the doors of services alone, and reaches nobody', () => {
    expect(yamlFile('compose.yaml')['networks']).toEqual({ store: { internal: true } });
    const within = (container: Container): readonly string[] =>
      Array.isArray(container.networks)
        ? (container.networks as readonly string[])
        : Object.keys(container.networks ?? {});
    const inside = Object.entries(containers).filter(([, container]) => within(container).includes('store'));
    const doors = new Set(services.map(([, { network_mode: mode = '' }]) => mode.replace('service:', '')));
    expect(new Set(inside.map(([name]) => name))).toEqual(new Set([...doors, 'kurrentdb', ...names]));
    for (const [, store] of inside.filter(isNode))
      expect([within(store), store.ports]).toEqual([['store'], undefined]);
  });

  test('of one node is asked without TLS, which it does not speak', () => {
    const [[, service] = ['', undefined]] = containersOf('kurrentdb').filter(
      ([, { build }]) => build !== undefined,
    );
    expect(service?.environment?.['LEDGER_STORE']).toBe(`esdb://kurrentdb:${PORT}?tls=false`);
    expect(containers['kurrentdb']?.environment?.['KURRENTDB_INSECURE']).toBe('true');
    expect(volumeAt(containers['kurrentdb']!, '/var/lib/kurrentdb')).toBe('kurrentdb');
  });
});

describeWith('bash', 'the certificates of the cluster', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-certificates-'));
  const [forNodes, forAll, tools] = ['nodes', 'store', 'tools'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const log = join(folder, 'log');

  beforeAll(() => {
    for (const each of [forNodes, forAll, tools]) mkdirSync(each);
    writeFileSync(log, '');
    // Stands for the tool of the image, by the files that it makes.
    const tool = join(tools, 'es-gencert-cli');
    writeFileSync(
      tool,
      `#!/bin/bash
echo "$*" >>"${log}"
name=node; [[ $1 = create-ca ]] && name=ca
while [[ $1 != -out ]]; do shift; done
mkdir -p "$2" && echo certificate >"$2/$name.crt" && echo key >"$2/$name.key"
[[ ! -e "${folder}/broken" ]]
`,
    );
    chmodSync(tool, 0o700);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const make = (): number | null =>
    spawnSync(join(DOCKER, 'certificates', 'make.sh'), [forNodes, forAll, ...names], {
      env: { PATH: `${tools}${delimiter}${process.env['PATH']}` },
    }).status;
  const modeOf = (path: string): number => statSync(path).mode & 0o777;
  const passwordNow = (): string => readFileSync(join(forAll, 'password'), 'utf8');

  test('are begun anew where making them broke off', () => {
    writeFileSync(join(folder, 'broken'), '');
    expect(make()).not.toBe(0);
    expect(readdirSync(forAll)).toEqual([]);
    rmSync(join(folder, 'broken'));
    expect(make()).toBe(0);
  });

  test('name each node, open keys to the nodes alone, and keep no key of the authority', () => {
    expect(readdirSync(forNodes).toSorted()).toEqual([...names].toSorted());
    for (const name of names) {
      expect(modeOf(join(forNodes, name, 'node.key'))).toBe(0o600);
      expect(readFileSync(log, 'utf8')).toContain(
        `-out ${join(forNodes, name)} -ip-addresses 127.0.0.1 -dns-names ${name},localhost\n`,
      );
    }
    expect(readdirSync(forAll).toSorted()).toEqual(['ca.crt', 'password']);
    expect([modeOf(join(forAll, 'ca.crt')), modeOf(join(forAll, 'password'))]).toEqual([0o444, 0o444]);
    expect(passwordNow()).toMatch(/^[A-Za-z0-9]{30,}$/);
  });

  test('are made once', () => {
    const [before, made] = [passwordNow(), readFileSync(log, 'utf8')];
    expect(make()).toBe(0);
    expect([passwordNow(), readFileSync(log, 'utf8')]).toEqual([before, made]);
  });
});

/** What compose.yaml names fits together, and gives nobody more than they need. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readConfig } from '../../apps/api/config';
import { describeWith } from '../skips';
import {
  DOCKER,
  called,
  containers,
  containersOf,
  dockerFile,
  image,
  imageEnvironment,
  mountsOf,
  secretsOf,
  services,
  yamlFile,
} from './deployment';
import type { Container } from './deployment';

const all = Object.entries(containers);
/** What the service reads of its environment, by asking it. */
function variablesRead(): ReadonlySet<string> {
  const read = new Set<string>();
  const environment = new Proxy({}, { get: (_none, name) => void read.add(String(name)) });
  readConfig(environment);
  return read;
}
/** What the service is told in a container; of what stands in a secret's file, that it is told. */
const named = (container: Container): Readonly<Record<string, string>> => ({
  ...imageEnvironment,
  ...container.environment,
  ...Object.fromEntries(secretsOf(container)),
});
/** Ways to keep a ledger; one of them at a time. */
const LEDGERS = ['single', 'kurrentdb', 'cluster'];
/** The container in whose network namespace another one is. */
function doorOf({ network_mode: mode = '' }: Container): Container {
  const door = containers[mode.replace(/^service:/, '')];
  if (door === undefined) throw new Error(`there is no container "${mode}"`);
  return door;
}

describe('compose.yaml', () => {
  test('pins every image to a version', () => {
    const loose = all.filter(([, { image: tag }]) => !/:v?\d+\.\d+\.\d+(?:-[a-z]+)?$/.test(tag));
    expect(loose.map(([name]) => name)).toEqual([]);
  });

  test('locks every container: no root, no capability, nothing to write but its volumes', () => {
    const open = all.filter(
      ([, { user, read_only: isReadOnly, cap_drop: dropped, security_opt: options }]) =>
        !/^[1-9]\d*:\d+$/.test(user ?? '') ||
        isReadOnly !== true ||
        dropped?.join() !== 'ALL' ||
        options?.join() !== 'no-new-privileges:true',
    );
    expect(open.map(([name]) => name)).toEqual([]);
  });

  test('publishes on 127.0.0.1 of the host only', () => {
    const published = (profile: string): readonly string[] =>
      containersOf(profile).flatMap(([, { ports = [] }]) => ports);
    for (const profile of LEDGERS) expect(published(profile)).toEqual(['127.0.0.1:3417:8080']);
    expect(published('monitoring')).toEqual(['127.0.0.1:3000:3000']);
  });

  test('sets variables that the service reads, to values that it accepts', () => {
    const read = variablesRead();
    const set = all.flatMap(([, { environment = {} }]) => Object.keys(environment));
    const given = [...set, ...services.flatMap(([, container]) => [...secretsOf(container).keys()])];
    expect(given.filter((name) => name.startsWith('LEDGER_') && !read.has(name))).toEqual([]);
    expect(given).toContain('LEDGER_STORE_PASSWORD');
    expect(services.map(([, container]) => readConfig(named(container)).host)).toEqual(
      services.map(() => '127.0.0.1'),
    );
  });

  test('holds no secret: each is read from a file that is mounted to be read only, by the program that needs it', () => {
    const secrets = all.flatMap(([, container]) =>
      [...secretsOf(container)].map(([name, path]) => ({ container, name, path })),
    );
    expect(new Set(secrets.map(({ name }) => name))).toEqual(
      new Set(['LEDGER_STORE_PASSWORD', 'LEDGER_TOKEN', 'KURRENTDB_DEFAULT_ADMIN_PASSWORD']),
    );
    for (const { container, path } of secrets) {
      expect(mountsOf(container).filter(({ target }) => target === dirname(path))).toEqual([
        expect.objectContaining({ isReadOnly: true }),
      ]);
    }
    const told = all.flatMap(([, { environment = {} }]) => Object.keys(environment));
    expect(told.filter((name) => /PASSWORD$|TOKEN$|KEY$/.test(name))).toEqual([]);
    const starting = called('CMD', image)[0]
      ?.words.join(' ')
      .replaceAll(/[[\]",]/g, '');
    const shells = services.flatMap(([, { command = [] }]) => command.at(-1) ?? []);
    expect(shells.map((shell) => /exec (.+)$/.exec(shell)?.[1])).toEqual([starting, starting]);
  });

  test('keeps ledger and token in volumes, apart from each other, and never mounts a file alone', () => {
    for (const [, container] of services) {
      const config = readConfig(named(container));
      const folders = mountsOf(container).filter(({ isReadOnly }) => !isReadOnly);
      expect(folders.map(({ target }) => target)).toEqual([config.folder, dirname(config.tokenFile)]);
    }
    const bound = all
      .flatMap(([, container]) => mountsOf(container))
      .filter(({ source }) => source[0] === '.');
    expect(bound.length).toBeGreaterThan(4);
    for (const { source, isReadOnly } of bound) {
      expect([source, isReadOnly]).toEqual([source, true]);
      expect(statSync(join(DOCKER, source)).isDirectory()).toBe(true);
    }
    const volumes = Object.keys(yamlFile('compose.yaml')['volumes'] as object);
    const used = all
      .flatMap(([, container]) => mountsOf(container))
      .filter(({ source }) => source[0] !== '.');
    expect(new Set(used.map(({ source }) => source))).toEqual(new Set(volumes));
  });

  test('gives no two services a volume of their own, but the token', () => {
    const own = services
      .flatMap(([, container]) => mountsOf(container))
      .filter(({ isReadOnly }) => !isReadOnly);
    const sources = own.map(({ source }) => source).filter((source) => source !== 'token');
    expect(sources).toHaveLength(services.length);
    expect(new Set(sources).size).toBe(sources.length);
  });

  test.each(services)(
    'gives %s a door in its network namespace, at the port that the service is asked at',
    (_, service) => {
      const door = doorOf(service);
      const { port } = readConfig(named(service));
      expect([port, readConfig({}).port]).toEqual([3417, 3417]);
      expect(door).toMatchObject({
        image: expect.stringMatching(/^haproxy:/),
        environment: { LEDGER_PORT: String(port) },
        networks: { default: { aliases: ['ledger-doors'] } },
      });
      expect(dockerFile('door/haproxy.cfg')).toContain('  bind :8080\n  default_backend service');
      expect(dockerFile('door/haproxy.cfg')).toContain('server ledger 127.0.0.1:"${LEDGER_PORT}" ');
    },
  );

  test('balances the doors of all replicas, in every backend alike', () => {
    const { balancer } = containers;
    const replicas = containersOf('cluster').filter(([, { build }]) => build !== undefined);
    expect(replicas.length).toBeGreaterThan(1);
    const doors = replicas.map(
      ([name, { network_mode: mode = '' }]) => `  server ${name} ${mode.replace('service:', '')}:8080`,
    );
    const [, ...backends] = dockerFile('balancer/haproxy.cfg').split(/^backend /m);
    expect(backends.map((text) => /^\w+/.exec(text)?.[0])).toEqual(['ready', 'links', 'alive']);
    for (const text of backends) {
      expect(text.match(/^ {2}server \S+ \S+/gm)).toEqual(doors);
    }
    expect(balancer?.environment).toEqual(doorOf(replicas[0]![1]).environment);
    expect(dockerFile('balancer/haproxy.cfg')).toContain('  bind :8080\n');
    expect(secretsOf(balancer!).get('LEDGER_TOKEN')).toBe(readConfig(named(replicas[0]![1])).tokenFile);
    expect(balancer?.user).toBe(replicas[0]![1].user);
  });

  test('has containers of one way to keep a ledger depend on none of another', () => {
    const strangers = all.flatMap(([name, { profiles = [], depends_on: on = {} }]) =>
      (Array.isArray(on) ? (on as readonly string[]) : Object.keys(on))
        .filter((other) => profiles.some((profile) => !containers[other]?.profiles?.includes(profile)))
        .map((other) => `${name} on ${other}`),
    );
    expect(strangers).toEqual([]);
  });

  test('waits longer than the service takes to close', () => {
    const periods = services.map(([, container]) => Number.parseInt(container.stop_grace_period ?? '', 10));
    expect(periods.filter((seconds) => seconds < 20)).toEqual([]);
  });

  test('builds from a Dockerfile that is there', () => {
    const files = services.map(([, { build }]) =>
      join(DOCKER, build?.context ?? '', build?.dockerfile ?? ''),
    );
    expect(files.filter((path) => !existsSync(path))).toEqual([]);
  });

  test('starts one service where no profile is asked for, and knows the profile of every container', () => {
    expect(dockerFile('.env')).toContain('COMPOSE_PROFILES=single\n');
    const profiles = all.flatMap(([, container]) => container.profiles ?? ['none']);
    expect(new Set(profiles)).toEqual(new Set([...LEDGERS, 'monitoring']));
  });
});

describeWith('docker-compose', 'docker-compose', () => {
  test.each(LEDGERS)('finds compose.yaml valid for %s, and every container in it', (profile) => {
    const { status, stderr, stdout } = spawnSync(
      'docker-compose',
      ['--profile', profile, '--profile', 'monitoring', 'config', '--services'],
      { cwd: DOCKER, encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trim().split('\n').toSorted()).toEqual(Object.keys(containers).toSorted());
  });
});

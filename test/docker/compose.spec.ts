/** What compose.yaml names fits together, and gives nobody more than they need. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readConfig } from '../../apps/api/config';
import { describeWith } from '../skips';
import { DOCKER, containers, dockerFile, imageEnvironment, mountsOf, services, yamlFile } from './deployment';
import type { Container } from './deployment';

const all = Object.entries(containers);
/** What the service reads of its environment, by asking it. */
function variablesRead(): ReadonlySet<string> {
  const read = new Set<string>();
  const environment = new Proxy({}, { get: (_none, name) => void read.add(String(name)) });
  readConfig(environment);
  return read;
}
const named = (container: Container): Readonly<Record<string, string>> => ({
  ...imageEnvironment,
  ...container.environment,
});
/** The container in whose network namespace another one is. */
function doorOf({ network_mode: mode = '' }: Container): Container {
  const door = containers[mode.replace(/^service:/, '')];
  if (door === undefined) throw new Error(`there is no container "${mode}"`);
  return door;
}

describe('compose.yaml', () => {
  test('pins every image to a version', () => {
    const loose = all.filter(([, { image }]) => !/:v?\d+\.\d+\.\d+(?:-[a-z]+)?$/.test(image));
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
    const ports = all.flatMap(([, container]) => container.ports ?? []);
    expect(ports).toHaveLength(2);
    expect(ports.filter((port) => !/^127\.0\.0\.1:\d+:\d+$/.test(port))).toEqual([]);
  });

  test('sets variables that the service reads, to values that it accepts', () => {
    const read = variablesRead();
    const set = all.flatMap(([, container]) => Object.keys(named(container)));
    expect(set.filter((name) => name.startsWith('LEDGER_') && !read.has(name))).toEqual([]);
    expect(services.map(([, container]) => readConfig(named(container)).host)).toEqual(['127.0.0.1']);
  });

  test('keeps ledger and token in volumes, apart from each other, and never mounts a file alone', () => {
    for (const [, container] of services) {
      const config = readConfig(named(container));
      const folders = mountsOf(container).map(({ target }) => target);
      expect(folders).toEqual([config.folder, dirname(config.tokenFile)]);
    }
    const bound = all
      .flatMap(([, container]) => mountsOf(container))
      .filter(({ source }) => source[0] === '.');
    expect(bound).toHaveLength(4);
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

  test.each(services)(
    'gives %s a door in its network namespace, at one port inside and outside',
    (_, service) => {
      const door = doorOf(service);
      const { port } = readConfig(named(service));
      expect([door.image, door.environment]).toEqual([
        expect.stringMatching(/^haproxy:/),
        { LEDGER_PORT: String(port) },
      ]);
      const inside = /^127\.0\.0\.1:3417:(\d+)$/.exec(door.ports?.join() ?? '')?.[1];
      expect([port, readConfig({}).port]).toEqual([3417, 3417]);
      expect(dockerFile('door/haproxy.cfg')).toContain(`  bind :${inside}\n  default_backend service`);
      expect(dockerFile('door/haproxy.cfg')).toContain('server ledger 127.0.0.1:"${LEDGER_PORT}" ');
    },
  );

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
    const profiles = all.map(([, container]) => container.profiles?.join());
    expect(new Set(profiles)).toEqual(new Set(['single', 'monitoring']));
  });
});

describeWith('docker-compose', 'docker-compose', () => {
  test('finds compose.yaml valid, and every container in it', () => {
    const profiles = ['--profile', 'single', '--profile', 'monitoring'];
    const { status, stderr, stdout } = spawnSync('docker-compose', [...profiles, 'config', '--services'], {
      cwd: DOCKER,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trim().split('\n').toSorted()).toEqual(Object.keys(containers).toSorted());
  });
});

/** What the Dockerfile names exists in the repository, and would run as what it says. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../apps/api/config';
import { useService } from '../http/running';
import { REPOSITORY, called, containers, image, imageEnvironment, services, stages } from './deployment';

const PACKAGE = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly imports: Readonly<Record<string, { readonly default: string }>>;
};
/** Stages by name; the last one has none. */
const named = new Map(stages.map((stage) => [stage[0]?.words[2], stage]));
/** What a stage copies from the repository. */
const copied = stages
  .flatMap((stage) => called('COPY', stage))
  .filter(({ words }) => !words[0]?.startsWith('--from='))
  .flatMap(({ words }) => words.slice(0, -1));
const admitted = readFileSync(join(REPOSITORY, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

describe('the image', () => {
  const service = useService();

  test('is built on one pinned version of Node, and on stages that are there', () => {
    const bases = stages.map((stage) => stage[0]?.words[0] ?? '');
    const foreign = [...new Set(bases.filter((base) => !named.has(base)))];
    expect(foreign).toEqual([expect.stringMatching(/^node:\d+\.\d+\.\d+-[a-z]+-slim$/)]);
    const from = stages
      .flatMap((stage) => called('COPY', stage))
      .flatMap(({ words }) => /^--from=(.+)$/.exec(words[0] ?? '')?.[1] ?? []);
    expect(from.filter((stage) => !named.has(stage))).toEqual([]);
    expect(from).toEqual(['packages', 'build']);
  });

  test('copies what is in the repository and what .dockerignore lets through', () => {
    expect(copied).toEqual(expect.arrayContaining(['apps', 'libs', 'package.json', 'apps/cli/link.mjs']));
    expect(copied.filter((path) => !existsSync(join(REPOSITORY, path)))).toEqual([]);
    const isAdmitted = (path: string): boolean =>
      admitted.some((one) => path === one || path.startsWith(`${one}/`));
    expect(copied.filter((path) => !isAdmitted(path))).toEqual([]);
    expect(admitted.filter((path) => !existsSync(join(REPOSITORY, path)))).toEqual([]);
    expect(admitted.filter((path) => /data|node_modules|dist|\.git/.test(path))).toEqual([]);
  });

  test('runs after npm ci what stands in the scripts that were copied before it', () => {
    const { scripts } = PACKAGE as unknown as { readonly scripts: Readonly<Record<string, string>> };
    const postinstall = scripts['postinstall']?.replace('node ', '');
    expect(called('COPY', named.get('base') ?? []).flatMap(({ words }) => words)).toContain(postinstall);
    const runs = stages
      .flatMap((stage) => called('RUN', stage))
      .flatMap(({ words }) => words.filter((word) => word.endsWith('.mjs')));
    expect(new Set(runs)).toEqual(new Set(['apps/cli/setup.mjs']));
  });

  test('starts the service, whose parts are all in it', () => {
    expect(called('CMD', image).at(-1)?.words.join(' ')).toBe('["node", "dist/apps/api/main.js"]');
    expect(existsSync(join(REPOSITORY, 'apps/api/main.ts'))).toBe(true);
    const within = called('COPY', image).map(({ words }) => words.at(-1));
    expect(within).toEqual(['./', 'apps/cli/', 'node_modules', 'dist']);
    expect(Object.values(PACKAGE.imports).filter((one) => !one.default.startsWith('./dist/'))).toEqual([]);
  });

  test('has the command line on its path', () => {
    const bin = /^\/ledger\/(.+):\$PATH$/.exec(imageEnvironment['PATH'] ?? '')?.[1] ?? '';
    expect(bin).toBe('node_modules/.bin');
    const link = readFileSync(join(REPOSITORY, 'apps/cli/link.mjs'), 'utf8');
    expect(link).toContain("'node_modules', '.bin'");
    expect(link).toContain("'ledger.mjs'");
    expect(called('COPY', image).flatMap(({ words }) => words)).toContain('apps/cli/ledger.mjs');
  });

  test('runs as a user of its own, who alone may look into the folders of ledger and token', () => {
    const user = called('USER', image)[0]?.words[0];
    expect(user).toMatch(/^(?!0)\d+:(?!0)\d+$/);
    const [uid, gid] = user?.split(':') ?? [];
    const install = called('RUN', image)[0]?.words.join(' ');
    expect(install).toContain(`useradd --uid ${uid} --gid ${gid} `);
    expect(install).toContain(`install --directory --owner=${uid} --group=${gid} --mode=0700 /data /token`);
    expect(called('VOLUME', image)[0]?.words.join(' ')).toBe('["/data", "/token"]');
    expect(services.filter(([, container]) => container.user !== user)).toEqual([]);
  });

  test('is healthy where a route answers that anybody may ask', async () => {
    const [check] = called('HEALTHCHECK', image);
    const path = /http:\/\/127\.0\.0\.1:\$\{process\.env\.LEDGER_PORT\}(\/[a-z/]+)`/.exec(
      check?.words.join(' ') ?? '',
    )?.[1];
    expect(service().routes).toContainEqual({ method: 'GET', path, permission: 'public' });
    expect((await service().askBare(path ?? '')).status).toBe(200);
    expect(Number(imageEnvironment['LEDGER_PORT'])).toBe(readConfig({}).port);
  });

  test('has the version of the package', () => {
    expect(new Set(services.map(([, container]) => container.image))).toEqual(
      new Set([`corporate-change-ledger:${PACKAGE.version}`]),
    );
    expect(Object.keys(containers)).toEqual(expect.arrayContaining(['api', 'door']));
  });
});

/** What Prometheus and Grafana are told to read is there, in a service as it runs, and they may read it. */
import { dirname, join } from 'node:path';
import { readConfig } from '../../apps/api/config';
import { useService } from '../http/running';
import { containers, dockerFile, mountsOf, services, yamlFile } from './deployment';
import type { Container, Mount } from './deployment';

interface Target {
  readonly expr?: string;
  readonly url?: string;
  readonly type?: string;
  readonly columns?: readonly { readonly selector: string; readonly type: string }[];
}
interface Panel {
  readonly title: string;
  readonly datasource: { readonly uid: string; readonly type: string };
  readonly targets: readonly Target[];
}

const { panels } = JSON.parse(dockerFile('grafana/dashboards/ledger.json')) as {
  readonly panels: readonly Panel[];
};
const targets = panels.flatMap((panel) => panel.targets);
const [job] = yamlFile('prometheus/prometheus.yml')['scrape_configs'] as [
  {
    readonly metrics_path: string;
    readonly authorization: { readonly type: string; readonly credentials_file: string };
    readonly dns_sd_configs: readonly [{ readonly names: readonly string[]; readonly port: number }];
  },
];
const sources = yamlFile('grafana/provisioning/datasources/ledger.yaml')['datasources'] as readonly {
  readonly uid: string;
  readonly type: string;
  readonly url?: string;
  readonly jsonData?: { readonly allowedHosts: readonly string[]; readonly auth_method: string };
  readonly secureJsonData?: Readonly<Record<string, string>>;
}[];
const tokenFile = readConfig(services[0]?.[1].environment).tokenFile;
const { prometheus, grafana } = containers;
/** Where the doors let readers in. */
const doors = `http://${job.dns_sd_configs[0].names[0]}:${job.dns_sd_configs[0].port}`;

describe('the monitoring', () => {
  const service = useService();

  test('reads the token of the service, as its user, and cannot write it', () => {
    const [, api] = services[0]!;
    for (const reader of [prometheus!, grafana!]) {
      expect(tokenIn(reader)).toEqual({ ...tokenIn(api), isReadOnly: true });
      expect(userOf(reader)).toBe(userOf(api));
    }
    expect(job.authorization).toEqual({ type: 'Bearer', credentials_file: tokenFile });
    expect(grafana?.environment?.['GF_SECURITY_ADMIN_PASSWORD__FILE']).toBe(tokenFile);
    expect(sources.flatMap(({ secureJsonData = {} }) => Object.entries(secureJsonData))).toEqual([
      ['bearerToken', `$__file{${tokenFile}}`],
    ]);
  });

  test('scrapes a route that asks for reading, by the name of the doors and at their port', async () => {
    expect(service().routes).toContainEqual({ method: 'GET', path: job.metrics_path, permission: 'read' });
    expect((await service().ask(job.metrics_path)).status).toBe(200);
    const aliases = Object.values(containers)
      .filter((container) => mountsOf(container).some(({ source }) => source === './door'))
      .map(({ networks }) => networks?.['default']?.aliases);
    expect(aliases).toEqual(aliases.map(() => job.dns_sd_configs[0].names));
    expect(dockerFile('door/haproxy.cfg')).toContain(`bind :${job.dns_sd_configs[0].port}\n`);
  });

  test('mounts its settings where the images look for them', () => {
    const at = (name: string): readonly string[] => mountsOf(containers[name]!).map(({ target }) => target);
    expect(at('prometheus')).toEqual(['/prometheus', '/etc/prometheus', '/token']);
    const [provider] = yamlFile('grafana/provisioning/dashboards/ledger.yaml')['providers'] as [
      { readonly options: { readonly path: string } },
    ];
    expect(at('grafana')).toEqual(
      expect.arrayContaining(['/etc/grafana/provisioning', provider.options.path]),
    );
  });

  test('asks sources that are provisioned, one of them with the token and at the doors only', () => {
    const known = sources.map(({ uid, type }) => ({ uid, type }));
    expect(panels.map(({ datasource }) => datasource).filter((one) => !known.some(equals(one)))).toEqual([]);
    expect(sources.map(({ jsonData }) => jsonData)).toEqual([
      undefined,
      { auth_method: 'bearerToken', allowedHosts: [doors] },
    ]);
    const plugin = grafana?.environment?.['GF_PLUGINS_PREINSTALL_SYNC'] ?? '';
    expect(plugin).toMatch(/@\d+\.\d+\.\d+$/);
    expect(plugin.split('@')[0]).toBe(sources[1]?.type);
  });

  test('draws numbers that the service counts, by labels that they have', async () => {
    await service().record('make-coffee', {});
    const { text } = await service().ask('/metrics');
    const asked = targets.flatMap(({ expr = '' }) => expr.match(/\b(?:ledger|process|nodejs)_\w+/g) ?? []);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((name) => !new RegExp(`^${name}[ {]`, 'm').test(text))).toEqual([]);
    const labels = targets.flatMap(({ expr = '' }) =>
      [...expr.matchAll(/by \(([^)]+)\)/g)].flatMap(([, list = '']) => list.split(', ')),
    );
    const given = labels.filter((label) => label !== 'instance');
    expect(given.length).toBeGreaterThan(2);
    expect(given.filter((label) => !text.includes(`${label}="`))).toEqual([]);
  });

  test('lists exports that are there, by columns that they have and of their kind', async () => {
    const { models } = (await service().ask('/api/v1/export')).json() as unknown as {
      readonly models: readonly {
        readonly model: string;
        readonly columns: readonly { readonly name: string; readonly kind: string }[];
      }[];
    };
    const tables = targets.filter(({ url }) => url !== undefined);
    expect(tables.map(({ type }) => type)).toEqual(['csv', 'csv', 'csv']);
    for (const { url = '', columns = [] } of tables) {
      const path = url.slice(doors.length);
      expect(url).toBe(doors + join('/api/v1/export', path.slice('/api/v1/export/'.length)));
      const reply = await service().ask(path);
      expect(reply.status).toBe(200);
      const header = reply.text.split(/\r?\n/)[0]?.split(',') ?? [];
      expect(columns.filter(({ selector }) => !header.includes(selector))).toEqual([]);
      const model = models.find(({ model: name }) => path.endsWith(`/${name}.csv`));
      const kinds = new Map(model?.columns.map(({ name, kind }) => [name, kind]));
      const misread = columns.filter(
        ({ selector, type }) => (type === 'number') !== (kinds.get(selector) === 'integer'),
      );
      expect(misread).toEqual([]);
    }
  });
});

const userOf = ({ user = '' }: Container): string => user.replace(/:.*/, '');
const tokenIn = (container: Container): Mount | undefined =>
  mountsOf(container).find(({ target }) => target === dirname(tokenFile));

function equals(one: Panel['datasource']): (other: Panel['datasource']) => boolean {
  return ({ uid, type }) => uid === one.uid && type === one.type;
}

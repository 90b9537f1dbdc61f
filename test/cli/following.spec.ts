import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfig } from '../../apps/api/config';
import { letGoOfAll } from '../../apps/cli/client/open-ledgers';
import { startService } from '../../apps/api/service';
import type { RunningService } from '../../apps/api/service';
import { useStory } from './story';
import { useFolder } from './serving';
import { type } from './typing';
import type { Typed } from './typing';

describe('ledger entries --follow', () => {
  const ledger = useStory();
  const file = useFolder();
  let service: RunningService;
  const serve = async () => {
    service = await startService(
      readConfig({ LEDGER_STORE: `sqlite:${ledger()}`, LEDGER_PORT: '0', LEDGER_LOG_LEVEL: 'silent' }),
    );
  };
  beforeAll(serve);
  afterAll(() => service.close());

  const CITED = ['--source', 'acme-news', '--published-on', '2025-06-17', '--quote', 'Acme.'];
  const record = (unit: string) =>
    type(['register-company', '--unit-id', unit, '--names', `en=${unit}`, ...CITED, '--ledger', ledger()]);

  /** Follows, and answers how to wait until a text was told, and how to end it. */
  const started: AbortController[] = [];
  afterEach(() => started.splice(0).forEach((stop) => stop.abort()));
  const follow = (...words: readonly string[]) => {
    const stop = new AbortController();
    started.push(stop);
    let told = '';
    let hear = (): void => undefined;
    const ended = type(['entries', '--follow', ...words], {
      stopped: stop.signal,
      onOut: (text) => {
        told += text;
        hear();
      },
    });
    const until = (text: string): Promise<void> =>
      new Promise((resolve) => {
        hear = () => {
          if (told.includes(text)) resolve();
        };
        hear();
      });
    const end = (): Promise<Typed> => {
      stop.abort();
      return ended;
    };
    return { until, end, ended };
  };

  test('tells entries as they are recorded, and resumes without gap or repetition after the service was away', async () => {
    const following = follow('--after', '@28', '--output', 'ndjson', '--ledger', ledger());
    await following.until('"position":29');
    await record('first');
    await following.until('"position":30');
    await service.close();
    await record('while-away');
    await serve();
    await following.until('"position":31');
    await record('last');
    await following.until('"position":32');
    const { out, err } = await following.end();
    const positions = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { position: number }).position);
    expect(positions).toEqual([29, 30, 31, 32]);
    expect(err).toBe('The connection is lost; it is sought again, and resumes where it was.\n');
  });

  test('tells rows for people and as CSV, of one stream or type', async () => {
    const people = follow('layoff-amazon-2025-10', '--after', '0', '--ledger', ledger());
    const csv = follow(
      '--type',
      'LayoffShareReported',
      '--after',
      '0',
      '--output',
      'csv',
      '--ledger',
      ledger(),
    );
    await people.until('LayoffShareReported');
    await csv.until('LayoffShareReported');
    expect((await people.end()).out).toMatch(
      /^@13 {2}\S+Z {2}layoff-amazon-2025-10 {2}LayoffAnnounced {2}demo {2}source-note-ar .*\n@14 /,
    );
    expect((await csv.end()).out).toMatch(
      /^position,recorded,stream,type,actor,source,published,id\r\n'@14,[^\n]*\r\n$/,
    );
  });

  test('a message that comes in pieces is told once, whole', async () => {
    const message = 'retry: 2000\nid: 7\n\n: still here\n\nid: 8\ndata: {"position":8,"text":"ألف"}\n\n';
    const bytes = Buffer.from(message);
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (let at = 0; at < bytes.length; at += 3) response.write(bytes.subarray(at, at + 3));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const stop = new AbortController();
    const { out } = await type(
      ['entries', '--follow', '--output', 'json', '--url', `http://127.0.0.1:${port}`],
      {
        environment: { LEDGER_TOKEN: 'x' },
        stopped: stop.signal,
        onOut: () => stop.abort(),
      },
    );
    server.closeAllConnections();
    server.close();
    expect(out).toBe('{"position":8,"text":"ألف"}\n');
  });

  test.each([
    ['nobody serves', () => ['--ledger', file('nothing.db')], 1, /^no service runs on /],
    ['an earlier time', () => ['--known-at', '@3', '--ledger', ledger()], 2, /^--known-at: it has no effect/],
    ['no position', () => ['--after', 'x', '--ledger', ledger()], 2, /^--after: .*a position such as 1234/],
    ['a position to come', () => ['--after', '999', '--ledger', ledger()], 4, /999/],
  ])('where %s, it is refused', async (_what, words, code, said) => {
    const refused = await follow(...words()).ended;
    expect(refused.err).toMatch(said);
    expect(refused).toMatchObject({ code, out: '' });
  });

  test('--after without --follow is refused', async () => {
    const refused = await type(['entries', '--after', '3', '--ledger', ledger()]);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(/^--after: it is for --follow/);
  });

  test('ledger serve serves a ledger until it is let go of, and one that is served already is refused', async () => {
    const served = await type(['serve', '--ledger', file('new.db'), '--output', 'json'], {
      environment: { LEDGER_PORT: '0', LEDGER_LOG_LEVEL: 'silent' },
    });
    expect(served).toMatchObject({ code: 0, err: '' });
    const { url } = JSON.parse(served.out) as { url: string };
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    const again = await type(['serve', '--ledger', file('new.db')]);
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toMatch(/process \d+ writes new\.db already/);
    await letGoOfAll();
    await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
  });

  test('ledger demo touches no ledger but its own', async () => {
    const refused = await type(['demo', '--check', '--ledger', ledger()]);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(/^--ledger: the demo has a ledger of its own/);
  });
});

import { renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { useFolder, useServedStory } from './serving';
import { type } from './typing';

describe('ledger, operating a service', () => {
  const { service, ledger } = useServedStory();
  const file = useFolder();
  const typed = (...words: readonly string[]) => type([...words, '--ledger', ledger()]);

  test('link makes a link that signs one browser in, once', async () => {
    const { code, out } = await typed('link');
    expect(code).toBe(0);
    const link = out.trim();
    expect(link).toMatch(new RegExp(`^${service().url}/session\\?ticket=[A-Za-z0-9_-]{43}$`));
    const open = () => fetch(link, { redirect: 'manual' });
    expect([(await open()).status, (await open()).status]).toEqual([303, 401]);
    expect(JSON.parse((await typed('link', '--output', 'json')).out)).toEqual({
      link: expect.stringContaining('ticket='),
    });
  });

  test('finds the token of the service that writes the file where it was put', async () => {
    const beside = join(dirname(ledger()), 'token');
    renameSync(beside, file('token'));
    try {
      const link = ['link', '--ledger', ledger()];
      const found = [
        await type(link, { environment: { LEDGER_TOKEN_FILE: file('token') } }),
        await type(link, { environment: { LEDGER_TOKEN: service().token } }),
        await type([...link, '--token-file', file('token')]),
      ];
      expect(found.map(({ code }) => code)).toEqual([0, 0, 0]);
      const lost = await type(link);
      expect([lost.code, lost.err]).toEqual([1, expect.stringContaining(`${beside} cannot be read`)]);
    } finally {
      renameSync(file('token'), beside);
    }
  });

  test('link needs a service that runs', async () => {
    const away = await type(['link', '--ledger', file('nothing.db')]);
    expect(away).toMatchObject({ code: 1, out: '' });
    expect(away.err).toMatch(/^no service runs on .*nothing\.db\. Start one with ledger serve/);
  });

  test('projections list accounts for every entry', async () => {
    const { code, out } = await typed('projections', 'list', '--output', 'ndjson');
    expect(code).toBe(0);
    const items = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<'position' | 'applied' | 'ignored' | 'quarantined', number>);
    expect(items.length).toBeGreaterThan(2);
    for (const { position, applied, ignored, quarantined } of items) {
      expect(position).toBe(29);
      expect(applied + ignored + quarantined).toBe(29);
    }
  });

  test('projections rebuild builds one anew and waits for it', async () => {
    const { code, out } = await typed('projections', 'rebuild', 'headcount', '--output', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ name: 'headcount', state: 'live', position: 29, lag: 0 });
  });

  test.each([
    [['projections', 'rebuild', 'wages'], 3, /wages/],
    [['projections', 'rebuild'], 2, /missing required argument 'name'/],
    [['projections', 'rebuilt', 'x'], 2, /rebuilt[\s\S]*rebuild/],
    [['link', 'please'], 2, /too many arguments/],
  ])('%j ends with %d', async (words, code, said) => {
    const refused = await typed(...words);
    expect(refused.err).toMatch(said);
    expect(refused).toMatchObject({ code, out: '' });
  });
});

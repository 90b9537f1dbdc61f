import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { useFolder, useServedStory } from './serving';
import { type } from './typing';

describe('ledger backup and restore', () => {
  const { ledger } = useServedStory();
  const file = useFolder();
  const backup = (name: string, ...words: readonly string[]) =>
    type(['backup', file(name), '--ledger', ledger(), ...words]);
  const restore = (from: string, to: string, ...words: readonly string[]) =>
    type(['restore', file(from), '--ledger', file(to), ...words]);

  test('a ledger is backed up while a service writes it, and comes back byte for byte', async () => {
    const made = await backup('backup.db');
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toMatch(
      /^.*backup\.db is a backup of .*ledger\.db: 29 entries, the newest of .*, each proved\.$/m,
    );
    const [, sha256 = ''] = /entries: ([0-9a-f]{64})\n$/.exec(made.out) ?? [];

    const exported = await type([
      'export',
      'entries',
      file('entries.ndjson'),
      '--form',
      'stored',
      '--ledger',
      ledger(),
    ]);
    expect(exported.code).toBe(0);
    expect(
      createHash('sha256')
        .update(readFileSync(file('entries.ndjson')))
        .digest('hex'),
    ).toBe(sha256);

    for (const source of ['backup.db', 'entries.ndjson']) {
      const again = await restore(source, `from-${source}.db`, '--output', 'json');
      expect(again).toMatchObject({ code: 0, err: '' });
      expect(JSON.parse(again.out)).toEqual({
        file: file(`from-${source}.db`),
        entries: 29,
        newest: expect.stringMatching(/Z$/),
        sha256,
      });
    }
    const asked = await type([
      'who',
      'prime-video',
      '--on',
      '2025-06-01',
      '--ledger',
      file('from-entries.ndjson.db'),
    ]);
    expect(asked.out).toContain('Albert Cheng');
  });

  test.each([
    [
      'a backup over a file',
      () => ['backup', file('taken'), '--ledger', ledger()],
      4,
      /^there is a file .*taken already/,
    ],
    [
      'a backup of nothing',
      () => ['backup', file('x'), '--ledger', file('nothing.db')],
      3,
      /no ledger nothing\.db/,
    ],
    [
      'a backup of another file',
      () => ['backup', file('x'), '--ledger', file('taken')],
      4,
      /taken is not a ledger/,
    ],
    [
      'a backup of a service',
      () => ['backup', file('x'), '--url', 'http://127.0.0.1:9'],
      2,
      /^--url: a ledger file is meant.*--form stored/,
    ],
    ['a backup without a name', () => ['backup'], 2, /missing required argument 'file'/],
    [
      'a restore into the default',
      () => ['restore', file('taken')],
      2,
      /^--ledger: .*Name a file that does not exist/,
    ],
    [
      'a restore from nothing',
      () => ['restore', file('none'), '--ledger', file('y')],
      3,
      /^there is no file .*none\. Check the path/,
    ],
    [
      'a restore from another file',
      () => ['restore', file('taken'), '--ledger', file('y')],
      5,
      /line 1 is no stored entry; export entries/,
    ],
    [
      'a restore over entries',
      () => ['restore', file('taken'), '--ledger', ledger()],
      4,
      /process \d+ writes ledger\.db already/,
    ],
  ])('%s is refused', async (_what, words, code, said) => {
    writeFileSync(file('taken'), 'mine\n');
    const refused = await type(words());
    expect(refused.err).toMatch(said);
    expect(refused).toMatchObject({ code, out: '' });
    expect(readFileSync(file('taken'), 'utf8')).toBe('mine\n');
    expect([existsSync(file('x')), existsSync(file('y'))]).toEqual([false, false]);
  });

  test('a line that was altered is proved to be so', async () => {
    await type(['export', 'entries', file('altered.ndjson'), '--form', 'stored', '--ledger', ledger()]);
    const text = readFileSync(file('altered.ndjson'), 'utf8');
    writeFileSync(file('altered.ndjson'), text.replace('14 ألف', '15 ألف'));
    const refused = await restore('altered.ndjson', 'y');
    expect(refused).toMatchObject({ code: 5, out: '' });
    expect(refused.err).toMatch(/the entry at position 1 was altered: its payload .*Nothing was restored/);
    writeFileSync(file('short.ndjson'), text);
    appendFileSync(file('short.ndjson'), '{"position":30,');
    expect((await restore('short.ndjson', 'y')).err).toMatch(/line 30 is no stored entry/);
  });
});

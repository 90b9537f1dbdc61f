import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTypeScript } from '../child-process';
import type { Child } from '../child-process';
import { STORY_ROWS } from './story-rows';

const DEMO = join(__dirname, '..', '..', 'apps', 'cli', 'demo.ts');
const TIMEOUT_MS = 60_000;

/** The rows of the story that a text does not tell of, with the language in which it does not. */
function untold(text: string): readonly string[] {
  return STORY_ROWS.flatMap(({ row, says, ...telling }) =>
    (['en', 'ar'] as const).flatMap((language) =>
      telling[language]
        .filter((told) => !told.test(text))
        .map((told) => `${row} in ${language}: ${says} (${told.source})`),
    ),
  );
}

describe('npm run demo', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-demo-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const demo = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Child =>
    startTypeScript(DEMO, args, { cwd: folder, env: { ...process.env, LEDGER_PORT: '0', ...environment } });

  test('tells of every row of the story, S1 to S15', () => {
    expect(STORY_ROWS.map(({ row }) => row)).toEqual(Array.from({ length: 15 }, (_, row) => `S${row + 1}`));
    expect(untold('')).toHaveLength(STORY_ROWS.flatMap(({ en, ar }) => [...en, ...ar]).length);
  });

  test(
    'prints the answers in both languages, each with its quoted sentence, and ends with --check',
    async () => {
      const run = demo(['--check']);
      expect(await run.ended).toBe(0);
      const text = run.lines.join('\n');
      expect(text).toContain('29 entries.');
      expect(untold(text)).toEqual([]);
      expect(text).toMatch(/@\d+ MandateAssigned \[source-note-mandates-ar, 2025-10-28\] «[^»]*هوبكنز/);
      expect(text).toContain('، مما نُشر حتى');
      expect(text).toMatch(/What changed for Prime Video[^\n]*\n   who leads it @\d+/);
      expect(text).toMatch(/ما الذي تغير في برايم فيديو[^\n]*\n   من يرأس الوحدة @\d+/);
      expect(text).toMatch(/What do we know of Amazon MGM Studios[^\n]*\n   who leads it @\d+/);
      expect(text).toMatch(/What do sources disagree on about Amazon[^\n]*\n   none/);
      expect(text).toContain('2025-01-01/2025-10-28 ExecutiveReassigned');
      expect(text).toMatch(/What is found under "امازون"[^\n]*\n   Amazon\n   Amazon MGM Studios\n/);
      expect(text).toMatch(/rests on @\d+ LayoffAnnounced \[source-note-ar, 2025-10-28\] «[^»]*14 ألف/);
    },
    TIMEOUT_MS,
  );

  test(
    'told twice, the story is recorded once; --reset starts over',
    async () => {
      await demo(['--check']).ended;
      const again = demo(['--check']);
      expect(await again.ended).toBe(0);
      expect(again.lines[0]).toMatch(/29 entries, of which 29 commands were recorded before/);
      const anew = demo(['--check', '--reset']);
      expect(await anew.ended).toBe(0);
      expect(anew.lines.slice(0, 2).join('\n')).toMatch(/Forgot the demo's ledger[\s\S]*: 29 entries\.$/);
    },
    TIMEOUT_MS,
  );

  test(
    'serves the ledger: the one-time link signs a browser in, the token file is for programs',
    async () => {
      const run = demo([]);
      const link = (await run.line('Open it in a browser')).split(': ')[1] ?? '';
      const token = readFileSync(join(folder, 'data', 'demo', 'token'), 'utf8').trim();
      expect(statSync(join(folder, 'data', 'demo', 'token')).mode & 0o777).toBe(0o600);
      const signedIn = await fetch(link, { redirect: 'manual' });
      expect(signedIn.status).toBe(303);
      expect(signedIn.headers.get('set-cookie')).toMatch(
        /HttpOnly.*SameSite=Strict|SameSite=Strict.*HttpOnly/,
      );
      const url = new URL('/api/v1/units/prime-video/leadership?on=2025-06-01', link);
      const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      expect(await answer.json()).toMatchObject({
        answer: { state: 'held', holders: [{ certainty: 'possibly' }] },
      });
      await run.kill();
    },
    TIMEOUT_MS,
  );

  test(
    'says that its usual port is taken, and moves on',
    async () => {
      const other = createServer();
      await new Promise<void>((resolve) => {
        other.once('error', () => resolve());
        other.listen(3417, '127.0.0.1', resolve);
      });
      const { LEDGER_PORT: _asked, ...environment } = process.env;
      const run = startTypeScript(DEMO, [], { cwd: folder, env: environment });
      expect(await run.line('Port 3417')).toContain('is taken by another process');
      expect(await run.line("The demo's ledger is served")).not.toContain(':3417;');
      await run.kill();
      other.close();
    },
    TIMEOUT_MS,
  );

  test(
    'says what it does not understand, and that npm keeps options for itself',
    async () => {
      const nonsense = demo(['--chekc']);
      expect(await nonsense.ended).toBe(2);
      const swallowed = demo([], { npm_config_check: 'true' });
      expect(await swallowed.ended).toBe(2);
    },
    TIMEOUT_MS,
  );
});

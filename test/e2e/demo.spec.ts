import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTypeScript } from '../child-process';
import type { Child } from '../child-process';

const DEMO = join(__dirname, '..', '..', 'apps', 'cli', 'demo.ts');
const TIMEOUT_MS = 60_000;

describe('npm run demo', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-demo-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const demo = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Child =>
    startTypeScript(DEMO, args, { cwd: folder, env: { ...process.env, LEDGER_PORT: '0', ...environment } });

  test(
    'prints the answers in both languages, each with its quoted sentence, and ends with --check',
    async () => {
      const run = demo(['--check']);
      expect(await run.ended).toBe(0);
      const text = run.lines.join('\n');
      expect(text).toContain('29 entries.');
      expect(text).toContain('definitely Mike Hopkins, Head of Amazon MGM Studios');
      expect(text).toContain('بالتأكيد مايك هوبكنز، رئيس أمازون إم جي إم ستوديوز');
      expect(text).toContain(
        'definitely charged with leading the integration of artificial intelligence in all stages of production',
      );
      expect(text).toContain('بالتأكيد: قيادة إدخال الذكاء الاصطناعي في مراحل الإنتاج كلها');
      expect(text).toMatch(/@\d+ MandateAssigned \[source-note-mandates-ar, 2025-10-28\] «[^»]*هوبكنز/);
      expect(text).toContain('change since 2025-10-27: 14,000 fewer');
      expect(text).toContain('نقص قدره 14,000');
      expect(text).toContain('، مما نُشر حتى');
      expect(text).toContain('definitely: Amazon turns to artificial intelligence');
      expect(text).toContain('بالتأكيد: تتجه أمازون إلى الذكاء الاصطناعي');
      expect(text).toContain('in television production; a forecast, no fact');
      expect(text).toMatch(/What changed for Prime Video[^\n]*\n   who leads it @\d+/);
      expect(text).toMatch(/ما الذي تغير في برايم فيديو[^\n]*\n   من يرأس الوحدة @\d+/);
      expect(text).toMatch(/What do we know of Amazon MGM Studios[^\n]*\n   who leads it @\d+/);
      expect(text).toMatch(/What do sources disagree on about Amazon[^\n]*\n   none/);
      // S3 to S5 and S12: who left, who may still have been there in June, and where who moved went.
      for (const left of [
        'Donna Rosenstein, Supervisor of television casting: 2025-01-01/2025-10-28, dismissed',
        'دونا روزنشتاين، المشرفة على اختيار الممثلين: \u20662025-01-01/2025-10-28\u2069، بقرار إنهاء العمل',
      ])
        expect(text).toContain(left);
      expect(text).toMatch(/Maggie Choi, [^\n]*: 2025-01-01\/2025-10-28, dismissed/);
      expect(text).toMatch(/Nathan Kitada, [^\n]*: 2025-01-01\/2025-10-28, dismissed/);
      expect(text).toMatch(
        /Who held a post of Amazon MGM Studios on 2025-06-01[^\n]*\n(?: {3}.*\n)*? {3}possibly Maggie Choi/,
      );
      expect(text).toMatch(/Who held a post of Amazon on 2025-10-28[^\n]*\n {3}definitely Albert Cheng/);
      // S13 and S14.
      expect(text).toContain('Fable Studio, amount: لم يُذكر المبلغ, announced 2025-06');
      expect(text).toContain('layoff amazon-mgm-studios-2024-01, as a whole: مئات');
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

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../apps/api/config';
import { startService } from '../apps/api/service';
import type { RunningService } from '../apps/api/service';
import { describeWith } from './skips';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
/** The blocks that README marks as executed, in order. */
const BLOCKS = [...README.matchAll(/<!-- executed -->\n+```sh\n([\s\S]*?)```/g)].map(
  ([, code]) => code ?? '',
);
const TIMEOUT_MS = 60_000;

describeWith('curl', "README's commands", () => {
  let folder = '';
  let service: RunningService;
  let answers: readonly unknown[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-readme-'));
    const store = `sqlite:${join(folder, 'data', 'ledger.db')}`;
    service = await startService(
      readConfig({ LEDGER_STORE: store, LEDGER_PORT: '0', LEDGER_LOG_LEVEL: 'silent' }),
    );
    answers = await typed(BLOCKS.join('\n'));
  }, TIMEOUT_MS);
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Types the commands into a shell, and gives what each request was answered. */
  async function typed(code: string): Promise<readonly unknown[]> {
    const script = code.replace('http://127.0.0.1:3417', service.url);
    const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder });
    let output = '';
    shell.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await new Promise((resolve) => shell.once('close', resolve));
    return output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
  }

  test('all of them are there', () => {
    expect(BLOCKS).toHaveLength(4);
    expect(answers).toHaveLength(8);
  });

  test('the three commands are recorded', () => {
    expect(answers.slice(0, 3)).toMatchObject([{ position: 1 }, { position: 2 }, { position: 3 }]);
  });

  test('the three answers have the bounds that README states', () => {
    expect(answers.slice(3, 6)).toMatchObject([
      { answer: { state: 'known', bounds: { min: 11_001, max: 12_000 } } },
      { answer: { state: 'known', bounds: { min: 11_001, max: 11_800 } } },
      { answer: { state: 'known', bounds: { min: 12_000, max: 12_000 } } },
    ]);
    expect(README).toContain('11,001 to 12,000, then 11,001 to 11,800, then exactly 12,000');
  });

  test('the explanation quotes both sentences', () => {
    expect(JSON.stringify(answers[6])).toContain('We employed 12,000 people.');
    expect(JSON.stringify(answers[6])).toContain('Acme cuts hundreds of jobs in June.');
  });

  test('the refusal names both fields and records nothing', () => {
    expect(answers[7]).toMatchObject({
      status: 400,
      errors: [{ pointer: '/positions/max' }, { pointer: '/announcedOn' }],
    });
    expect(service.store.head()).toBe(3);
  });

  test('the settings are the ones that are read', () => {
    for (const variable of [
      'LEDGER_STORE',
      'LEDGER_PORT',
      'LEDGER_HOST',
      'LEDGER_REPLICA',
      'LEDGER_STORE_USER',
      'LEDGER_STORE_PASSWORD',
      'LEDGER_TOKEN_FILE',
      'LEDGER_LOG_LEVEL',
    ]) {
      expect(README).toContain(`\`${variable}\``);
    }
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith } from '../skips';
import { type } from './typing';

type Shell = 'bash' | 'zsh' | 'fish';

describe('ledger completion', () => {
  let folder = '';
  const file = (shell: string): string => join(folder, `ledger.${shell}`);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-completion-'));
    for (const shell of ['bash', 'zsh', 'fish']) {
      writeFileSync(file(shell), (await type(['completion', shell])).out);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const shell = (name: Shell, script: string): string => {
    const { stdout, stderr } = spawnSync(name, name === 'bash' ? ['--norc', '-c', script] : ['-c', script], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout;
  };

  describeWith('bash', 'in bash', () => {
    const offered = (...words: readonly string[]): readonly string[] => {
      const typed = ['ledger', ...words].map((word) => `'${word}'`).join(' ');
      const script = `source '${file('bash')}'; COMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _ledger; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return shell('bash', script).trim().split('\n');
    };

    test.each([
      [['who'], ['who']],
      [['announce-l'], ['announce-layoff']],
      [['projections', ''], expect.arrayContaining(['list', 'rebuild'])],
      [
        ['announce-layoff', '--posi'],
        ['--positions', '--positions.wording'],
      ],
      [['who', 'acme', '--outp'], ['--output']],
      [
        ['who', 'acme', '--output', ''],
        ['table', 'json', 'ndjson', 'csv'],
      ],
      [['--output', 'j'], ['json']],
      [['completion', ''], expect.arrayContaining(['bash', 'zsh', 'fish'])],
      [['help', 'qu'], ['quantities']],
      [['who', '--ledger', 'ledger.b'], ['ledger.bash']],
      [['who', '--on', 'l'], ['']],
    ])('%j is completed', (words, expected) => {
      expect(offered(...words)).toEqual(expected);
    });

    test('the script is registered for the command', () => {
      expect(shell('bash', `source '${file('bash')}'; complete -p ledger`)).toContain('-F _ledger ledger');
    });
  });

  describeWith('zsh', 'in zsh', () => {
    test('the script is one that zsh reads', () => {
      expect(
        shell('zsh', `autoload -U compinit; compinit -u; source '${file('zsh')}'; print $_comps[ledger]`),
      ).toBe('_ledger\n');
    });
  });

  describeWith('fish', 'in fish', () => {
    test('commands and options are completed', () => {
      const ask = (line: string): string => shell('fish', `source '${file('fish')}'; complete -C '${line}'`);
      expect(ask('ledger announce-l')).toMatch(/^announce-layoff\t/);
      expect(ask('ledger projections re')).toMatch(/^rebuild\t/);
      expect(ask('ledger who acme --output j')).toContain('json');
    });
  });

  test('another shell is refused, with those that there are', async () => {
    const typed = await type(['completion', 'tcsh']);
    expect(typed).toMatchObject({ code: 2, out: '' });
    expect(typed.err).toMatch(/tcsh.*bash, zsh, fish/);
  });
});

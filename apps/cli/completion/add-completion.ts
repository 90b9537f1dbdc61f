import { Argument } from 'commander';
import type { Command } from 'commander';
import type { Surroundings } from '../surroundings';
import { write } from '../write';
import { bashScript } from './bash';
import { fishScript } from './fish';
import { wordsOf } from './words-of';
import type { CommandWords } from './words-of';
import { zshScript } from './zsh';

const SCRIPTS: Readonly<Record<string, (all: readonly CommandWords[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** Adds `ledger completion`: a script that follows from the commands as they are. */
export function addCompletion(program: Command, { output }: Surroundings): void {
  program
    .command('completion')
    .helpGroup('Help:')
    .description('A script that completes commands and options in a shell: source <(ledger completion bash).')
    .addArgument(new Argument('<shell>', 'The shell.').choices(Object.keys(SCRIPTS)))
    .action(async (shell: string) => {
      await write(output, SCRIPTS[shell]?.(wordsOf(program)) ?? '');
    });
}

import { Option } from 'commander';
import type { Command } from 'commander';
import { OUTPUTS } from './output/print';
import type { Output } from './output/print';
import { LANGUAGES } from './words/words';
import type { Language } from './words/words';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly on?: string;
  readonly knownAt?: string;
  readonly publishedBy?: string;
  readonly output: Output;
  readonly lang: Language;
  readonly url?: string;
  readonly ledger?: string;
  readonly tokenFile?: string;
}

const GROUP = 'Options of every command:';

const option = (flags: string, description: string): Option =>
  new Option(flags, description).helpGroup(GROUP);

/** Adds the options that every command takes. @param environment decides the language where none is typed. */
export function addGlobalOptions(
  program: Command,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  const language = /^ar\b/.test(
    environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? '',
  )
    ? 'ar'
    : 'en';
  [
    option('--on <day>', 'In the world on: the end of this day; today where it is left out.'),
    option(
      '--known-at <time>',
      'As the ledger knew it at: @position, instant or day; all where it is left out.',
    ),
    option('--published-by <time>', 'Only what was published by then; everything where it is left out.'),
    option('--output <form>', 'How to answer.').choices(OUTPUTS).default('table'),
    option('--lang <language>', 'Language of tables.').choices(LANGUAGES).default(language),
    option('--url <address>', 'A service to ask, such as http://127.0.0.1:3417.'),
    option('--ledger <file>', 'A ledger file; data/ledger.db where neither is given.'),
    option('--token-file <file>', "File with the service's token."),
  ].forEach((each) => program.addOption(each));
}

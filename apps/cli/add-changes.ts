import { readFileSync } from 'node:fs';
import { text as textOf } from 'node:stream/consumers';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { CatalogueChange } from './catalogue/catalogue';
import { readCatalogue } from './catalogue/read-catalogue';
import { openLedger } from './client/choose';
import { jsonOf } from './client/problem';
import { CommandFailure, EXIT, withHelp } from './failure';
import { givenFile } from './files/given-file';
import type { GlobalOptions } from './global-options';
import { printed } from './output/print';
import { flagsOf } from './recording/flags';
import type { Flag } from './recording/flags';
import { commandOf } from './recording/typed-command';
import type { Typed } from './recording/typed-command';
import type { Surroundings } from './surroundings';
import { wordsIn } from './words/words';
import { write } from './write';

/** Shorter names of changes that correct entries. */
const SHORT: Readonly<Record<string, string>> = {
  'retract-entry': 'retract',
  'restate-entry': 'restate',
  'corroborate-entry': 'corroborate',
  'dispute-entry': 'dispute',
};

interface RecordedTold {
  readonly entries: readonly {
    readonly id: string;
    readonly stream: string;
    readonly revision: number;
    readonly position: number;
    readonly recordedAt: string;
    readonly type: string;
  }[];
  readonly repeated: boolean;
}

/** Adds one subcommand per change of the ledger. */
export function addChanges(program: Command, around: Surroundings): void {
  readCatalogue().forEach((change) => addChange(program, change, around));
}

function addChange(program: Command, change: CatalogueChange, around: Surroundings): void {
  const flags = flagsOf(change.fields);
  const command = program.command(change.name).helpGroup('Record:').description(change.description);
  const short = SHORT[change.name];
  if (short !== undefined) command.alias(short);
  flags.forEach((flag) => command.addOption(optionOf(flag)));
  command
    .option('--file <path>', 'The command as JSON, from a file or - for standard input; flags go before it.')
    .option('--dry-run', 'Decide and answer, but record nothing.')
    .option('--idempotency-key <id>', 'The same id and request give the same answer, for ever.')
    .option('--if-match <revision>', "Record only where the stream's last revision is this one.")
    .action(async () => record(change, flags, command, around));
}

function optionOf({ name, value, description, repeatable }: Flag): Option {
  const option = new Option(`${name} ${value}`, description);
  if (!repeatable) return option;
  return option.argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text]);
}

async function record(
  change: CatalogueChange,
  flags: readonly Flag[],
  command: Command,
  { environment, input, output }: Surroundings,
): Promise<void> {
  const options = command.optsWithGlobals<
    GlobalOptions & { file?: string; dryRun?: true; idempotencyKey?: string; ifMatch?: string }
  >();
  const given = options.file === undefined ? {} : await jsonFrom(options.file, change.name, input);
  const body = commandOf(flags, typedIn(command, flags), given);
  const { dryRun, idempotencyKey, ifMatch } = options;
  const client = await openLedger({ ...options, environment }, dryRun !== true);
  try {
    const reply = await client.send({
      method: 'POST',
      path: `/api/v1/commands/${change.name}`,
      query: { dryRun: dryRun === true ? 'true' : undefined },
      headers: {
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      },
      body,
    });
    const recorded = (await jsonOf(reply).catch((error: unknown) => {
      throw withHelp(error, change.name);
    })) as RecordedTold;
    const words = wordsIn(options.lang);
    const shown = {
      body: recorded,
      says: [],
      restsOn: [],
      rows: recorded.entries.map((entry) => ({ ...entry })),
    };
    await write(
      output,
      printed(shown, [], { output: options.output, words, isTerminal: output.isTTY === true }),
    );
  } finally {
    await client.close();
  }
}

/** Commander names an option in camelCase, dots kept: `--post.post-id` is `post.postId`. */
function typedIn(command: Command, flags: readonly Flag[]): Typed {
  const options = command.opts<Record<string, string | true | string[]>>();
  return Object.fromEntries(flags.map((flag) => [flag.name, options[optionOf(flag).attributeName()]]));
}

async function jsonFrom(file: string, change: string, input: Surroundings['input']): Promise<object> {
  if (file !== '-') givenFile(file);
  try {
    const content = file === '-' ? await textOf(input) : readFileSync(file, 'utf8');
    const value: unknown = JSON.parse(content);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    throw new TypeError('it is no JSON object');
  } catch (error) {
    const why = (error as Error).message.replaceAll(/\s+/g, ' ');
    throw new CommandFailure(
      {
        what: `${file === '-' ? 'standard input' : file} cannot be read as a command`,
        where: '--file',
        why,
        next: `write one JSON object with the fields that ledger help ${change} lists`,
      },
      EXIT.usage,
    );
  }
}

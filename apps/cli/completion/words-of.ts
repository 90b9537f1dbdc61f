import type { Argument, Command, Option } from 'commander';

/** An option as a shell completes it. */
export interface OptionWords {
  /** With its dashes. */
  readonly name: string;
  readonly description: string;
  /** Whether a value stands after it. */
  readonly takesValue: boolean;
  /** The words that the value is one of; none where it is free. */
  readonly choices: readonly string[];
  /** Whether the value names a file. */
  readonly isFile: boolean;
}

/** A command as a shell completes it. */
export interface CommandWords {
  /** The words that lead to it, such as `projections rebuild`; empty for `ledger` itself. */
  readonly path: string;
  readonly description: string;
  /** Commands below it. */
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly OptionWords[];
  /** Words that may stand as its argument, such as topics of help. */
  readonly choices: readonly string[];
}

const OF_FILES = /<(?:file|path)>/;

/** Every command of the program, itself first, with all words that may stand behind it. */
export function wordsOf(program: Command): readonly CommandWords[] {
  return within(program, [], program);
}

function within(command: Command, path: readonly string[], program: Command): readonly CommandWords[] {
  const options = command === program ? program.options : [...command.options, ...program.options];
  const own: CommandWords = {
    path: path.join(' '),
    description: command.description(),
    commands: command.commands.map((each) => ({ name: each.name(), description: each.description() })),
    options: options.map(optionWords),
    choices: command.registeredArguments.flatMap((argument: Argument) => argument.argChoices ?? []),
  };
  return [own, ...command.commands.flatMap((each) => within(each, [...path, each.name()], program))];
}

function optionWords({
  long,
  short,
  description,
  required,
  optional,
  argChoices,
  flags,
}: Option): OptionWords {
  return {
    name: long ?? short ?? '',
    description,
    takesValue: required || optional,
    choices: argChoices ?? [],
    isFile: OF_FILES.test(flags),
  };
}

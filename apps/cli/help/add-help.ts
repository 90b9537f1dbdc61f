import { Argument } from 'commander';
import type { Command } from 'commander';
import { closest, distance } from 'fastest-levenshtein';
import { CommandFailure, EXIT } from '../failure';
import type { Surroundings } from '../surroundings';
import { write } from '../write';
import { topics } from './topics';

/** Most letters by which a typed word may differ from the one that was meant. */
const TYPOS_MAX = 3;

/** Adds `ledger help`: of the whole, of a command, or of a topic that several commands share. */
export function addHelp(program: Command, { output }: Surroundings): void {
  program.helpCommand(false);
  const topic = new Argument('[words...]', 'A command, or a topic.');
  // Offered by completion; any command may stand there too, so that they are no closed choice.
  topic.argChoices = Object.keys(topics);
  program
    .command('help')
    .helpGroup('Help:')
    .addArgument(topic)
    .description('Help on a command, or on a topic that several share.')
    .action(async (words: readonly string[]) => {
      await write(output, helpOn(program, words));
    });
}

function helpOn(program: Command, words: readonly string[]): string {
  const [first = ''] = words;
  const topic = Object.hasOwn(topics, first) && words.length === 1 ? topics[first] : undefined;
  return topic?.() ?? commandNamed(program, words).helpInformation();
}

function commandNamed(program: Command, words: readonly string[]): Command {
  return words.reduce((command, word) => {
    const found = command.commands.find((each) => each.name() === word || each.aliases().includes(word));
    if (found !== undefined) return found;
    throw unknown(word, [
      ...command.commands.map((each) => each.name()),
      ...(command === program ? Object.keys(topics) : []),
    ]);
  }, program);
}

function unknown(word: string, known: readonly string[]): CommandFailure {
  const nearest = known.length === 0 ? word : closest(word, known);
  const isNear = known.length > 0 && distance(word, nearest) <= TYPOS_MAX;
  return new CommandFailure(
    {
      what: `"${word.slice(0, 80)}" is neither a command nor a topic of help`,
      ...(isNear ? { why: `did you mean ${nearest}?` } : {}),
      next: 'run ledger help for all commands and topics',
    },
    EXIT.usage,
  );
}

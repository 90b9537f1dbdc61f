import { Option } from 'commander';
import type { Command } from 'commander';
import { Session } from './asking/session';
import type { PointTyped } from './asking/session';
import { openLedger } from './client/choose';
import { optionOf } from './client/problem';
import type { Spelling } from './client/problem';
import type { GlobalOptions } from './global-options';
import { printed } from './output/print';
import type { Surroundings } from './surroundings';
import { verbs } from './verbs/verbs';
import type { TypedWords, Verb } from './verbs/verb';
import { wordsIn } from './words/words';
import { waiting } from './waiting';
import { write } from './write';

/** Adds every verb that asks to the program. */
export function addVerbs(program: Command, around: Surroundings): void {
  verbs.forEach((verb) => addVerb(program, verb, around));
}

function addVerb(program: Command, verb: Verb, around: Surroundings): void {
  const command = program.command(verb.name).helpGroup(`${verb.group}:`).description(verb.summary);
  verb.arguments.forEach(([name, description]) => command.argument(name, description));
  verb.options.forEach(({ flags, description }) => command.addOption(new Option(flags, description)));
  command.action(async () => {
    const options = program.opts<GlobalOptions>();
    const typed = typedIn(command, verb);
    const isFollowed = Object.hasOwn(typed.options, 'follow');
    await (isFollowed ? verb.follow?.(typed, options, around) : answer(verb, typed, options, around));
  });
}

function typedIn(command: Command, verb: Verb): TypedWords {
  const named = verb.arguments.flatMap(([name], index) => {
    const value = command.args[index];
    return value === undefined ? [] : [[name.replaceAll(/[<>[\]]/g, ''), value] as const];
  });
  return { arguments: Object.fromEntries(named), options: command.opts<Record<string, string>>() };
}

async function answer(
  verb: Verb,
  typed: TypedWords,
  options: GlobalOptions,
  { environment, output, errors }: Surroundings,
): Promise<void> {
  const words = wordsIn(options.lang);
  const client = await openLedger({ ...options, environment }, false);
  try {
    await client.ready(waiting(errors));
    const session = new Session(client, pointOf(options), words, spellingOf(verb));
    const shown = await verb.ask(session, typed);
    const grounds = options.output === 'table' ? await session.grounds(shown.restsOn) : [];
    const reader = { output: options.output, words, isTerminal: output.isTTY === true };
    await write(output, printed(shown, grounds, reader));
    const next = nextIn(shown.body);
    if (next !== undefined) errors.write(`More follow: the same with --cursor ${next}\n`);
  } finally {
    await client.close();
  }
}

/** Arguments are typed without a flag. */
function spellingOf({ arguments: given }: Verb): Spelling {
  const names = given.map(([name]) => name);
  return (pointer) => {
    const parameter = PARAMETERS[pointer] ?? pointer.slice(1);
    return names.find((name) => name.slice(1, -1) === parameter) ?? optionOf(pointer);
  };
}

/** Parameters whose argument has another name. */
const PARAMETERS: Readonly<Record<string, string>> = { '/q': 'words' };

function pointOf({ on, knownAt, publishedBy }: GlobalOptions): PointTyped {
  return {
    ...(on === undefined ? {} : { on }),
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(publishedBy === undefined ? {} : { publishedBy }),
  };
}

/** The cursor of the next page; undefined at the end, and where the answer is no page. */
function nextIn(body: unknown): string | undefined {
  const page = (body as { readonly answer?: { readonly next?: unknown } }).answer;
  return typeof page?.next === 'string' ? page.next : undefined;
}

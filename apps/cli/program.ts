import { Command } from 'commander';
import { addChanges } from './add-changes';
import { addExport } from './add-export';
import { addImport } from './add-import';
import { addVerbs } from './add-verbs';
import { addGlobalOptions } from './global-options';
import { addCompletion } from './completion/add-completion';
import { addHelp } from './help/add-help';
import { addOperating } from './operating/add-operating';
import type { Surroundings } from './surroundings';

/** What was typed wrongly is followed by where its own help stands. */
function pointToHelp(command: Command, topic: string): void {
  command.showHelpAfterError(`See: ledger help ${topic}`);
  command.commands.forEach((inner) => pointToHelp(inner, topic));
}

/** The whole command line. */
export function newProgram(around: Surroundings): Command {
  const program = new Command('ledger')
    .description('An append-only ledger of what public sources report about companies.')
    .exitOverride()
    .showHelpAfterError('See: ledger help')
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => around.output.write(text),
      writeErr: (text) => around.errors.write(text),
    })
    .configureHelp({ showGlobalOptions: true });
  addGlobalOptions(program, around.environment);
  addVerbs(program, around);
  addImport(program, around);
  addExport(program, around);
  addOperating(program, around);
  addChanges(program, around);
  addCompletion(program, around);
  addHelp(program, around);
  program.commands.forEach((command) => pointToHelp(command, command.name()));
  return program;
}

import { CommanderError } from 'commander';
import { CommandFailure, EXIT } from './failure';
import type { ExitCode } from './failure';
import { newProgram } from './program';
import type { Surroundings } from './surroundings';

/** Runs one command line. @param words what was typed after `ledger`. @returns the exit code. */
export async function run(words: readonly string[], around: Surroundings): Promise<ExitCode> {
  try {
    await newProgram(around).parseAsync(words, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    return failed(error, around);
  }
}

/** What a person can mend is told in its words; anything else is a fault of ours, and its stack is needed. */
function failed(error: unknown, { errors }: Surroundings): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const known = error instanceof CommandFailure || isRefusal(error);
  errors.write(`${known ? (error as Error).message : String((error as Error).stack)}\n`);
  return error instanceof CommandFailure ? error.exitCode : EXIT.failure;
}

/** Refusals of the store and of the configuration are written for people; their classes need not be loaded to know them. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && (error.name === 'LedgerError' || error.constructor.name === 'ConfigError');
}

/** Runs what was typed in this process, and ends it with the command's exit code once everything is written. */
export function runHere(): void {
  const around = {
    environment: process.env,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
  };
  void run(process.argv.slice(2), around).then((code) => (process.exitCode = code));
}

if (require.main === module) runHere();

import { CommanderError } from 'commander';
import { letGoOfAll } from './client/open-ledgers';
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
  const exitCode = exitCodeOf(error);
  const told = exitCode === undefined ? (error as Error).stack : (error as Error).message;
  errors.write(`${told ?? String(error)}\n`);
  return exitCode ?? EXIT.failure;
}

/** Refusals that are written for people, by name: their classes belong to parts that most commands need not load. */
const REFUSALS: Readonly<Record<string, ExitCode>> = {
  LedgerError: EXIT.failure,
  ConfigError: EXIT.failure,
  ImportError: EXIT.usage,
};

/** Undefined where the error is none that a person can mend. */
function exitCodeOf(error: unknown): ExitCode | undefined {
  if (error instanceof CommandFailure) return error.exitCode;
  if ((error as { readonly code?: unknown }).code === 'store_damaged') return EXIT.inconsistent;
  return error instanceof Error ? (REFUSALS[error.name] ?? REFUSALS[error.constructor.name]) : undefined;
}

/**
 * Runs what was typed in this process, and ends it with the command's exit code once everything is written. An interrupt, or a
 * reader who has enough (`ledger entries | head`), lets go of all that is open first.
 */
export function runHere(): void {
  const { env: environment, stdin: input, stdout: output, stderr: errors } = process;
  const stop = new AbortController();
  /** A command that has done its work and goes on serving keeps the code that it has. */
  const end = (code: ExitCode): void => {
    process.exitCode ??= code;
    stop.abort();
    void letGoOfAll().finally(() => process.exit());
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end(EXIT.interrupted));
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    end(EXIT.ok);
  });
  void run(process.argv.slice(2), { environment, input, output, errors, stopped: stop.signal }).then(
    (code) => (process.exitCode ??= code),
  );
}

if (require.main === module) runHere();

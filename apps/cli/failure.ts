/**
 * What a command ends with, the same for all of them. 130, by convention, tells of an interrupt.
 * `inconsistent`: tampering or inconsistency is proved. `incomplete`: verified, but parts are withheld.
 */
export const EXIT = {
  ok: 0,
  failure: 1,
  usage: 2,
  notFound: 3,
  refused: 4,
  inconsistent: 5,
  incomplete: 6,
  interrupted: 130,
} as const;

/** What each code means, for people. */
export const CODES: Readonly<Record<ExitCode, string>> = {
  [EXIT.ok]: 'Done.',
  [EXIT.failure]: 'Failed: a file or a service could not be used.',
  [EXIT.usage]: 'What was typed is not understood.',
  [EXIT.notFound]: 'What was asked for is not there.',
  [EXIT.refused]: 'Refused: a conflict, or a rule of the ledger.',
  [EXIT.inconsistent]: 'Tampering or inconsistency is proved.',
  [EXIT.incomplete]: 'Verified, but parts are withheld; they are listed.',
  [EXIT.interrupted]: 'Interrupted.',
};

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The four parts of an error: what is wrong, where, why, and the next step. */
export interface Told {
  readonly what: string;
  /** Field, row or line. */
  readonly where?: string;
  readonly why?: string;
  readonly next?: string;
}

/** Why a command ends without what was asked for, for the person who typed it. */
export class CommandFailure extends Error {
  constructor(
    told: Told,
    readonly exitCode: ExitCode = EXIT.failure,
  ) {
    super(inWords(told));
    this.name = 'CommandFailure';
  }
}

/** The same error; where what was typed is not understood, it says where to read on. */
export function withHelp(error: unknown, command: string): unknown {
  if (error instanceof CommandFailure && error.exitCode === EXIT.usage)
    error.message += `\nSee: ledger help ${command}`;
  return error;
}

function inWords({ what, where, why, next }: Told): string {
  const begun = where === undefined ? what : `${where}: ${what}`;
  const reason = why === undefined ? '' : ` (${why})`;
  return `${begun}${reason}${next === undefined ? '.' : `. ${next.charAt(0).toUpperCase()}${next.slice(1)}.`}`;
}

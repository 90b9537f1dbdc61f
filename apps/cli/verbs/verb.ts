import type { Session } from '../asking/session';
import type { GlobalOptions } from '../global-options';
import type { Shown } from '../output/shown';
import type { Surroundings } from '../surroundings';

/** An option of a verb. Where it is a parameter of the question, its name there follows from the flag's. */
export interface VerbOption {
  /** As commander takes it: `--since <day>`, `--heads`. */
  readonly flags: string;
  readonly description: string;
}

/** What was typed: arguments by name, and options by name in camelCase. */
export interface TypedWords {
  readonly arguments: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
}

/** A verb that asks the ledger something. */
export interface Verb {
  readonly name: string;
  /** Under which heading help lists it. */
  readonly group: 'Ask' | 'Inspect';
  readonly summary: string;
  /** As commander takes them: `<unit>`, `[unit]`. */
  readonly arguments: readonly (readonly [name: string, description: string])[];
  readonly options: readonly VerbOption[];
  readonly ask: (session: Session, typed: TypedWords) => Promise<Shown>;
  /** What it does under `--follow`: tells what comes, until it is interrupted. Only of verbs that have the option. */
  readonly follow?: (typed: TypedWords, options: GlobalOptions, around: Surroundings) => Promise<void>;
}

/** Options of every question about a period. */
export const PERIOD: readonly VerbOption[] = [
  { flags: '--from <day>', description: 'First day of the period.' },
  { flags: '--to <day>', description: 'First day after the period.' },
];

/** An option that widens or narrows a question to the unit alone. */
export const BELOW: VerbOption = {
  flags: '--below <true or false>',
  description: 'Units below too; true where it is left out.',
};

/** Options of every list. */
export const LIST: readonly VerbOption[] = [
  { flags: '--limit <count>', description: 'How many rows at most, 1 to 500; 100 where it is left out.' },
  { flags: '--cursor <cursor>', description: 'The next page of the same list, as the page before names it.' },
];

import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { tellShown } from '../answering';
import { fileOf } from '../client/choose';
import { CommandFailure, EXIT } from '../failure';
import { requireFile } from '../files/add-backup';
import type { GlobalOptions } from '../global-options';
import type { Surroundings } from '../surroundings';
import { wordsIn } from '../words/words';
import type { examine as Examine } from './examine';
import type { Finding } from './finding';

/** How many of the newest entries are proved where nobody asks for more: about a tenth of a second. */
const NEWEST = 1_000;
const VERDICT_WIDTH = 9;
const CHECK_WIDTH = 13;

interface DoctorTyped extends GlobalOptions {
  readonly all?: true;
}

/** Adds `ledger doctor`. */
export function addDoctor(program: Command, around: Surroundings): void {
  program
    .command('doctor')
    .helpGroup('Operate:')
    .description(
      'Looks a ledger file over, also one that is served or cannot be opened, and says what to do. Changes nothing.',
    )
    .option(
      '--all',
      `Prove every entry and page, and not only the newest ${NEWEST.toLocaleString('en-US')} entries.`,
    )
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<DoctorTyped>();
      requireFile(options);
      const findings = await findingsOn(options, around);
      await tellShown(
        {
          body: { findings },
          says: linesOf(findings, options),
          rows: findings.map((each) => ({ ...each })),
          columns: [],
        },
        options,
        around,
      );
      endWith(findings);
    });
}

function findingsOn(options: DoctorTyped, { environment }: Surroundings): Promise<readonly Finding[]> {
  const ledger = fileOf({ ...options, environment });
  // Reads the files themselves, so that it needs the store and the read models, and not the service.
  const { examine } = require('./examine') as { readonly examine: typeof Examine };
  return examine({
    ledger,
    tokenFile: options.tokenFile ?? environment['LEDGER_TOKEN_FILE'] ?? join(dirname(ledger), 'token'),
    ...(options.all === true ? {} : { newest: NEWEST }),
    now: Date.now(),
  });
}

function linesOf(findings: readonly Finding[], { lang }: GlobalOptions): readonly string[] {
  const words = wordsIn(lang);
  const indent = ' '.repeat(VERDICT_WIDTH + CHECK_WIDTH);
  return findings.flatMap(({ verdict, check, what, why, next }) => [
    `${words.value(verdict).padEnd(VERDICT_WIDTH)}${check.padEnd(CHECK_WIDTH)}${what}`,
    ...(why === null ? [] : [`${indent}${why}`]),
    ...(next === null ? [] : [`${indent}→ ${next}`]),
  ]);
}

/** @throws CommandFailure where a fault was found; what it is was told already. */
function endWith(findings: readonly Finding[]): void {
  const faults = findings.filter(({ verdict }) => verdict === 'fault');
  if (faults.length === 0) return;
  const isProof = faults.some((each) => each.isProof);
  throw new CommandFailure(
    {
      what: `${faults.length} of ${findings.length} checks found a fault: ${faults.map(({ check }) => check).join(', ')}`,
      ...(isProof ? { why: 'stored bytes contradict each other' } : {}),
    },
    isProof ? EXIT.inconsistent : EXIT.failure,
  );
}

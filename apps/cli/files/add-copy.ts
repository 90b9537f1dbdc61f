import type { Command } from 'commander';
import type { CopiedLedger } from '#event-store';
import { tellShown } from '../answering';
import { CommandFailure, EXIT } from '../failure';
import type { GlobalOptions } from '../global-options';
import { progressBar } from '../progress-bar';
import type { Surroundings } from '../surroundings';
import type { CopyOrder, copy as Copy, credentialsIn as CredentialsIn } from './copying';
import { refusalOf } from './refusal';

interface CopyTyped extends GlobalOptions {
  readonly from: string;
  readonly to: string;
}

interface Copying {
  readonly copy: typeof Copy;
  readonly credentialsIn: typeof CredentialsIn;
}

/** Adds `ledger copy`. */
export function addCopy(program: Command, around: Surroundings): void {
  program
    .command('copy')
    .helpGroup('Files:')
    .description(
      'Copies a ledger into another store as it is: the same ids, positions and bytes. Goes on where it was cut off.',
    )
    .requiredOption('--from <store>', 'The ledger to copy: sqlite:a.db, or esdb://host:2113?tls=false.')
    .requiredOption('--to <store>', 'Where it goes: empty, or a copy that was cut off. Nobody may write it.')
    .action(async (_options: unknown, command: Command) => {
      const typed = command.optsWithGlobals<CopyTyped>();
      requireStores(typed);
      await tellCopied(await copied(typed, around), typed, around);
    });
}

/** `--ledger` and `--url` name a ledger to every other command; here they would name a third one. */
function requireStores({ ledger, url }: CopyTyped): void {
  if (ledger === undefined && url === undefined) return;
  throw new CommandFailure(
    {
      what: 'a copy is made between two stores',
      where: ledger === undefined ? '--url' : '--ledger',
      next: 'name both with --from and --to, such as --from sqlite:data/ledger.db',
    },
    EXIT.usage,
  );
}

async function copied({ from, to }: CopyTyped, around: Surroundings): Promise<CopiedLedger> {
  // Loaded for this command alone.
  const { copy, credentialsIn } = require('./copying') as Copying;
  const bar = progressBar(around.errors);
  const order: CopyOrder = {
    from,
    to,
    credentials: credentialsIn(around.environment),
    ...(around.stopped === undefined ? {} : { stopped: around.stopped }),
    tell: ({ stage, entries, of }) =>
      bar.tell(`${STAGES[stage]} … ${counted(entries)} of ${counted(of)} entries`),
  };
  try {
    return await refusalOf(to, () => copy(order), {
      what: `${to} does not hold all of ${from} yet`,
      next: 'mend that and run the same command again, which goes on where it stopped',
    });
  } finally {
    bar.end();
  }
}

const STAGES = { comparing: 'Comparing', copying: 'Copying' } as const;

const counted = (entries: number): string => entries.toLocaleString('en-US');

async function tellCopied(
  { entries, copied: written, recordedAt, sha256 }: CopiedLedger,
  typed: CopyTyped,
  around: Surroundings,
): Promise<void> {
  const { from, to } = typed;
  const newest = recordedAt === null ? null : new Date(recordedAt).toISOString();
  const row = { from, to, entries, copied: written, newest, sha256 };
  const till = newest === null ? '' : `, the newest of ${newest}`;
  const says = [
    `${to} holds all of ${from}: ${counted(entries)} entries${till}, ${counted(written)} of them new, each proved.`,
    `SHA-256 of the stored entries, the same on both ends: ${sha256}`,
  ];
  await tellShown({ body: row, says, rows: [row], columns: [] }, typed, around);
}

import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { CheckedLedger } from '#event-store';
import { tellShown } from '../answering';
import { fileOf } from '../client/choose';
import { CommandFailure, EXIT } from '../failure';
import type { GlobalOptions } from '../global-options';
import type { Surroundings } from '../surroundings';
import { refusalOf } from './refusal';
import type { StoreFiles } from './store-files';

/** Adds `ledger backup`. */
export function addBackup(program: Command, around: Surroundings): void {
  program
    .command('backup')
    .helpGroup('Files:')
    .description(
      'Copies a ledger file as it is, also while a service writes it, and proves every entry of the copy.',
    )
    .argument('<file>', 'Where the copy goes; must not exist.')
    .action(async (target: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      requireFile(options);
      const ledger = fileOf({ ...options, environment: around.environment });
      requireFree(target);
      // Only files are read here, past any service: SQLite lets processes read a file that another one writes.
      const { backUpLedger } = require('./store-files') as StoreFiles;
      const checked = await refusalOf(target, () => backUpLedger(ledger, target));
      await tellChecked(checked, {
        what: `${target} is a backup of ${ledger}`,
        file: target,
        options,
        around,
      });
    });
}

/** A file is meant by both commands; a service elsewhere would leave its copy elsewhere. */
export function requireFile({ url }: GlobalOptions): void {
  if (url === undefined) return;
  throw new CommandFailure(
    {
      what: 'a ledger file is meant, and not a service',
      where: '--url',
      next: 'name the file with --ledger, on the machine that has it; elsewhere write ledger export entries entries.ndjson --form stored',
    },
    EXIT.usage,
  );
}

function requireFree(target: string): void {
  if (!existsSync(target)) return;
  throw new CommandFailure(
    {
      what: `there is a file ${target} already, which was left as it is`,
      next: 'name one that does not exist yet',
    },
    EXIT.refused,
  );
}

/** Says what a backup or a restored ledger holds. */
export async function tellChecked(
  { entries, recordedAt, sha256 }: CheckedLedger,
  {
    what,
    file,
    options,
    around,
  }: {
    readonly what: string;
    readonly file: string;
    readonly options: GlobalOptions;
    readonly around: Surroundings;
  },
): Promise<void> {
  const newest = recordedAt === null ? null : new Date(recordedAt).toISOString();
  const row = { file, entries, newest, sha256 };
  const till = newest === null ? '' : `, the newest of ${newest}`;
  const says = [
    `${what}: ${entries.toLocaleString('en-US')} entries${till}, each proved.`,
    `SHA-256 of its stored entries: ${sha256}`,
  ];
  await tellShown({ body: row, says, rows: [row], columns: [] }, options, around);
}

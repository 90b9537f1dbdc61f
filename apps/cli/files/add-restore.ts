import { createReadStream } from 'node:fs';
import type { Command } from 'commander';
import { CommandFailure, EXIT } from '../failure';
import type { GlobalOptions } from '../global-options';
import type { Surroundings } from '../surroundings';
import { requireFile, tellChecked } from './add-backup';
import { givenFile } from './given-file';
import { refusalOf } from './refusal';
import type { StoreFiles } from './store-files';

/** Adds `ledger restore`. */
export function addRestore(program: Command, around: Surroundings): void {
  program
    .command('restore')
    .helpGroup('Files:')
    .description(
      'Makes the ledger that --ledger names from a backup, or from exported NDJSON of stored bytes.',
    )
    .argument('<file>', 'A backup, or a file from ledger export entries FILE.ndjson --form stored.')
    .action(async (source: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      requireFile(options);
      const ledger = targetOf(options);
      requireContent(source);
      const { readBackup, readStoredLines, restoreLedger } = require('./store-files') as StoreFiles;
      const checked = await refusalOf(ledger, async () => {
        const entries = (await isDatabase(source))
          ? readBackup(source)
          : readStoredLines(createReadStream(source));
        return restoreLedger(ledger, entries);
      });
      await tellChecked(checked, {
        what: `${ledger} is restored from ${source}`,
        file: ledger,
        options,
        around,
      });
    });
}

/** The default is the ledger in use: whoever restores must say where to. */
function targetOf({ ledger }: GlobalOptions): string {
  if (ledger !== undefined) return ledger;
  throw new CommandFailure(
    {
      what: 'where the ledger is to be made is not said',
      where: '--ledger',
      next: 'name a file that does not exist yet, such as --ledger data/restored.db',
    },
    EXIT.usage,
  );
}

/** What a backup that broke off leaves would otherwise be restored as a ledger of no entries. */
function requireContent(source: string): void {
  if (givenFile(source).size > 0) return;
  throw new CommandFailure(
    {
      what: `${source} is empty`,
      why: 'no backup or export of a ledger with entries is',
      next: 'take another one',
    },
    EXIT.refused,
  );
}

const SQLITE = 'SQLite format 3\0';

/** By its first bytes; a backup is no ledger in use, whose locks a second descriptor could free. */
async function isDatabase(source: string): Promise<boolean> {
  const stream = createReadStream(source, { end: SQLITE.length - 1 });
  const chunks = (await stream.toArray()) as Buffer[];
  return Buffer.concat(chunks).toString('latin1') === SQLITE;
}

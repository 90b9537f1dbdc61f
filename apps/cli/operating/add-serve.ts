import type { Command } from 'commander';
import type { RunningService } from '../../api/service';
import { tellShown } from '../answering';
import { holdOpen } from '../client/open-ledgers';
import type { GlobalOptions } from '../global-options';
import { requireFile } from '../files/add-backup';
import type { Surroundings } from '../surroundings';
import type { Serving } from './serving';

/** Adds `ledger serve`. */
export function addServe(program: Command, around: Surroundings): void {
  program
    .command('serve')
    .helpGroup('Operate:')
    .description('Serves a ledger over HTTP on this machine until Ctrl-C; makes it where it does not exist.')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      requireFile(options);
      // Loading the whole service takes longer than a help text may take.
      const { announcement, readConfig, startService, stopWhereItCannotGoOn } =
        require('./serving') as Serving;
      const service = holdOpen(await startService(readConfig(settingsOf(options, around))));
      stopWhereItCannotGoOn(service, around.errors);
      await announce(service, announcement(service), { options, around });
    });
}

function settingsOf(
  { ledger, tokenFile }: GlobalOptions,
  { environment }: Surroundings,
): Surroundings['environment'] {
  return {
    ...environment,
    ...(ledger === undefined ? {} : { LEDGER_STORE: `sqlite:${ledger}` }),
    ...(tokenFile === undefined ? {} : { LEDGER_TOKEN_FILE: tokenFile }),
  };
}

async function announce(
  { url, link }: RunningService,
  said: string,
  { options, around }: { readonly options: GlobalOptions; readonly around: Surroundings },
): Promise<void> {
  const row = { url, link };
  await tellShown({ body: row, says: said.trimEnd().split('\n'), rows: [row], columns: [] }, options, around);
}

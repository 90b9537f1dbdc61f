import type { Command } from 'commander';
import { holdOpen } from '../client/open-ledgers';
import { CommandFailure, EXIT } from '../failure';
import type { GlobalOptions } from '../global-options';
import type { Surroundings } from '../surroundings';
import type { Serving } from './serving';

interface DemoTyped extends GlobalOptions {
  readonly check?: true;
  readonly reset?: true;
}

/** Adds `ledger demo`, which does what `npm run demo` does. */
export function addDemo(program: Command, around: Surroundings): void {
  program
    .command('demo')
    .helpGroup('Operate:')
    .description(
      'Records the core of one news story in data/demo, tells what the ledger answers, and serves it.',
    )
    .option('--check', 'End after the answers are printed; do not serve.')
    .option('--reset', "Forget the demo's ledger first and start over.")
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<DemoTyped>();
      requireOwnLedger(options);
      const { check = false, reset = false } = options;
      const { runDemo, stopWhereItCannotGoOn } = require('./serving') as Serving;
      const say = (text: string): void => void around.output.write(text);
      const service = await runDemo({ check, reset }, { environment: around.environment, say });
      if (service !== undefined) stopWhereItCannotGoOn(holdOpen(service), around.errors);
    });
}

function requireOwnLedger({ ledger, url }: GlobalOptions): void {
  if (ledger === undefined && url === undefined) return;
  throw new CommandFailure(
    {
      what: 'the demo has a ledger of its own in data/demo, so that it touches no other',
      where: ledger === undefined ? '--url' : '--ledger',
      next: 'leave it out',
    },
    EXIT.usage,
  );
}

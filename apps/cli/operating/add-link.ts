import type { Command } from 'commander';
import { tellShown } from '../answering';
import { openService } from '../client/choose';
import { jsonOf } from '../client/problem';
import type { GlobalOptions } from '../global-options';
import type { Surroundings } from '../surroundings';

/** Adds `ledger link`. */
export function addLink(program: Command, around: Surroundings): void {
  program
    .command('link')
    .helpGroup('Operate:')
    .description(
      'A new link from a running service, which signs one browser in, once and within ten minutes.',
    )
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const service = openService({ ...options, environment: around.environment });
      try {
        const body = (await jsonOf(await service.send({ method: 'POST', path: '/session/links' }))) as {
          readonly link: string;
        };
        await tellShown({ body, says: [body.link], rows: [body], columns: [] }, options, around);
      } finally {
        await service.close();
      }
    });
}

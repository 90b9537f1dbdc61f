import type { Command } from 'commander';
import { tellShown } from '../answering';
import { openLedger } from '../client/choose';
import type { LedgerClient } from '../client/ledger-client';
import { jsonOf } from '../client/problem';
import { readModelsReady } from '../client/read-models-ready';
import type { GlobalOptions } from '../global-options';
import type { Row } from '../output/cell';
import type { Surroundings } from '../surroundings';
import { waiting } from '../waiting';

/** A read model as the ledger tells it. */
interface ProjectionTold {
  readonly name: string;
  readonly state: string;
  readonly version: number;
  readonly position: number;
  readonly lag: number;
  readonly applied: number;
  readonly ignored: number;
  readonly quarantined: number;
  readonly failedAt: number | null;
  readonly failure: string | null;
}

const PATH = '/api/v1/projections';

/** Adds `ledger projections list` and `ledger projections rebuild`. */
export function addProjections(program: Command, around: Surroundings): void {
  const projections = program
    .command('projections')
    .helpGroup('Operate:')
    .description('Read models: how far each has read, and building one anew.');
  projections
    .command('list')
    .description('How far each has read, and what it did with each entry: applied, ignored or quarantined.')
    .action(async (_options: unknown, command: Command) => {
      await withLedger(command, around, async (client) => {
        await client.ready(waiting(around.errors));
        const body = (await jsonOf(await client.send({ method: 'GET', path: PATH }))) as {
          readonly items: readonly ProjectionTold[];
        };
        return { body, items: body.items };
      });
    });
  projections
    .command('rebuild')
    .argument('<name>', 'Name of a read model, as the list tells it.')
    .description('Builds one anew from the entries, and waits until it has read them all.')
    .action(async (name: string, _options: unknown, command: Command) => {
      await withLedger(command, around, async (client) => {
        const path = `${PATH}/${encodeURIComponent(name)}`;
        await jsonOf(await client.send({ method: 'POST', path: `${path}/rebuild` }));
        await readModelsReady(client.send, waiting(around.errors));
        const body = (await jsonOf(await client.send({ method: 'GET', path }))) as ProjectionTold;
        return { body, items: [body] };
      });
    });
}

interface Told {
  readonly body: unknown;
  readonly items: readonly ProjectionTold[];
}

async function withLedger(
  command: Command,
  around: Surroundings,
  ask: (client: LedgerClient) => Promise<Told>,
): Promise<void> {
  const options = command.optsWithGlobals<GlobalOptions>();
  const client = await openLedger({ ...options, environment: around.environment }, false);
  try {
    const { body, items } = await ask(client);
    await tellShown({ body, says: [], rows: items.map(rowOf) }, options, around);
  } finally {
    await client.close();
  }
}

function rowOf(item: ProjectionTold): Row {
  const { name, state, version, position, lag, applied, ignored, quarantined, failedAt, failure } = item;
  return { name, state, version, position, lag, applied, ignored, quarantined, failedAt, failure };
}

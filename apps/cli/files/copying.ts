import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyLedger, openCopyTarget, openEventStore } from '#event-store';
import type { CopiedLedger, CopyProgress } from '#event-store';
import { readConfig } from '../../api/config';
import type { Config } from '../../api/config';
import { CommandFailure, EXIT } from '../failure';
import type { Surroundings } from '../surroundings';

/** Who we are to an event store; nobody where it asks for nobody. */
type Credentials = Config['credentials'];

/** What is copied where. */
export interface CopyOrder extends Pick<Surroundings, 'stopped'> {
  /** URL of a store. */
  readonly from: string;
  /** URL of a store. */
  readonly to: string;
  readonly credentials: Credentials;
  readonly tell: (progress: CopyProgress) => void;
}

/**
 * Opens both ledgers and copies the one into the other. An event store is read through a replica of this process's own, which is
 * made anew and deleted afterwards: all that the store holds must be read anyway, to be compared.
 * @throws CommandFailure, LedgerError
 */
export async function copy({ from, to, credentials, stopped, tell }: CopyOrder): Promise<CopiedLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-copy-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  stopped?.addEventListener('abort', remove);
  const shared = { clock: Date.now, random: randomBytes, credentials };
  const opened: { readonly close: () => Promise<void> }[] = [];
  try {
    const source = await opening('--from', () =>
      openEventStore(from, { ...shared, mode: 'read', replica: join(folder, 'from.db') }),
    );
    opened.push(source);
    const target = await opening('--to', () =>
      openCopyTarget(to, { ...shared, replica: join(folder, 'to.db') }),
    );
    opened.push(target);
    return await copyLedger(source, target, tell);
  } finally {
    for (const each of opened.toReversed()) await each.close();
    remove();
    stopped?.removeEventListener('abort', remove);
  }
}

/** The settings of a service that say who it is to an event store, and none of the others. @throws ConfigError */
export function credentialsIn(environment: Surroundings['environment']): Credentials {
  const { LEDGER_STORE_USER, LEDGER_STORE_PASSWORD } = environment;
  return readConfig({ LEDGER_STORE_USER, LEDGER_STORE_PASSWORD }).credentials;
}

/** Two stores are opened; the refusal says which. */
async function opening<Opened>(option: string, open: () => Promise<Opened>): Promise<Opened> {
  try {
    return await open();
  } catch (error) {
    const { code, message } = error as Error & { readonly code?: unknown };
    if (code !== 'invalid_parameter') throw error;
    throw new CommandFailure({ what: message, where: option }, EXIT.usage);
  }
}

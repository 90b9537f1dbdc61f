import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { checkLedgerFile, openDatabase, probeEngine, writerOf } from '#event-store';
import type { OpenDatabase } from '#event-store';
import { checkpointsIn } from '#projections';
import { readConfig } from '../../api/config';
import { readToken } from '../../api/security/token-file';
import { clockAgainst, storedEntries } from './entries';
import { engineSettings, nodeVersion } from './engine';
import { diskSpace, ownFile } from './files';
import { fault, ok } from './finding';
import type { Finding } from './finding';
import { writerAlive } from './lock';
import { readModels } from './read-models';

/** What is examined. */
export interface Patient {
  /** Path of the ledger file. */
  readonly ledger: string;
  readonly tokenFile: string;
  /** How many of the newest entries are proved; all where it is left out. */
  readonly newest?: number;
  /** In milliseconds since 1970 UTC. */
  readonly now: number;
  /** Opens connections; only tests hand in another one. */
  readonly openDatabase?: OpenDatabase;
}

/** Makes every check, also on a ledger that cannot be opened, and while a service writes it. Changes nothing. */
export async function examine(patient: Patient): Promise<readonly Finding[]> {
  const { ledger, tokenFile, now } = patient;
  const folder = existsSync(dirname(ledger)) ? dirname(ledger) : tmpdir();
  const missing = fault('ledger', `there is no ledger at ${ledger}`, {
    next: 'name another with --ledger, or record something first',
  });
  const file = attempt('ledger', () => [ownFile('ledger', ledger, missing)]);
  const { finding, checked } = storedEntries(() =>
    checkLedgerFile(ledger, patient.newest === undefined ? {} : { newest: patient.newest }),
  );
  return [
    nodeVersion(process.versions.node),
    ...attempt('engine', () => engineSettings(() => probeEngine(folder, patient.openDatabase))),
    ...attempt('folder', () => [ownFile('folder', folder, missing)]),
    ...file,
    ...attempt('disk', () => [diskSpace(folder)]),
    await writerAlive(writerOf(ledger)),
    ...attempt('token', () => [token(tokenFile)]),
    ...(existsSync(ledger) ? [finding] : []),
    clockAgainst(checked?.recordedAt ?? null, now),
    ...attempt('read-models', () => readModelsAt(readModelsOf(ledger), checked?.position)),
  ];
}

/** A check that fails in a way that nobody foresaw is a fault, and keeps no other from being made. */
function attempt(check: string, make: () => readonly Finding[]): readonly Finding[] {
  try {
    return make();
  } catch (error) {
    return [fault(check, 'this could not be checked', { why: (error as Error).message })];
  }
}

function token(path: string): Finding {
  if (!existsSync(path)) return ok('token', `there is no token file ${path} yet; the first start makes it`);
  try {
    readToken(path);
    return ok('token', `${path} holds a token and is yours alone`);
  } catch (error) {
    const [what = '', ...next] = (error as Error).message.split(': ');
    return fault('token', what, { next: next.join(': ').replace(/\.$/, '') });
  }
}

function readModelsOf(ledger: string): string {
  return readConfig({ LEDGER_STORE: `sqlite:${ledger}` }).readModels;
}

function readModelsAt(path: string, head: number | undefined): readonly Finding[] {
  if (!existsSync(path)) return [ok('read-models', 'there are none yet; the first question builds them')];
  const database = openDatabase(path, { readOnly: true });
  try {
    return readModels(checkpointsIn(database), head);
  } catch (error) {
    return [
      fault('read-models', `${path} cannot be read`, {
        why: (error as Error).message,
        next: 'stop the service and delete the file; it is built anew from the ledger',
      }),
    ];
  } finally {
    database.close();
  }
}

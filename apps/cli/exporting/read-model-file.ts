import { existsSync } from 'node:fs';
import { openDatabase } from '#event-store';
import { readConfig } from '../../api/config';
import { CommandFailure, EXIT } from '../failure';

/**
 * Copies the file of a ledger's read models, whole and at one moment, while others read and write it.
 * @param ledger path of the ledger file.
 * @param file where the copy goes; must not exist.
 * @throws CommandFailure
 */
export function copyReadModels(ledger: string, file: string): void {
  const { readModels } = readConfig({ LEDGER_STORE: `sqlite:${ledger}` });
  if (existsSync(file)) {
    throw new CommandFailure(
      { what: `there is a file ${file} already`, next: 'name one that does not exist yet' },
      EXIT.refused,
    );
  }
  if (!existsSync(readModels)) {
    throw new CommandFailure(
      {
        what: `there are no read models at ${readModels}`,
        next: 'ask the ledger something first: that builds them',
      },
      EXIT.notFound,
    );
  }
  const database = openDatabase(readModels);
  try {
    database.prepare('VACUUM INTO ?').run(file);
  } finally {
    database.close();
  }
}

import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openDatabase } from '#event-store';
import { CommandFailure, EXIT } from '../failure';

/**
 * Copies the file of a ledger's read models, whole and at one moment, while others read and write it.
 * @param ledger path of the ledger file.
 * @param file where the copy goes; must not exist.
 * @throws CommandFailure
 */
export function copyReadModels(ledger: string, file: string): void {
  const name = basename(ledger);
  const readModels = join(
    dirname(ledger),
    name === 'ledger.db' ? 'read-models.db' : `${name}.read-models.db`,
  );
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

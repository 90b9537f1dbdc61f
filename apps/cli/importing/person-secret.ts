import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommandFailure } from '../failure';

const SECRET_BYTES = 32;

/**
 * The secret from which imports derive the opaque ids of persons, made on first use. Without it the same person, imported again,
 * would become another one: it belongs into every backup.
 * @throws CommandFailure where the file cannot be read or made.
 */
export function personSecret(file: string): string {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(SECRET_BYTES).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unusable(file, error);
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw unusable(file, error);
  }
}

function unusable(file: string, error: unknown): CommandFailure {
  return new CommandFailure({
    what: `the secret for ids of persons cannot be kept in ${file}`,
    why: (error as Error).message,
    next: 'name another file with --person-secret-file',
  });
}

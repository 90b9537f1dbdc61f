import { closeSync, constants, fstatSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from '../config';
import { newSecret } from './secrets';
import type { Random } from './secrets';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const OTHERS = 0o077;

/**
 * The token of whoever runs the service: read from its file, which is made on the first start and only its owner can read.
 * @throws ConfigError where others can read the file, or it holds no token.
 */
export function localToken(path: string, random: Random): string {
  return create(path, random) ?? readToken(path);
}

function create(path: string, random: Random): string | undefined {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const token = newSecret(random);
  try {
    writeFileSync(path, `${token}\n`, { flag: 'wx', mode: 0o600 });
    return token;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw new ConfigError(`the token file ${path} cannot be made: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

/**
 * Reads a token file, at the very file that is judged: its name might point elsewhere a moment later.
 * @throws ConfigError as `localToken` does, and where there is none.
 */
export function readToken(path: string): string {
  const file = open(path);
  try {
    const { mode, uid } = fstatSync(file);
    requireOwn(path, mode, uid);
    const token = readFileSync(file, 'utf8').trim();
    if (TOKEN.test(token)) return token;
    throw new ConfigError(
      `the token file ${path} holds no token: delete it, and the next start makes a new one.`,
    );
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    throw new ConfigError(`the token file ${path} cannot be read: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

function requireOwn(path: string, mode: number, uid: number): void {
  if (process.platform === 'win32') return;
  if (uid !== process.getuid?.()) {
    throw new ConfigError(
      `the token file ${path} belongs to another user: delete it, or set LEDGER_TOKEN_FILE to a file of your own.`,
    );
  }
  if ((mode & OTHERS) !== 0) {
    const shown = (mode & 0o777).toString(8).padStart(4, '0');
    throw new ConfigError(
      `the token file ${path} is open to other users (mode ${shown}): run chmod 600 ${path}, and delete it if others may have read it.`,
    );
  }
}

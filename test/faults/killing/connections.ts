import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Where Linux lists the files that this process has open; there is no such folder elsewhere. */
const OPEN_FILES = '/proc/self/fd';
/** How often it is tried at most. */
const TRIES = 50;

/**
 * Lets go of the connections to the databases of a folder that this process has closed. The package's engine keeps each alive
 * until its statements are collected, and as long as any process has a connection, the next one trusts the index of the
 * log. A writer that is killed between its log and that index has then recorded what nobody sees until all have gone.
 * @throws Error where some are still open, since a test forgot to close them.
 */
export async function letGoOf(folder: string): Promise<void> {
  for (let tries = 0; openIn(folder).length > 0; tries += 1) {
    if (tries === TRIES) throw new Error(`still open: ${openIn(folder).join(', ')}`);
    collectGarbage();
    await passed(1);
  }
}

function openIn(folder: string): readonly string[] {
  try {
    return readdirSync(OPEN_FILES)
      .map(targetOf)
      .filter((target) => target.startsWith(join(folder, '/')));
  } catch {
    return [];
  }
}

function targetOf(descriptor: string): string {
  try {
    return readlinkSync(join(OPEN_FILES, descriptor));
  } catch {
    return '';
  }
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandFailure } from '../failure';
import type { Surroundings } from '../surroundings';

/**
 * Writes what comes into a file that appears only once it is whole, so that a cut never leaves a short one.
 * @throws CommandFailure where it breaks off, or the file cannot be written.
 */
export async function writeFileWhole(content: Readable, file: string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await pipeline(content, createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw new CommandFailure({
      what: `${file} was not written`,
      why: (error as Error).message.replace(/\.$/, ''),
      next: 'nothing of it is kept; mend that and run the same command again',
    });
  }
}

/** Writes what comes to standard output. @throws CommandFailure where it breaks off: what was written by then is not all. */
export async function writeOut(content: Readable, { output }: Surroundings): Promise<void> {
  try {
    await pipeline(content, output, { end: false });
  } catch (error) {
    throw new CommandFailure({
      what: 'the export broke off, and what was written is not all of it',
      why: (error as Error).message.replace(/\.$/, ''),
      next: 'run the same command again',
    });
  }
}

import { statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { CommandFailure, EXIT } from '../failure';

/**
 * A file that was named to be read.
 * @throws CommandFailure where it is not there, or is no file.
 */
export function givenFile(path: string): Stats {
  const found = statsOf(path);
  if (found?.isDirectory() === true) {
    throw new CommandFailure({ what: `${path} is a folder`, next: 'name a file in it' }, EXIT.usage);
  }
  if (found !== undefined) return found;
  throw new CommandFailure({ what: `there is no file ${path}`, next: 'check the path' }, EXIT.notFound);
}

/** Undefined where nothing is there, or nobody may look. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

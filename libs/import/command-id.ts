import { publicationOf, sha256Hex } from '#domain';
import type { SourceFile } from './source-file';

/** A change of the catalogue with its command, before it has an id. */
export interface PlannedChange {
  /** Name of the change, such as `AnnounceLayoff`. */
  readonly name: string;
  readonly json: object;
}

/** The last instant that a UUIDv7 can hold, in milliseconds since 1970 UTC. */
const INSTANT_MAX = 2 ** 48 - 1;

/**
 * The id of a command of an import. It follows from the file, the line and the command, so that the same import sends the same
 * ids and commands whenever it is run. Its form is UUIDv7 with a time that grows with the line: ids that come one after another
 * lie side by side in the ledger's index, which makes recording them cheap.
 */
export function commandIdOf(source: SourceFile, line: number, { name, json }: PlannedChange): string {
  const digest = sha256Hex([source.sha256, line, name, JSON.stringify(json)].join('\n'));
  const begin = Math.max(0, publicationOf(source.publishedOn).earliest);
  const time = Math.min(begin + line, INSTANT_MAX)
    .toString(16)
    .padStart(12, '0');
  const variant = '89ab'.charAt(Number.parseInt(digest.charAt(3), 16) % 4);
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${digest.slice(0, 3)}`,
    `${variant}${digest.slice(4, 7)}`,
    digest.slice(7, 19),
  ].join('-');
}

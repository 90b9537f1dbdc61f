import { randomBytes } from 'node:crypto';
import { encodeEntry } from '../entry-codec';
import { entryId } from '../entry-id';
import type { ReadEvent } from './wire';

/** For specs: an entry as it is read from the log, at a place of its own. */
export function toldEvent(revision: number, commit: bigint): ReadEvent {
  const id = entryId(`command-${revision}`, 0);
  const { header, payload } = encodeEntry(
    { type: 'WordSaid', data: { word: 'x' } },
    {
      id,
      stream: 'word-a',
      revision,
      position: 1,
      recordedAt: 10_000 - revision,
      actor: 'ann',
      commandId: `command-${revision}`,
      salt: randomBytes(16).toString('base64url'),
    },
  );
  const bytes = { header: Buffer.from(header), payload: Buffer.from(payload) };
  return { id, stream: 'word-a', revision, position: { commit, prepare: commit }, bytes };
}

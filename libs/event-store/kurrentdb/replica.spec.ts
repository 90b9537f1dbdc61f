import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useTemporaryFolder } from '../../../test/temporary-folder';
import { encodeEntry } from '../entry-codec';
import { entryId } from '../entry-id';
import { openDatabase } from '../sqlite/engine';
import { Replica } from './replica';
import type { Step } from './replica-tables';

/** An entry as it is read from the log, at a place of its own. */
function step(revision: number, commit: bigint): Step {
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

describe('the replica of an event store', () => {
  const folder = useTemporaryFolder();
  const path = () => join(folder(), 'replica.db');

  it('passes over what it has taken already, over a restart too, and goes on after it', () => {
    const [one, two, three] = [step(0, 100n), step(1, 200n), step(2, 300n)];
    const replica = new Replica(path(), openDatabase);
    replica.tables.apply([one, { checkpoint: { commit: 150n, prepare: 150n } }, two]);
    replica.tables.apply([one, two]);
    replica.close();
    const again = new Replica(path(), openDatabase);
    again.tables.apply([two, three]);
    expect([again.tables.head, again.tables.skipped]).toEqual([3, { foreign: 0, duplicate: 0 }]);
    expect(again.tables.checkpoint).toEqual({ commit: 300n, prepare: 300n });
    again.close();
  });

  it('keeps a checkpoint of a quiet time', () => {
    const replica = new Replica(path(), openDatabase);
    replica.tables.apply([{ checkpoint: { commit: 150n, prepare: 150n } }]);
    replica.close();
    const again = new Replica(path(), openDatabase);
    expect([again.tables.head, again.tables.checkpoint]).toEqual([0, { commit: 150n, prepare: 150n }]);
    again.close();
  });

  it('looks a knowledge time up by the latest time so far, though a later entry tells an earlier one', () => {
    const replica = new Replica(path(), openDatabase);
    replica.tables.apply([step(0, 100n), step(1, 200n)]);
    expect(replica.tables.recordedAt).toBe(10_000);
    expect(replica.tables.entries.lastAt(9_999, 2)).toBe(0);
    replica.close();
  });

  it('leaves a file of another program as it is', () => {
    writeFileSync(path(), 'x'.repeat(200));
    expect(() => new Replica(path(), openDatabase)).toThrow(
      expect.objectContaining({ code: 'store_foreign' }),
    );
  });
});

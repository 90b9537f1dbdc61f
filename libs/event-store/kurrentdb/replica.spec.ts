import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useTemporaryFolder } from '../../../test/temporary-folder';
import { openDatabase } from '../sqlite/engine';
import { Replica } from './replica';
import { toldEvent } from './told-event';

describe('the replica of an event store', () => {
  const folder = useTemporaryFolder();
  const path = () => join(folder(), 'replica.db');

  it('counts what is told again and passes over it, over a restart too, and goes on after it', () => {
    const [one, two, three] = [toldEvent(0, 100n), toldEvent(1, 200n), toldEvent(2, 300n)];
    const replica = new Replica(path(), openDatabase);
    replica.tables.apply([one, { checkpoint: { commit: 150n, prepare: 150n } }, two]);
    replica.tables.apply([one, two]);
    replica.close();
    const again = new Replica(path(), openDatabase);
    again.tables.apply([two, three]);
    expect([again.tables.head, again.tables.skipped]).toEqual([3, { foreign: 0, duplicate: 0 }]);
    expect([replica, again].map(({ tables }) => tables.passedOver)).toEqual([2, 1]);
    expect(again.tables.checkpoint).toEqual({ commit: 300n, prepare: 300n });
    again.close();
  });

  it('takes nothing that comes after its place in the log, and is read anew at the next opening', () => {
    const [one, two, three] = [toldEvent(0, 100n), toldEvent(1, 200n), toldEvent(2, 300n)];
    const replica = new Replica(path(), openDatabase);
    replica.tables.apply([one, { checkpoint: { commit: 250n, prepare: 250n } }]);
    expect(() => replica.tables.apply([{ checkpoint: { commit: 260n, prepare: 260n } }, two])).toThrow(
      expect.objectContaining({ code: 'store_damaged' }),
    );
    expect([replica.tables.head, replica.tables.passedOver]).toEqual([1, 0]);
    replica.close();
    const again = new Replica(path(), openDatabase);
    expect([again.tables.head, again.tables.checkpoint]).toEqual([0, undefined]);
    again.tables.apply([one, two, three]);
    expect(again.tables.head).toBe(3);
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
    replica.tables.apply([toldEvent(0, 100n), toldEvent(1, 200n)]);
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

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useTemporaryFolder } from '../../../test/temporary-folder';
import { openDatabase } from './engine';
import type { OpenDatabase } from './engine';
import { WriterLock } from './lock';

describe("the writer's lock", () => {
  const folder = useTemporaryFolder();
  const path = () => join(folder(), 'ledger.db');
  const take = (open: OpenDatabase = openDatabase, address?: string) =>
    WriterLock.take(path(), open, address);

  it('is held by one at a time', () => {
    const lock = take();
    expect(() => take()).toThrow(expect.objectContaining({ code: 'store_locked' }));
    lock.release();
    take().release();
  });

  it('is signed by its holder, and leaves nothing behind', () => {
    const lock = take(openDatabase, 'http://127.0.0.1:8080');
    const signature = { pid: process.pid, address: 'http://127.0.0.1:8080' };
    expect(JSON.parse(readFileSync(`${path()}.lock.json`, 'utf8'))).toEqual(signature);
    lock.release();
    expect(existsSync(`${path()}.lock`)).toBe(false);
    expect(existsSync(`${path()}.lock.json`)).toBe(false);
  });

  it('is free where a dead process left its files', () => {
    writeFileSync(`${path()}.lock`, '');
    writeFileSync(`${path()}.lock.json`, '{"pid":1,"address":"http://127.0.0.1:1"}');
    take().release();
  });

  it('is not believed where its file was removed while it was being taken', () => {
    let opened = 0;
    const lock = take((file) => {
      const database = openDatabase(file);
      opened += 1;
      if (opened === 1) rmSync(file);
      return database;
    });
    expect(opened).toBe(2);
    expect(() => take()).toThrow(expect.objectContaining({ code: 'store_locked' }));
    lock.release();
  });

  it('tells a second writer to try again where its holder has not signed yet', () => {
    const lock = take();
    rmSync(`${path()}.lock.json`);
    expect(() => take()).toThrow(
      'another process has just opened ledger.db for writing; try again in a moment',
    );
    lock.release();
  });
});

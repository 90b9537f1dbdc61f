import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { useTemporaryFolder } from '../../test/temporary-folder';
import { openEventStore } from './open';

describe('opening a ledger by its URL', () => {
  const folder = useTemporaryFolder();
  const open = (url: string) => openEventStore(url, { mode: 'write', clock: () => 0, random: randomBytes });

  it('takes a path, or a path after two slashes', async () => {
    const path = join(folder(), 'ledger 1%20.db');
    for (const url of [`sqlite:${path}`, `sqlite://${path}`]) await (await open(url)).close();
    expect(existsSync(path)).toBe(true);
  });

  it.each([
    'postgres://user:secret@host/ledger',
    'ledger.db',
    'sqlite:',
    'sqlite::memory:',
    'sqlite://host/ledger.db',
    pathToFileURL('/ledger.db').href,
  ])('refuses %s, and shows no password', async (url) => {
    const refusal = open(url);
    await expect(refusal).rejects.toMatchObject({
      code: 'invalid_parameter',
      message: expect.stringContaining('use sqlite:./data/ledger.db or esdb://host:2113'),
    });
    await expect(refusal).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
  });

  it('refuses a password in the URL of an event store, and does not repeat it', async () => {
    const url = 'kurrentdb://user:secret@host:2113';
    const replica = join(folder(), 'replica.db');
    const refusal = openEventStore(url, { mode: 'write', clock: () => 0, random: randomBytes, replica });
    await expect(refusal).rejects.toMatchObject({
      code: 'invalid_parameter',
      message: expect.not.stringContaining('secret'),
    });
    expect(existsSync(replica)).toBe(false);
  });

  it('refuses an event store without a file for its replica', async () => {
    await expect(open('esdb://host:2113')).rejects.toMatchObject({
      code: 'invalid_parameter',
      message: expect.stringContaining('replica'),
    });
  });
});

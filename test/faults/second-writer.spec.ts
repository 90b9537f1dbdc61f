import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openEventStore } from '#event-store';
import { SPAWNING_MS, startTypeScript } from '../child-process';
import type { Child } from '../child-process';
import { saying } from '../contract/submissions';
import { useTemporaryFolder } from '../temporary-folder';

const ADDRESS = 'http://127.0.0.1:8080';

jest.setTimeout(SPAWNING_MS);

describe('a second writing process', () => {
  const folder = useTemporaryFolder();
  const path = () => join(folder(), 'ledger.db');
  const open = () =>
    openEventStore(`sqlite:${path()}`, { mode: 'write', clock: () => Date.now(), random: randomBytes });
  /** A process that holds the ledger and does nothing more. */
  const holding = async (address: string): Promise<Child> => {
    const child = startTypeScript(join(__dirname, 'writing-child.ts'), [path(), address, '0', '-1', '0']);
    await child.line('open');
    return child;
  };

  it('is refused, and told who writes, where, and what to do', async () => {
    const first = await holding(ADDRESS);
    const refusal = `process ${first.pid} writes ledger.db already; send commands to it at ${ADDRESS}, or stop it first`;
    await expect(open()).rejects.toMatchObject({
      code: 'store_locked',
      message: expect.stringContaining(refusal),
    });
    await first.kill();
  });

  it('is refused within the same process too', async () => {
    const store = await open();
    await expect(open()).rejects.toMatchObject({
      code: 'store_locked',
      message: expect.stringContaining(`process ${process.pid} writes ledger.db already; stop it first`),
    });
    await store.append(saying('word-a', ['still writing']));
    const other = startTypeScript(join(__dirname, 'writing-child.ts'), [path(), '', '0', '-1', '0']);
    expect(await other.line('failed')).toBe('failed store_locked');
    await other.ended;
    await store.close();
  });

  it('takes over as soon as the first is killed, whatever it left behind', async () => {
    const first = await holding(ADDRESS);
    await first.kill();
    const store = await open();
    expect(await store.append(saying('word-a', ['mine now']))).toMatchObject({ position: 1 });
    await store.close();
  });

  it('takes over as soon as the first is closed', async () => {
    await (await open()).close();
    const next = await holding('');
    await expect(open()).rejects.toMatchObject({ code: 'store_locked' });
    await next.kill();
  });
});

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { firstValueFrom, take, toArray } from 'rxjs';
import { openEventStore } from '#event-store';
import { SPAWNING_MS, startTypeScript } from '../child-process';
import { saying } from '../contract/submissions';
import { useTemporaryFolder } from '../temporary-folder';
import { recordedNumbers } from './numbered';

/** More than it will come to: the writing process ends when it is killed. */
const COMMANDS = 1_000_000;
const CLIENTS = 20;
const FOLLOWED = 2_000;
const LOOKS = 20;

jest.setTimeout(SPAWNING_MS);

describe('a process that only reads', () => {
  const folder = useTemporaryFolder();
  const path = () => join(folder(), 'ledger.db');
  const open = (mode: 'write' | 'read') =>
    openEventStore(`sqlite:${path()}`, { mode, clock: () => Date.now(), random: randomBytes });
  const writing = () =>
    startTypeScript(join(__dirname, 'writing-child.ts'), [path(), '', '0', `${COMMANDS - 1}`, `${CLIENTS}`]);

  it('reads whole commands in a row while another process writes', async () => {
    const child = writing();
    await child.line('ack');
    const reader = await open('read');
    const following = firstValueFrom(reader.subscribe(0).pipe(take(FOLLOWED), toArray()));
    const heads = [reader.head()];
    while (new Set(heads).size < LOOKS) {
      expect(recordedNumbers(reader.readAll(0)).length).toBeGreaterThan(0);
      await new Promise((resolve) => setTimeout(resolve, 10));
      heads.push(reader.head());
    }
    expect(heads).toEqual(heads.toSorted((one, other) => one - other));
    expect((await following).map(({ entry }) => entry.position)).toEqual(
      Array.from({ length: FOLLOWED }, (_, at) => at + 1),
    );
    expect(child.lines).not.toContain('done');
    await child.kill();
    await reader.close();
  });

  it('finds what a process that was killed had recorded', async () => {
    const child = writing();
    await child.line('ack 50 ');
    await child.kill();
    const reader = await open('read');
    expect(recordedNumbers(reader.readAll(0)).length).toBeGreaterThan(50 - CLIENTS);
    await reader.close();
  });

  it('records nothing', async () => {
    await (await open('write')).close();
    const reader = await open('read');
    await expect(reader.append(saying('word-a', ['x']))).rejects.toMatchObject({ code: 'store_closed' });
    await reader.close();
  });

  it('calls an instant settled only where a later entry was recorded later', async () => {
    const times = [1_000, 2_000];
    const writer = await openEventStore(`sqlite:${path()}`, {
      mode: 'write',
      clock: () => times[0] ?? 0,
      random: randomBytes,
    });
    await writer.append(saying('word-a', ['one']));
    times.shift();
    await writer.append(saying('word-a', ['two']));
    const reader = await open('read');
    expect(await reader.resolve({ instant: 1_999 })).toEqual({ position: 1, settled: true });
    expect(await reader.resolve({ instant: 2_000 })).toEqual({ position: 2, settled: false });
    expect(await reader.resolve({ instant: 3_000 })).toEqual({ position: 2, settled: false });
    expect(await reader.resolve({ position: 2 })).toEqual({ position: 2, settled: true });
    expect(await reader.resolve('head')).toEqual({ position: 2, settled: false });
    await reader.close();
    await writer.close();
  });
});

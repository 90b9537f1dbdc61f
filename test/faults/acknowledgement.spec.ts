import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SPAWNING_MS } from '../child-process';
import { COMPANY } from '../http/examples';
import { send } from '../http/send';
import { describeWith } from '../skips';
import { useTemporaryFolder } from '../temporary-folder';
import { builtService } from './killing/built';
import { startBuilt } from './killing/service-process';
import { answeredTooEarly, callsWritten, watching } from './killing/system-calls';

/** Commands that are sent one after the other, and then so many at once. */
const COMMANDS = 20;

jest.setTimeout(2 * SPAWNING_MS);

describeWith('strace', 'an answer over HTTP', () => {
  const folder = useTemporaryFolder();
  let built = '';
  beforeAll(() => {
    built = builtService();
  });
  afterAll(() => rmSync(built, { recursive: true, force: true }));

  /** Watches a service while it records marked commands; answers those that it answered before they were safe. */
  const tooEarly = async (name: string): Promise<readonly string[]> => {
    const place = join(folder(), name);
    mkdirSync(place);
    const service = startBuilt(built, place, watching(place));
    const { url, token } = await service.served();
    const record = async (unitId: string): Promise<void> => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const body = JSON.stringify({ ...COMPANY, unitId });
      const { status } = await send(`${url}/api/v1/commands/register-company`, {
        method: 'POST',
        headers,
        body,
      });
      expect(status).toBe(201);
    };
    const marks = (kind: string) => Array.from({ length: COMMANDS }, (_, at) => `${kind}-${at}-marked`);
    try {
      for (const mark of marks('alone')) await record(mark);
      await Promise.all(marks('together').map(record));
    } finally {
      service.askToStop();
      await service.ended;
    }
    return answeredTooEarly(callsWritten(place), [...marks('alone'), ...marks('together')]);
  };

  test('leaves only once the pages of its entry have reached the disk', async () => {
    expect(await tooEarly('ledger')).toEqual([]);
  });

  test('would be seen to leave too early, were the log not synced at each commit', async () => {
    const schema = join(built, 'dist', 'libs', 'event-store', 'sqlite', 'schema.js');
    const synced = readFileSync(schema, 'utf8');
    const relaxed = synced.replace('synchronous = FULL', 'synchronous = NORMAL');
    expect(relaxed).not.toBe(synced);
    writeFileSync(schema, relaxed);
    const early = await tooEarly('relaxed');
    expect(early.length).toBeGreaterThan(COMMANDS);
  });
});

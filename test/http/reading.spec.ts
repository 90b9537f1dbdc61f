import { openDatabase, openEventStore } from '#event-store';
import { ProjectionFeed, ProjectionRunner, ReadModels, projections } from '#projections';
import { map } from 'rxjs';
import { join } from 'node:path';
import { handleCommand } from '#event-store';
import type { EventStore } from '#event-store';
import { Reading } from '../../apps/api/reading/reading';
import { useTemporaryFolder } from '../temporary-folder';
import { COMPANY } from './examples';

const LATE_MS = 150;

describe('a question that comes before the read models are there', () => {
  const folder = useTemporaryFolder();
  let store: EventStore;
  let feed: ProjectionFeed;
  let reading: Reading;
  let close: () => Promise<void>;

  beforeEach(async () => {
    const clock = (): number => Date.UTC(2026, 0, 1);
    const random = (size: number): Uint8Array => new Uint8Array(size);
    store = await openEventStore(`sqlite:${join(folder(), 'ledger.db')}`, { clock, random, mode: 'write' });
    const database = openDatabase(join(folder(), 'read-models.db'));
    const runner = new ProjectionRunner(database, projections);
    feed = new ProjectionFeed(runner, () => store.head());
    reading = new Reading({ store, feed, runner, clock });
    const models = new ReadModels(database);
    ask = async () =>
      (await reading.answer({}, (asked) => models.companies(asked).map(({ unitId }) => unitId))).answer;
    const request = { commandId: 'first', actor: 'test' };
    await handleCommand(store, { personId: () => '' }, { name: 'RegisterCompany', json: COMPANY }, request);
    close = async () => {
      feed.stop();
      await store.close();
      database.close();
    };
  });
  afterEach(() => close());

  let ask: () => Promise<readonly string[]>;
  const startFeed = (): void => feed.start((after) => store.subscribe(after).pipe(map(({ entry }) => entry)));

  test('waits for them', async () => {
    const answer = ask();
    setTimeout(startFeed, LATE_MS);
    expect(await answer).toEqual(['amazon']);
  });

  test('is refused where they do not come, and answered at a point that they have reached', async () => {
    await expect(ask()).rejects.toMatchObject({ code: 'projection_behind' });
    const { echo } = await reading.at({ knownAt: { position: 0 } });
    expect(echo).toMatchObject({ knownAt: '@0', position: 0, settled: true });
  });
});

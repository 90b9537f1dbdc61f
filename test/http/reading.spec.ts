import { openDatabase, openEventStore } from '#event-store';
import { MODELS_VERSION, ProjectionFeed, ProjectionRunner, ReadModels, projections } from '#projections';
import { map, throwError } from 'rxjs';
import { join } from 'node:path';
import { handleCommand } from '#event-store';
import type { EventStore } from '#event-store';
import { Cursors } from '../../apps/api/reading/cursors';
import { PUBLISHED_BY } from '../../apps/api/reading/parameter-kinds';
import { Reading } from '../../apps/api/reading/reading';
import { useTemporaryFolder } from '../temporary-folder';
import { COMPANY } from './examples';

/** Long enough for every question that is to be answered. */
const WAIT_MS = 20_000;

describe('a question that comes before the read models are there', () => {
  const folder = useTemporaryFolder();
  let store: EventStore;
  let feed: ProjectionFeed;
  let runner: ProjectionRunner;
  let models: ReadModels;
  let reader: (waitMsMax: number) => Reading;
  let close: () => Promise<void>;

  beforeEach(async () => {
    const clock = (): number => Date.UTC(2026, 0, 1);
    const random = (size: number): Uint8Array => new Uint8Array(size);
    store = await openEventStore(`sqlite:${join(folder(), 'ledger.db')}`, { clock, random, mode: 'write' });
    const database = openDatabase(join(folder(), 'read-models.db'));
    runner = new ProjectionRunner(database, projections);
    feed = new ProjectionFeed(runner, () => store.head());
    const cursors = new Cursors('secret', MODELS_VERSION);
    reader = (waitMsMax) => new Reading({ store, feed, runner, clock, cursors, waitMsMax });
    models = new ReadModels(database);
    const request = { commandId: 'first', actor: 'test' };
    await handleCommand(store, { personId: () => '' }, { name: 'RegisterCompany', json: COMPANY }, request);
    close = async () => {
      feed.stop();
      await store.close();
      database.close();
    };
  });
  afterEach(() => close());

  const startFeed = (): void => feed.start((after) => store.subscribe(after).pipe(map(({ entry }) => entry)));
  const ask = async (waitMsMax: number): Promise<readonly string[]> =>
    (await reader(waitMsMax).answer({}, (asked) => models.companies(asked).map(({ unitId }) => unitId)))
      .answer;

  test('waits for them', async () => {
    const answer = ask(WAIT_MS);
    await new Promise((resolve) => setImmediate(resolve));
    startFeed();
    expect(await answer).toEqual(['amazon']);
  });

  test('is refused where they do not come, and answered at a point that they have reached', async () => {
    await expect(ask(1)).rejects.toMatchObject({ code: 'projection_behind' });
    const { echo } = await reader(1).at({ knownAt: { position: 0 } });
    expect(echo).toMatchObject({ knownAt: '@0', position: 0, settled: true });
  });

  test('shows every read model as stopped once the feed stands still, with the reason', async () => {
    feed.start(() => throwError(() => new Error('the ledger is closed')));
    const shown = reader(WAIT_MS).projections();
    expect(shown.map(({ state, failure }) => [state, failure])).toEqual(
      projections.map(() => ['stopped', 'the ledger is closed']),
    );
    await expect(ask(WAIT_MS)).rejects.toMatchObject({ message: expect.stringContaining('is closed') });
  });

  test('echoes a publication time as far as RFC 3339 goes', async () => {
    const publishedBy = PUBLISHED_BY.read('9999');
    const { echo } = await reader(1).at({ knownAt: { position: 0 }, publishedBy: publishedBy ?? 0 });
    expect(echo.publishedBy).toBe('9999-12-31T23:59:59.999Z');
  });
});

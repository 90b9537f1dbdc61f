import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { useTemporaryFolder } from '../../test/temporary-folder';
import { handleCommand } from './command-handling';
import type { EventStore } from './event-store';
import { openEventStore } from './open';

const CITATION = { sourceId: 'press-release', publishedOn: '2025-10-28', quote: '14,000 jobs' };
const AMAZON = { unitId: 'amazon', names: { en: 'Amazon' }, citation: CITATION };
const CHENG = { handle: 'albert-cheng', names: { en: 'Albert Cheng' }, citation: CITATION };

describe('handling a command', () => {
  const folder = useTemporaryFolder();
  let store: EventStore;
  let personIds: string[];
  beforeEach(async () => {
    personIds = ['paaaaaaaaaaaa', 'pbbbbbbbbbbbb'];
    store = await openEventStore(`sqlite:${join(folder(), 'ledger.db')}`, {
      mode: 'write',
      clock: () => Date.UTC(2026, 0, 15),
      random: randomBytes,
    });
  });
  afterEach(() => store.close());

  const send = (name: string, json: unknown, request: object = {}) =>
    handleCommand(
      store,
      { personId: () => personIds.shift() ?? '' },
      { name, json },
      { commandId: 'c-1', actor: 'tester', ...request },
    );

  it('records what the change decides, in its stream', async () => {
    const { entries } = await send('RegisterCompany', AMAZON, { correlationId: 'batch-1' });
    expect(entries).toMatchObject([
      {
        type: 'CompanyRegistered',
        stream: 'unit-amazon',
        data: AMAZON,
        actor: 'tester',
        correlationId: 'batch-1',
      },
    ]);
  });

  it('refuses a change that is not in the catalogue', async () => {
    await expect(send('DoNothing', {})).rejects.toMatchObject({ code: 'unknown_change' });
  });

  it('refuses wrong fields, each by its place', async () => {
    await expect(send('RegisterCompany', { ...AMAZON, unitId: 'A B' })).rejects.toMatchObject({
      code: 'invalid_fields',
      errors: [{ pointer: '/unitId' }],
    });
  });

  it('refuses what cannot be stored by its place in the command', async () => {
    await expect(send('RegisterCompany', { ...AMAZON, industry: 'media \ud800' })).rejects.toMatchObject({
      code: 'invalid_fields',
      errors: [{ pointer: '/industry' }],
    });
  });

  it.each([
    ['a command id with a space', { commandId: 'c 1' }],
    ['an empty command id', { commandId: '' }],
    ['a command id of 129 characters', { commandId: 'x'.repeat(129) }],
    ['an actor of 65 characters', { actor: 'x'.repeat(65) }],
    ['a correlation id with a line break', { correlationId: 'a\nb' }],
  ])('refuses %s', async (_name, request) => {
    await expect(send('RegisterCompany', AMAZON, request)).rejects.toMatchObject({
      code: 'invalid_parameter',
    });
    expect(store.head()).toBe(0);
  });

  it('hands in a new person id where the client gives none, and keeps it when the command is repeated', async () => {
    const first = await send('IntroducePerson', CHENG);
    const again = await send('IntroducePerson', CHENG);
    expect(first.entries).toMatchObject([
      { stream: 'person-paaaaaaaaaaaa', data: { personId: 'paaaaaaaaaaaa' } },
    ]);
    expect(again).toEqual({ ...first, repeated: true });
  });

  it('knows a command again whatever the order of its fields', async () => {
    await send('RegisterCompany', AMAZON);
    const { unitId, names, citation } = AMAZON;
    expect(await send('RegisterCompany', { citation, names, unitId })).toMatchObject({ repeated: true });
    await expect(send('RegisterCompany', { ...AMAZON, country: 'US' })).rejects.toMatchObject({
      code: 'command_id_reused',
    });
  });

  it('writes both entries of a restatement at once', async () => {
    const { entries } = await send('RegisterCompany', AMAZON);
    const entryId = entries[0]?.id;
    const right = { change: 'RegisterCompany', command: { ...AMAZON, names: { en: 'Amazon.com' } } };
    const restatement = { entryId, because: 'recordingError', reason: 'its name', right };
    const restated = await send('RestateEntry', restatement, { commandId: 'c-2', expectedRevision: 0 });
    expect(restated.entries).toMatchObject([
      { type: 'EntryRetracted', revision: 1, causationId: entryId },
      { type: 'CompanyRegistered', revision: 2, causationId: entryId, restates: entryId },
    ]);
  });
});

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Event } from '#domain';
import { openDatabase, openEventStore } from '#event-store';
import type { EventStore } from '#event-store';
import { leafHash } from '#log';
import { ProjectionRunner, projections } from '#projections';
import { readConfig } from '../../apps/api/config';
import { startService } from '../../apps/api/service';
import { send } from '../http/send';
import { useTemporaryFolder } from '../temporary-folder';
import { COMPANIES, OLD_LAYOFF, oldDispute, plantedForms } from './planted';
import { versionIn } from './stored-form';

const START_MS = Date.UTC(2026, 0, 1);

describe('entries that were recorded in older forms', () => {
  const folder = useTemporaryFolder();
  const url = () => `sqlite:${join(folder(), 'ledger.db')}`;

  /** Lets a program that knows versions up to the given one do something with the ledger. */
  const asProgram = async <Value>(
    newest: 1 | 2 | 3,
    work: (store: EventStore) => Value | Promise<Value>,
  ): Promise<Value> => {
    const surroundings = { clock: () => START_MS, random: randomBytes, forms: plantedForms(newest) };
    const store = await openEventStore(url(), { mode: 'write', ...surroundings });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };

  const record = (store: EventStore, stream: string, event: Event) =>
    store.append({
      commandId: `record-${stream}-${event.type}`,
      request: '{}',
      actor: 'tester',
      stream: () => stream,
      decide: () => [event],
    });

  const bytesOf = (store: EventStore) =>
    [...store.readAll(0)].map(({ header, payload }) => [
      leafHash(header).toString('hex'),
      Buffer.from(payload).toString('utf8'),
    ]);

  /** One company by each program, from the oldest to the newest, and a disputed layoff by the oldest. */
  const recordHistory = async () => {
    await asProgram(1, async (store) => {
      await record(store, 'unit-acme', COMPANIES[1]);
      const { entries, position } = await record(store, 'layoff-acme-cut', OLD_LAYOFF);
      await record(store, 'layoff-acme-cut', oldDispute(entries[0]!.id, position));
    });
    await asProgram(2, (store) => record(store, 'unit-bolt', COMPANIES[2]));
    await asProgram(3, (store) => record(store, 'unit-core', COMPANIES[3]));
  };

  test('are read in the newest form, step by step, while their bytes and hashes stay', async () => {
    await recordHistory();
    await asProgram(3, (store) => {
      const companies = [...store.readAll(0)].filter(({ entry }) => entry.type === 'CompanyRegistered');
      expect(companies.map(versionIn)).toEqual([1, 2, 3]);
      expect(companies.map(({ entry }) => entry.data)).toMatchObject([
        { unitId: 'acme', names: { en: 'Acme' }, country: 'AT' },
        { unitId: 'bolt', names: { en: 'Bolt' }, country: 'NO' },
        { unitId: 'core', names: { en: 'Core' }, country: 'CH' },
      ]);
      expect(companies.flatMap(({ entry }) => Object.keys(entry.data))).not.toContain('nation');
      expect(bytesOf(store)[0]?.[1]).toContain('"name":"Acme","nation":"Austria"');
    });
  });

  test('keep every byte and hash through the programs that read them', async () => {
    await recordHistory();
    const before = await asProgram(3, bytesOf);
    const again = await asProgram(3, bytesOf);
    expect(again).toEqual(before);
    expect(before.map(([hash]) => hash)).toHaveLength(5);
  });

  test('are disputed in the newest form too, with no more than the source gave instead', async () => {
    await recordHistory();
    await asProgram(3, (store) => {
      const dispute = [...store.readAll(0)].find(({ entry }) => entry.type === 'EntryDisputed');
      const positions = { min: 300, max: 400, wording: 'so many' };
      expect(dispute?.entry.data).toMatchObject({ instead: { positions }, claim: { data: { positions } } });
      const { instead, claim } = dispute!.entry.data as { instead: object; claim: { data: object } };
      expect(Object.keys(instead)).toEqual(['positions']);
      expect(Object.keys(claim.data)).not.toContain('least');
    });
  });

  test('are refused by an older program at its start, which says what to do', async () => {
    await recordHistory();
    await expect(asProgram(2, bytesOf)).rejects.toMatchObject({
      code: 'store_foreign',
      message:
        'the entry at position 5 cannot be read: the ledger was written by a later version: it holds CompanyRegistered in version 3, and this program knows versions up to 2; install that',
    });
    expect(await asProgram(3, (store) => store.head())).toBe(5);
  });

  test('have their read models built anew once a type that these handle is read in another form', async () => {
    await asProgram(1, (store) => record(store, 'unit-acme', COMPANIES[1]));
    const database = openDatabase(join(folder(), 'read-models.db'));
    const readBy = (newest: 1 | 2 | 3) =>
      asProgram(newest, (store) => {
        const runner = new ProjectionRunner(database, projections, plantedForms(newest));
        const rebuilding = runner.status(1).filter(({ state }) => state === 'rebuilding');
        runner.apply([...store.readAll(runner.position() ?? 0)].map(({ entry }) => entry));
        runner.takeOver(store.head());
        return { rebuilding: rebuilding.map(({ name }) => name), status: runner.status(1) };
      });
    await readBy(2);
    const { rebuilding, status } = await readBy(3);
    const handling = projections.filter(({ on }) => 'CompanyRegistered' in on).map(({ name }) => name);
    expect(rebuilding).toEqual(handling);
    expect(handling.length).toBeLessThan(projections.length);
    expect(status.map(({ state, position }) => [state, position])).toEqual(
      projections.map(() => ['live', 1]),
    );
    expect((await readBy(3)).rebuilding).toEqual([]);
    database.close();
  });

  test('answer questions over HTTP in the newest form, and show auditors the stored bytes', async () => {
    await recordHistory();
    const config = readConfig({ LEDGER_STORE: url(), LEDGER_PORT: '0' });
    const around = { log: pino({ level: 'silent' }), clock: () => START_MS, forms: plantedForms(3) };
    const service = await startService(config, around);
    const ask = async (path: string) => {
      const headers = { authorization: `Bearer ${service.token}`, prefer: 'wait=5' };
      return (await send(`${service.url}/api/v1/${path}`, { headers })).json();
    };
    try {
      expect(await ask('units/acme')).toMatchObject({ answer: { names: { en: 'Acme' } } });
      const shown = JSON.stringify(await ask('entries/@1'));
      expect(shown).toContain('\\"tv\\":1');
      expect(shown).toContain('\\"name\\":\\"Acme\\"');
      expect(shown).toContain('"country":"AT"');
    } finally {
      await service.close();
    }
  });
});

import { COMPANY, LAYOFF, PERSON } from './examples';
import { readEvents } from './event-source';
import { useService } from './running';

describe('the numbers of the service', () => {
  const service = useService();
  /** Every number, by its name and labels. */
  const numbers = async (): Promise<ReadonlyMap<string, number>> => {
    const { text } = await service().ask('/metrics');
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(
      lines.map((line) => [
        line.slice(0, line.lastIndexOf(' ')),
        Number(line.slice(line.lastIndexOf(' ') + 1)),
      ]),
    );
  };

  test('are in the format of Prometheus, and for those who may read', async () => {
    const reply = await service().ask('/metrics');
    expect([reply.status, reply.headers['content-type']]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    expect((await service().askBare('/metrics')).status).toBe(401);
  });

  test('count commands by change and by what became of them, and the entries that they brought', async () => {
    const once = { 'idempotency-key': 'metrics-1' };
    await service().record('register-company', COMPANY, once);
    await service().record('register-company', COMPANY, once);
    await service().record('register-company', COMPANY);
    await service().record('announce-layoff', { ...LAYOFF, unitId: 'nobody' });
    await service().record('make-coffee', {});
    await service().ask('/api/v1/commands/announce-layoff?dryRun=true', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(LAYOFF),
    });
    const lines = [
      { change: 'IntroducePerson', command: PERSON },
      { change: 'IntroducePerson', command: PERSON },
    ];
    const batch = await service().ask('/api/v1/batches', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ lines }),
    });
    expect([batch.status, batch.text.length > 0]).toEqual([201, true]);
    const found = [...(await numbers())].filter(([name]) => /^ledger_(?:commands|entries)/.test(name));
    expect(Object.fromEntries(found)).toEqual({
      'ledger_commands_total{change="RegisterCompany",outcome="recorded"}': 1,
      'ledger_commands_total{change="RegisterCompany",outcome="repeated"}': 1,
      'ledger_commands_total{change="RegisterCompany",outcome="id_taken"}': 1,
      'ledger_commands_total{change="AnnounceLayoff",outcome="unknown_unit"}': 1,
      'ledger_commands_total{change="AnnounceLayoff",outcome="dry_run"}': 1,
      'ledger_commands_total{change="unknown",outcome="unknown_change"}': 1,
      'ledger_commands_total{change="IntroducePerson",outcome="recorded"}': 1,
      'ledger_commands_total{change="IntroducePerson",outcome="id_taken"}': 1,
      'ledger_entries_recorded_total{change="RegisterCompany"}': 1,
      'ledger_entries_recorded_total{change="IntroducePerson"}': 1,
    });
  });

  test('tell how long answers take, by the pattern of the route, and how many commands share a commit', async () => {
    await service().ask('/api/v1/units/amazon');
    await service().ask('/api/v1/units/nobody');
    await service().ask('/nowhere/at-all');
    const found = await numbers();
    const count = (labels: string) => found.get(`ledger_http_request_duration_seconds_count{${labels}}`);
    expect(count('method="GET",route="/api/v1/units/:unitId",status="200"')).toBe(1);
    expect(count('method="GET",route="/api/v1/units/:unitId",status="404"')).toBe(1);
    expect(count('method="GET",route="none",status="404"')).toBe(1);
    const commits = found.get('ledger_group_commit_commands_count') ?? 0;
    expect(commits).toBeGreaterThan(3);
    expect(found.get('ledger_group_commit_commands_sum')).toBeGreaterThan(commits);
  });

  test('tell how far ledger and read models are, who reads live, and how the process does', async () => {
    const headers = { authorization: `Bearer ${service().token}` };
    const reader = await readEvents(`${service().url}/api/v1/entries/live`, headers);
    await reader.until(() => reader.lastEventId !== '');
    const found = await numbers();
    expect(found.get('ledger_head')).toBe(service().store.head());
    expect(found.get('ledger_store_state{state="live"}')).toBe(1);
    expect(found.get('ledger_store_state{state="away"}')).toBe(0);
    expect([found.get('ledger_store_lag_seconds'), found.get('ledger_store_reconnects')]).toEqual([0, 0]);
    expect(found.get('ledger_read_model_lag_entries{read_model="headcount"}')).toBe(0);
    expect(found.get('ledger_read_model_is_live{read_model="headcount"}')).toBe(1);
    expect(found.get('ledger_read_model_quarantined_entries{read_model="headcount"}')).toBe(0);
    expect(found.get('ledger_live_readers')).toBe(1);
    expect(found.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
    expect(found.has('nodejs_eventloop_lag_p99_seconds')).toBe(true);
    reader.close();
    for (let tries = 0; tries < 100 && (await numbers()).get('ledger_live_readers') !== 0; tries++);
    const after = await numbers();
    expect(after.get('ledger_live_readers')).toBe(0);
    expect([...after.keys()].filter((name) => name.includes('entries/live'))).toEqual([]);
  });

  test('name nobody and nothing: no id, no person, no unit', async () => {
    const { text } = await service().ask('/metrics');
    for (const name of [
      'amazon',
      'nobody',
      'hopkins',
      PERSON.personId,
      'coffee',
      'at-all',
      'metrics-1',
      'local',
    ])
      expect(text).not.toContain(name);
  });
});

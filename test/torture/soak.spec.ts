import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { projections } from '#projections';
import { SPAWNING_MS } from '../child-process';
import { Audit } from '../faults/killing/audit';
import { builtService } from '../faults/killing/built';
import { Clients } from '../faults/killing/clients';
import { startBuilt } from '../faults/killing/service-process';
import type { Served } from '../faults/killing/service-process';
import { send } from '../http/send';
import { describeWith } from '../skips';

/** How long the service is used without a pause; a long run takes half an hour. */
const SECONDS = Number(process.env['LEDGER_SOAK_SECONDS'] ?? '3');
const CLIENTS = 4;
/** How long a client waits between two companies, in milliseconds, so that half an hour makes a ledger of a usual size. */
const PAUSE_MS = 200;
/** How many turns of questions there are to one rebuild. */
const TURNS_PER_REBUILD = 10;
const SECOND_MS = 1_000;
/** Memory that the process may take once it has warmed up, in KiB: the most that a service may have by its bar. */
const RESIDENT_KIB_MAX = 300 * 1_024;

const QUESTIONS = [
  'units/company-0/headcount?on=2025-12-31',
  'units/company-0/timeline',
  'search?q=company',
  'discrepancies?unit=company-0',
  'entries?limit=500',
  'projections',
];

describeWith('procfs', 'the service in use without a pause', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-soaked-'));
  let built = '';
  beforeAll(() => {
    built = builtService();
  });
  afterAll(() => [folder, built].forEach((made) => rmSync(made, { recursive: true, force: true })));

  const residentKib = (pid: number): number =>
    Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

  /** Asks all questions, and has one read model after the other rebuilt, until time is up. Answers what was not answered. */
  const ask = async ({ url, token }: Served, until: number): Promise<readonly string[]> => {
    const headers = { authorization: `Bearer ${token}`, prefer: 'wait=5' };
    const faults: string[] = [];
    for (let turn = 0; performance.now() < until; turn += 1) {
      for (const question of QUESTIONS) {
        const { status, text } = await send(`${url}/api/v1/${question}`, { headers });
        if (status !== 200) faults.push(`${question}: ${status} ${text}`);
      }
      if (turn % TURNS_PER_REBUILD === 0) {
        const { name = '' } = projections[(turn / TURNS_PER_REBUILD) % projections.length] ?? {};
        const { status, text } = await send(`${url}/api/v1/projections/${name}/rebuild`, {
          method: 'POST',
          headers,
        });
        if (status !== 202) faults.push(`rebuild of ${name}: ${status} ${text}`);
      }
      await passed(20);
    }
    return faults;
  };

  it(
    `answers all, keeps all, and stays within ${RESIDENT_KIB_MAX / 1_024} MiB for ${SECONDS} s`,
    async () => {
      const clients = new Clients(PAUSE_MS);
      const service = startBuilt(built, folder);
      try {
        const served = await service.served();
        let answered = (): void => undefined;
        const first = new Promise<void>((resolve) => (answered = resolve));
        const load = clients.load(served, CLIENTS, answered);
        await first;
        const faults = await ask(served, performance.now() + SECONDS * SECOND_MS);
        expect(faults).toEqual([]);
        expect(residentKib(service.pid)).toBeLessThan(RESIDENT_KIB_MAX);
        service.askToStop();
        expect(await service.ended).toBe(0);
        await load;
      } finally {
        await service.kill();
      }
      const audit = new Audit(folder, clients);
      expect(await audit.faults()).toEqual([]);
      expect(await audit.rebuiltDifferently()).toEqual([]);
      process.stdout.write(`${audit.recorded.size} commands in ${SECONDS} s\n`);
    },
    3 * SPAWNING_MS + 3 * SECONDS * SECOND_MS,
  );
});

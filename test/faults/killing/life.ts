import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { Audit } from './audit';
import { chance } from './chance';
import { Clients } from './clients';
import { startBuilt } from './service-process';
import type { Served, ServiceProcess } from './service-process';

/** The moments at which services are killed, in turn: a ledger's first service while it makes the ledger. */
export const MOMENTS = ['start', 'load', 'catchUp', 'close'] as const;

/** When the service of a round is killed. */
export type Moment = (typeof MOMENTS)[number];

const CLIENTS = 8;
/** The longest time under load, in milliseconds: some hundred commands. */
const LOAD_MS_MAX = 150;
/** The longest time for which read models are built before the kill, in milliseconds. */
const CATCH_UP_MS_MAX = 250;
/** The longest time between being asked to stop and being killed, in milliseconds: about what stopping takes. */
const CLOSE_MS_MAX = 60;
/** How long the first start may take, in milliseconds; later ones are measured. */
const START_MS = 1_500;
/** Read models are compared with a rebuild in every so manieth round, since that reads the whole ledger. */
const REBUILT_EVERY = 5;

/** One ledger whose service is killed again and again. */
export class Life {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ledger-killed-'));
  readonly #clients = new Clients();
  readonly #audit = new Audit(this.#folder, this.#clients);
  readonly #built: string;
  readonly #seed: number;
  #startMs = START_MS;

  constructor(built: string, seed: number) {
    this.#built = built;
    this.#seed = seed;
  }

  /** Starts the service, kills it at a moment that follows from its number and the seed, and answers all that is wrong afterwards. */
  async round(number: number): Promise<{ readonly moment: Moment; readonly faults: readonly string[] }> {
    const moment = MOMENTS[number % MOMENTS.length] ?? 'load';
    const at = chance(this.#seed, number);
    const repeats = await this.#killedAt(moment, at);
    const faults = [...repeats, ...(await this.#audit.faults())];
    if (number % REBUILT_EVERY === 0 && this.#audit.recorded.size > 0)
      faults.push(...(await this.#audit.rebuiltDifferently()));
    return { moment, faults };
  }

  /** Lets the service answer all that is open, and stop in good order. Answers all that is wrong, and how much was recorded. */
  async end(): Promise<{ readonly commands: number; readonly faults: readonly string[] }> {
    const service = startBuilt(this.#built, this.#folder);
    const repeats = await this.#sendAgain(await service.served());
    service.askToStop();
    const code = await service.ended;
    const faults = [
      ...repeats,
      ...(code === 0 ? [] : [`the service ended with ${code}`]),
      ...(await this.#audit.faults()),
      ...(await this.#audit.rebuiltDifferently()),
    ];
    const commands = this.#audit.recorded.size;
    if (commands !== this.#clients.sent.size)
      faults.push(`${this.#clients.sent.size} were sent, ${commands} are recorded`);
    rmSync(this.#folder, { recursive: true, force: true });
    return { commands, faults };
  }

  async #killedAt(moment: Moment, at: number): Promise<readonly string[]> {
    if (moment === 'catchUp') this.#forgetReadModels();
    const began = performance.now();
    const service = startBuilt(this.#built, this.#folder);
    try {
      if (moment === 'start') {
        await passed(at * this.#startMs);
        return [];
      }
      const served = await service.served();
      this.#startMs = performance.now() - began;
      const repeats = await this.#sendAgain(served);
      await this.#killedUnderLoad(service, served, { moment, at });
      return repeats;
    } finally {
      await service.kill();
    }
  }

  async #killedUnderLoad(
    service: ServiceProcess,
    served: Served,
    { moment, at }: { readonly moment: Moment; readonly at: number },
  ): Promise<void> {
    let answered = (): void => undefined;
    const first = new Promise<void>((resolve) => (answered = resolve));
    const load = this.#clients.load(served, CLIENTS, answered);
    await first;
    if (moment === 'close') {
      await passed(LOAD_MS_MAX / 2);
      service.askToStop();
      await passed(at * CLOSE_MS_MAX);
    } else await passed(at * (moment === 'load' ? LOAD_MS_MAX : CATCH_UP_MS_MAX));
    await service.kill();
    await load;
  }

  /** An order that is recorded, with or without its answer, is answered as a repetition, and any other as new. */
  async #sendAgain(served: Served): Promise<readonly string[]> {
    const answers = await this.#clients.sendAgain(served);
    return [...answers]
      .filter(([key, { repeated }]) => repeated !== this.#audit.recorded.has(key))
      .map(([key]) => `${key} was not recognised as what it is`);
  }

  #forgetReadModels(): void {
    for (const suffix of ['', '-wal', '-shm'])
      rmSync(join(this.#folder, `read-models.db${suffix}`), { force: true });
  }
}

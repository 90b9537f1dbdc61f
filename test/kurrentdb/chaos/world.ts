import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { openEventStore } from '#event-store';
import type { EventStore } from '#event-store';
import { NOON } from '../../contract/harness';
import { Double } from '../double';
import { faultsOfAnswers, faultsOfLog, faultsOfReplica, recordedIn } from './audit';
import { Dice } from './dice';
import { newOrder, send } from './orders';
import type { Order } from './orders';
import { ChaosProxy } from './proxy';

const PROCESSES = ['one', 'two', 'three'];
/** How long a command waits for the store while connections break, in milliseconds. */
const PATIENCE_MS = 400;
/** How long processes may take to catch up, and a command may wait, once nothing breaks any more, in milliseconds. */
const CALM_MS_MAX = 30_000;
const COMMANDS_MAX = 4;

/** One process that keeps the ledger, behind a proxy of its own. */
interface Process {
  readonly name: string;
  readonly proxy: ChaosProxy;
  store: EventStore;
}

/** Some processes on one event store, whose connections break. */
export class World {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ledger-chaos-'));
  readonly #server = new Double();
  readonly #dice: Dice;
  readonly #orders: Order[] = [];
  readonly #processes: Process[] = [];

  constructor(seed: number) {
    this.#dice = new Dice(seed);
  }

  /** How many commands were sent, how often what happened to a connection, and how often a subscription was begun. */
  get figures(): Readonly<Record<string, number>> {
    const met = this.#processes.map(({ proxy }) => proxy.met);
    const sum = (kind: keyof ChaosProxy['met']): number => met.reduce((all, each) => all + each[kind], 0);
    return {
      commands: this.#orders.length,
      entries: recordedIn(this.#server.log).length,
      cuts: sum('cut'),
      stalls: sum('stall'),
      halfCloses: sum('halfClose'),
      subscriptions: this.#server.subscriptions,
    };
  }

  async start(): Promise<void> {
    await this.#server.start();
    for (const name of PROCESSES) {
      const proxy = new ChaosProxy(this.#dice, () => this.#server.port);
      await proxy.start();
      this.#processes.push({ name, proxy, store: await this.#open({ name, proxy }, PATIENCE_MS) });
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.#processes.map(({ store }) => store.close()));
    for (const { proxy } of this.#processes) proxy.stop();
    this.#server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Some commands while connections break; one in three is sent by two processes at once, or once more afterwards. Answers what is wrong. */
  async round(): Promise<readonly string[]> {
    for (const { proxy } of this.#processes) proxy.storm();
    const commands = 1 + this.#dice.below(COMMANDS_MAX);
    const sent = Array.from({ length: commands }, () => this.#order());
    return (await Promise.all(sent)).flat();
  }

  /** Nothing breaks any more: what was not answered is sent again, one process is begun again, and all is compared. Answers what is wrong. */
  async compare(): Promise<readonly string[]> {
    for (const { proxy } of this.#processes) proxy.calm();
    const before = faultsOfLog(this.#server.log, this.#orders);
    const restarted = this.#dice.of(this.#processes);
    await this.#restart(restarted, CALM_MS_MAX);
    const open = this.#orders.filter(({ answers }) => answers.length === 0);
    const again = (await Promise.all(open.map((order) => send(restarted.store, order)))).flat();
    const late = await this.#catchUp();
    const after = [
      ...faultsOfLog(this.#server.log, this.#orders),
      ...this.#processes.flatMap(({ name, store }) => faultsOfReplica(name, store, this.#server.log)),
      ...faultsOfAnswers(restarted.store, this.#orders),
    ];
    await this.#restart(restarted, PATIENCE_MS);
    return [...before, ...again, ...open.flatMap(notAnswered), ...late, ...after];
  }

  async #restart(process: Process, patienceMs: number): Promise<void> {
    await process.store.close();
    process.store = await this.#open(process, patienceMs);
  }

  async #order(): Promise<readonly string[]> {
    const order = newOrder(this.#dice, this.#orders.length);
    this.#orders.push(order);
    const { store } = this.#dice.of(this.#processes);
    const other = this.#dice.of(this.#processes).store;
    if (!this.#dice.oneIn(3)) return send(store, order);
    if (this.#dice.oneIn(2)) return (await Promise.all([send(store, order), send(other, order)])).flat();
    return [...(await send(store, order)), ...(await send(other, order))];
  }

  /** Each process reads all, with one subscription, and is told nothing twice. */
  async #catchUp(): Promise<readonly string[]> {
    const due = recordedIn(this.#server.log).length;
    const isThere = (): boolean =>
      this.#server.following === this.#processes.length &&
      this.#processes.every(({ store }) => store.head() >= due && store.status().state === 'live');
    const until = performance.now() + CALM_MS_MAX;
    while (!isThere() && performance.now() < until) await passed(5);
    const told = this.#processes.map(({ name, store }) => ({ name, ...store.status() }));
    return [
      ...(isThere() ? [] : [`${this.#server.following} subscriptions, ${JSON.stringify(told)}`]),
      ...told
        .filter(({ passedOver, duplicate, foreign }) => passedOver + duplicate + foreign > 0)
        .map((each) => `was told something twice or strange: ${JSON.stringify(each)}`),
    ];
  }

  #open({ name, proxy }: Omit<Process, 'store'>, patienceMs: number): Promise<EventStore> {
    return openEventStore(`esdb://127.0.0.1:${proxy.port}?tls=false`, {
      mode: 'write',
      clock: () => NOON,
      // Two processes with the same salts would write the same bytes, and neither could tell whose they are.
      random: randomBytes,
      patienceMs,
      replica: join(this.#folder, `${name}.db`),
    });
  }
}

function notAnswered({ submission, answers, refusals }: Order): readonly string[] {
  if (answers.length > 0) return [];
  return [`${submission.commandId} is not answered though nothing breaks any more: ${refusals.at(-1)}`];
}

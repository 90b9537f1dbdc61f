import { Agent, request } from 'node:http';
import { setTimeout as passed } from 'node:timers/promises';
import { ORDERS_PER_COMPANY, order } from './orders';
import type { Order } from './orders';
import type { Served } from './service-process';

/** How many orders are sent again although they were answered: a kill rarely falls between record and answer. */
const SENT_TWICE = 5;

/** What the service answered to an order. */
export interface Acknowledged {
  readonly position: number;
  readonly entries: readonly { readonly id: string; readonly position: number; readonly type: string }[];
  readonly repeated: boolean;
}

/** Clients of one ledger through all lives of its service: what they sent, what was answered, and what is left open. */
export class Clients {
  readonly acknowledged = new Map<string, Acknowledged>();
  readonly sent = new Map<string, Order>();
  /** Answers that are neither a record nor a broken connection. */
  readonly refusals: string[] = [];
  readonly #pauseMs: number;
  #company = 0;

  /** @param pauseMs how long each client waits after each company, in milliseconds. */
  constructor(pauseMs = 0) {
    this.#pauseMs = pauseMs;
  }

  /** Orders whose answer never came. */
  get open(): readonly Order[] {
    return [...this.sent.values()].filter(({ key }) => !this.acknowledged.has(key));
  }

  /** Sends orders from several clients at once until the connection breaks; `first` is called with the first answer. */
  async load(served: Served, clients: number, first: () => void): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: clients });
    const client = async (): Promise<void> => {
      for (;;) {
        const company = this.#company++;
        for (let step = 0; step < ORDERS_PER_COMPANY; step += 1) {
          await this.send(served, order(company * ORDERS_PER_COMPANY + step), agent);
          first();
        }
        if (this.#pauseMs > 0) await passed(this.#pauseMs);
      }
    };
    await Promise.all(Array.from({ length: clients }, () => client().catch(broken)));
    agent.destroy();
  }

  /** Sends all open orders again, in the order of their companies, and the newest of those that were answered before. */
  async sendAgain(served: Served): Promise<ReadonlyMap<string, Acknowledged>> {
    const answered = [...this.sent.values()].filter(({ key }) => this.acknowledged.has(key));
    const agent = new Agent({ keepAlive: true });
    const answers = new Map<string, Acknowledged>();
    for (const each of [...this.open, ...answered.slice(-SENT_TWICE)])
      answers.set(each.key, await this.send(served, each, agent));
    agent.destroy();
    return answers;
  }

  /** @throws BrokenConnection where no answer came. */
  async send({ url, token }: Served, each: Order, agent: Agent): Promise<Acknowledged> {
    this.sent.set(each.key, each);
    const { status, text } = await posted(`${url}/api/v1/commands/${each.change}`, each, token, agent);
    if (status === 503) throw new BrokenConnection(text);
    if (status !== 200 && status !== 201) {
      this.refusals.push(`${each.key}: ${status} ${text}`);
      throw new BrokenConnection(text);
    }
    const answer = JSON.parse(text) as Acknowledged;
    this.acknowledged.set(each.key, answer);
    return answer;
  }
}

/** The service went away, or is about to: nobody knows yet what became of the order. */
class BrokenConnection extends Error {}

function broken(error: unknown): void {
  if (!(error instanceof BrokenConnection)) throw error;
}

function posted(
  url: string,
  { key, body }: Order,
  token: string,
  agent: Agent,
): Promise<{ readonly status: number; readonly text: string }> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': key,
  };
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(new BrokenConnection(error.message));
    const sending = request(url, { method: 'POST', headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('error', fail).on('aborted', () => fail(new Error('aborted')));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sending.on('error', fail);
    sending.end(JSON.stringify(body));
  });
}

import { Recorder } from '#import';
import type { Answer, ImportCommand, RecordedFact, Recording } from '#import';
import { jsonOf } from '../client/problem';
import { CommandFailure, EXIT } from '../failure';
import type { Asking, LedgerClient } from '../client/ledger-client';

/** Commands that are sent in one request: fewer than a batch may hold, so that long quotations fit in too. */
const LINES_MAX = 200;
/** Entries or names on one page. */
const PAGE = '500';

interface LineTold {
  readonly status: number;
  readonly recorded?: { readonly entries: readonly unknown[] };
  readonly problem?: { readonly code: string; readonly detail: string };
}

interface PageTold {
  readonly items: readonly { readonly position: number }[];
  readonly next: string | null;
}

type Query = Readonly<Record<string, string>>;

/** Records an import in a ledger behind HTTP. */
export class HttpRecorder extends Recorder {
  readonly #send: LedgerClient['send'];

  constructor(send: LedgerClient['send']) {
    super();
    this.#send = send;
  }

  async record(commands: readonly ImportCommand[], how: Recording): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    for (let from = 0; from < commands.length; from += LINES_MAX) {
      answers.push(...(await this.#batch(commands.slice(from, from + LINES_MAX), how)));
    }
    return answers;
  }

  /** One after another: a service answers one question at a time anyway. */
  async streams(streams: readonly string[]): Promise<readonly (readonly RecordedFact[])[]> {
    const found: (readonly RecordedFact[])[] = [];
    for (const stream of streams) {
      const facts: RecordedFact[] = [];
      for await (const fact of this.#facts(`/streams/${encodeURIComponent(stream)}/entries`, {}))
        facts.push(fact);
      found.push(facts);
    }
    return found;
  }

  entriesOf(type: string): AsyncIterable<RecordedFact> {
    return this.#facts('/entries', { type });
  }

  async #batch(
    commands: readonly ImportCommand[],
    { correlationId, dryRun }: Recording,
  ): Promise<readonly Answer[]> {
    const body = {
      lines: commands.map(({ commandId, name, json }) => ({ change: name, command: json, commandId })),
    };
    const { lines } = (await this.#ask({
      method: 'POST',
      path: '/api/v1/batches',
      query: { dryRun: String(dryRun) },
      headers: { 'ledger-correlation-id': correlationId },
      body,
    })) as { readonly lines: readonly LineTold[] };
    return lines.map((line) => answerOf(line, dryRun));
  }

  async *#facts(path: string, query: Query): AsyncGenerator<RecordedFact> {
    for await (const { position } of this.#items(path, query)) {
      const { answer } = (await this.#get(`/entries/@${position}`, {})) as { readonly answer: RecordedFact };
      yield answer;
    }
  }

  /** The entries of every page, one after another. */
  async *#items(path: string, query: Query): AsyncGenerator<{ readonly position: number }> {
    let page = await this.#page(path, query);
    while (true) {
      yield* page.items;
      if (page.next === null) return;
      page = await this.#page(path, { ...query, cursor: page.next });
    }
  }

  /** A stream that does not exist has no entries. */
  async #page(path: string, query: Query): Promise<PageTold> {
    try {
      const { answer } = (await this.#get(path, { ...query, limit: PAGE })) as { readonly answer: PageTold };
      return answer;
    } catch (error) {
      if (error instanceof CommandFailure && error.exitCode === EXIT.notFound)
        return { items: [], next: null };
      throw error;
    }
  }

  #get(path: string, query: Query): Promise<unknown> {
    return this.#ask({ method: 'GET', path: `/api/v1${path}`, query });
  }

  async #ask(asking: Asking): Promise<unknown> {
    return jsonOf(await this.#send(asking));
  }
}

/** @throws CommandFailure where the ledger itself failed: the import can be run again. */
function answerOf({ status, recorded, problem }: LineTold, dryRun: boolean): Answer {
  if (problem !== undefined) {
    if (status >= 500) throw new CommandFailure({ what: problem.detail, next: 'run the same import again' });
    return { outcome: 'refused', code: problem.code, reason: problem.detail };
  }
  if (status === 200 && !dryRun) return { outcome: 'repeated' };
  return { outcome: 'recorded', entries: recorded?.entries.length ?? 0 };
}

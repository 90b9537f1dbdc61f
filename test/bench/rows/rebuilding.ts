import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { evolve } from '#domain';
import { openDatabase } from '#event-store';
import type { Minted } from '#domain';
import type { EventStore } from '#event-store';
import { openReadSide } from '../../../apps/api/read-side';
import { bareParseAndWriteLoop } from '../bare/parse-and-write-loop';
import type { Writing } from '../bare/parse-and-write-loop';
import { timed } from '../clock';
import type { Filled } from '../filled';
import { perSecond, whole } from '../row';
import type { Row } from '../row';

const BAR_SECONDS = 60;
const BAR_RATIO = 0.5;
const REPLAY_BAR_PER_SECOND = 200_000;
/** Longest time that anything here may take, in milliseconds. */
const PATIENCE_MS = 3_600_000;

/** The file in which the read models of a ledger are kept. */
export function readModelsOf(ledger: string): string {
  return join(dirname(ledger), 'read-models.db');
}

/** Every read model built from nothing, as the service does where its file was deleted. Answers the seconds too. */
export async function rebuild({ path, store }: Filled): Promise<number> {
  const { answer: readSide, seconds } = await timed(async () => {
    const opened = openReadSide(readModelsOf(path), store);
    await opened.feed.reach(store.head(), PATIENCE_MS);
    return opened;
  });
  readSide.close();
  return seconds;
}

/** What the rebuild took, alone and after the import. */
export async function rebuilding(folder: string, filled: Filled, seconds: number): Promise<readonly Row[]> {
  const { path, store } = filled;
  const entries = store.head();
  const writing = writingOf(readModelsOf(path));
  const bare = await bareParseAndWriteLoop(path, join(folder, 'bare-rebuild.db'), writing);
  const perEntry = (writing.rows / entries).toFixed(1);
  return [
    {
      what: 'import through commands, until the read models have caught up',
      measured: perSecond(entries, filled.seconds + seconds),
      bar: '',
      bare: '',
    },
    {
      what: `rebuild of all read models, ${whole(writing.rows)} rows (${perEntry} an entry)`,
      measured: `${perSecond(entries, seconds)}; ${seconds.toFixed(1)} s`,
      bar: '≥ 0.5 of the bare loop; 1,000,000 entries in < 60 s',
      holds: seconds * (1_000_000 / entries) < BAR_SECONDS && bare / seconds >= BAR_RATIO,
      bare: `parse every entry, write as many rows into one table without indexes: ${perSecond(entries, bare)}`,
      ratio: bare / seconds,
    },
  ];
}

/** Every entry read, decoded and folded into the state of its stream; nothing is written. */
export async function replaying({ store }: Filled): Promise<Row> {
  const states = new Map<string, Minted>();
  const { seconds } = await timed(() => fold(store, states));
  const entries = store.head();
  return {
    what: `replay without writing: read, decode, fold into ${whole(states.size)} streams`,
    measured: perSecond(entries, seconds),
    bar: '≥ 200,000/s',
    holds: entries / seconds >= REPLAY_BAR_PER_SECOND,
    bare: '',
  };
}

function fold(store: EventStore, states: Map<string, Minted>): void {
  for (const { entry } of store.readAll(0))
    states.set(entry.stream, evolve(states.get(entry.stream) ?? 'free', entry.type));
}

/** How many rows the read models have, and how wide they are on average with their keys. */
function writingOf(path: string): Writing {
  const database = openDatabase(path, { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as {
    readonly name: string;
  }[];
  const rows = tables.reduce((sum, { name }) => {
    const { count } = database.prepare(`SELECT count(*) AS count FROM "${name}"`).get() as { count: number };
    return sum + count;
  }, 0);
  database.close();
  return { rows, width: Math.round(statSync(path).size / rows) };
}

import { openService } from '../client/choose';
import { CommandFailure, EXIT } from '../failure';
import type { GlobalOptions } from '../global-options';
import { csvOf } from '../output/csv';
import { flatRow } from '../output/flat';
import type { Surroundings } from '../surroundings';
import type { TypedWords } from '../verbs/verb';
import { write } from '../write';
import { follow } from './follow';

interface LiveEntry {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly recordedAt: string;
  readonly type: string;
  readonly actor: string;
  readonly data: { readonly citation?: { readonly sourceId?: string; readonly publishedOn?: string } };
}

type LineRow = Readonly<Record<string, string | null>>;

/** Never aborted: what a process without an interrupt is given. */
const ENDLESS = new AbortController().signal;

/** Tells entries as they are recorded, one a line, until it is interrupted. */
export async function followEntries(
  { arguments: { stream }, options: { type, actor, source, after, limit, cursor } }: TypedWords,
  options: GlobalOptions,
  { environment, output, errors, stopped = ENDLESS }: Surroundings,
): Promise<void> {
  refuseParts(options, { '--limit': limit, '--cursor': cursor });
  const line = lineIn(options);
  await follow({
    connect: () => openService({ ...options, environment }),
    query: { stream, type, actor, source, after: after?.replace(/^@/, '') },
    onEntry: (json) => write(output, line(json)),
    onLoss: () => errors.write('The connection is lost; it is sought again, and resumes where it was.\n'),
    stopped,
  });
}

/** What is recorded from now on is not known at an earlier time, and is no list with pages. */
function refuseParts(
  { on, knownAt, publishedBy }: GlobalOptions,
  ofLists: Readonly<Record<string, string | undefined>>,
): void {
  const point = { '--on': on, '--known-at': knownAt, '--published-by': publishedBy };
  const typed = Object.entries({ ...point, ...ofLists });
  const [flag] = typed.filter(([, value]) => value !== undefined).map(([name]) => name);
  if (flag === undefined) return;
  throw new CommandFailure(
    {
      what: 'it has no effect on entries that are yet to come',
      where: flag,
      next: 'leave out it or --follow',
    },
    EXIT.usage,
  );
}

/** How an entry is written. JSON is one line too: the whole would never be one document. */
function lineIn({ output, lang }: GlobalOptions): (json: string) => string {
  if (output === 'json' || output === 'ndjson') return (json) => `${json}\n`;
  const rowIn = (json: string): LineRow => rowOf(JSON.parse(json) as LiveEntry);
  if (output === 'table') return (json) => `${Object.values(rowIn(json)).filter(Boolean).join('  ')}\n`;
  let isFirst = true;
  return (json) => {
    const [heading = '', ...rows] = csvOf([flatRow(rowIn(json), lang)]).split('\r\n');
    const lines = isFirst ? [heading, ...rows] : rows;
    isFirst = false;
    return lines.join('\r\n');
  };
}

function rowOf({ position, recordedAt, stream, type, actor, data, id }: LiveEntry): LineRow {
  const { sourceId = null, publishedOn = null } = data.citation ?? {};
  return {
    position: `@${position}`,
    recorded: recordedAt,
    stream,
    type,
    actor,
    source: sourceId,
    published: publishedOn,
    id,
  };
}

import { CommandFailure, EXIT } from '../failure';
import { followEntries } from '../following/follow-entries';
import { named } from '../output/cell';
import type { ByLanguage, Row } from '../output/cell';
import { pointSaid } from './saying';
import { LIST } from './verb';
import type { Verb } from './verb';

interface EntryTold {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly type: string;
  readonly actor: string;
  readonly visible: boolean;
  readonly withdrawnBy: readonly unknown[];
  readonly citation: {
    readonly quote: string;
    readonly publishedOn: string;
    readonly source: { readonly sourceId: string };
  } | null;
}

interface PageTold<Item> {
  readonly items: readonly Item[];
}

const entryRow = (entry: EntryTold): Row => ({
  position: `@${entry.position}`,
  recorded: entry.recordedAt,
  stream: entry.stream,
  type: entry.type,
  actor: entry.actor,
  withdrawn: !entry.visible,
  source: entry.citation?.source.sourceId ?? null,
  published: entry.citation?.publishedOn ?? null,
  id: entry.id,
});

/** Q6: the entries of the ledger, or of one stream. */
export const entries: Verb = {
  name: 'entries',
  group: 'Inspect',
  summary: 'The entries of the whole ledger, or of one stream, in order.',
  arguments: [['[stream]', 'Name of a stream, such as layoff-amazon-2025-10.']],
  options: [
    ...LIST,
    { flags: '--type <type>', description: 'Only entries of this type, such as LayoffAnnounced.' },
    { flags: '--actor <actor>', description: 'Only entries that this actor recorded.' },
    { flags: '--source <id>', description: 'Only entries that cite this source.' },
    {
      flags: '--after <position>',
      description: 'With --follow: from this position on, such as @13; 0 for all.',
    },
    {
      flags: '--follow',
      description: 'Tell entries as a service records them, from now on or from --after on, until Ctrl-C.',
    },
  ],
  follow: followEntries,
  ask: async (session, { arguments: { stream }, options }) => {
    const path = stream === undefined ? '/entries' : `/streams/${encodeURIComponent(stream)}/entries`;
    const { after, ...filters } = options;
    if (after !== undefined) throw onlyFollowing();
    const body = await session.ask<PageTold<EntryTold>>(path, filters);
    return {
      body,
      says: [pointSaid(body.asked, session.words)],
      rows: body.answer.items.map(entryRow),
      columns: ['position', 'recorded', 'stream', 'type', 'actor', 'withdrawn', 'source', 'published'],
      restsOn: [],
    };
  },
};

function onlyFollowing(): CommandFailure {
  const next = 'add that, or name what is listed by --type, --actor or --source';
  return new CommandFailure({ what: 'it is for --follow', where: '--after', next }, EXIT.usage);
}

interface StreamTold {
  readonly stream: string;
  readonly category: string;
  readonly entries: number;
  readonly lastPosition: number;
}

/** Q6: the streams of the ledger. */
export const streams: Verb = {
  name: 'streams',
  group: 'Inspect',
  summary: 'The streams of the ledger, by name.',
  arguments: [],
  options: [
    ...LIST,
    { flags: '--category <category>', description: 'Only streams of this category, such as person.' },
  ],
  ask: async (session, { options }) => {
    const body = await session.ask<PageTold<StreamTold>>('/streams', options);
    return {
      body,
      says: [pointSaid(body.asked, session.words)],
      rows: body.answer.items.map(({ stream, category, entries: count, lastPosition }) => ({
        stream,
        category,
        entries: count,
        position: `@${lastPosition}`,
      })),
      restsOn: [],
    };
  },
};

interface InspectedTold extends EntryTold {
  readonly data: object;
  readonly header: { readonly text: string; readonly leafHash: string };
  readonly payload: { readonly sha256: string; readonly bytes: number };
}

/** Q6: one entry, whole. */
export const show: Verb = {
  name: 'show',
  group: 'Inspect',
  summary: 'One entry: what it says, its citation, its hashes, and what became of it.',
  arguments: [['<entry>', 'Id of an entry, or its position such as @13.']],
  options: [],
  ask: async (session, { arguments: { entry = '' } }) => {
    const body = await session.ask<InspectedTold>(`/entries/${encodeURIComponent(entry)}`);
    const { answer } = body;
    const said = answer.citation;
    return {
      body,
      says: [
        `@${answer.position} ${answer.type} (${answer.stream} ${answer.revision}) ${answer.id}`,
        `${session.words.column('recorded')}: ${answer.recordedAt}, ${answer.actor}`,
        ...(said === null ? [] : [`«${said.quote}» [${said.source.sourceId}, ${said.publishedOn}]`]),
        JSON.stringify(answer.data, undefined, 2),
        `header ${answer.header.text}`,
        `leaf hash ${answer.header.leafHash}`,
        `payload ${answer.payload.bytes} bytes, SHA-256 ${answer.payload.sha256}`,
        ...(answer.visible ? [] : [session.words.column('withdrawn')]),
      ],
      rows: [],
      restsOn: [],
    };
  },
};

interface SourceTold {
  readonly sourceId: string;
  readonly archived: string;
  readonly title: ByLanguage | null;
  readonly publishedOn: string | null;
  readonly withdrawn: unknown;
  readonly entries: number;
}

/** What was cited. */
export const sources: Verb = {
  name: 'sources',
  group: 'Inspect',
  summary: 'What was cited: archived or not, withdrawn or not, and how many entries rest on it.',
  arguments: [],
  options: [...LIST],
  ask: async (session, { options }) => {
    const body = await session.ask<PageTold<SourceTold>>('/sources', options);
    return {
      body,
      says: [pointSaid(body.asked, session.words)],
      rows: body.answer.items.map((source) => ({
        source: source.sourceId,
        title: named(source.title ?? {}),
        published: source.publishedOn,
        archived: source.archived,
        withdrawn: source.withdrawn !== null,
        entries: source.entries,
      })),
      restsOn: [],
    };
  },
};

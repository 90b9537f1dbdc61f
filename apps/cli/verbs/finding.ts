import { named } from '../output/cell';
import type { ByLanguage, Row } from '../output/cell';
import { pointSaid } from './saying';
import { LIST } from './verb';
import type { Verb } from './verb';

interface PersonsTold {
  readonly items: readonly {
    readonly personId: string;
    readonly handle: string | null;
    readonly names: ByLanguage;
    readonly posts: readonly { readonly tenure: { readonly unitId: string; readonly postId: string } }[];
  }[];
}

/** Persons by name or handle. */
export const persons: Verb = {
  name: 'persons',
  group: 'Ask',
  summary: 'Persons by name or handle, however it is spelt; all of them where nothing is asked for.',
  arguments: [['[words]', 'A name, a handle, or the beginning of one.']],
  options: [...LIST],
  ask: async (session, { arguments: { words }, options }) => {
    const body = await session.ask<PersonsTold>('/persons', { q: words, ...options });
    return {
      body,
      says: [pointSaid(body.asked, session.words)],
      rows: body.answer.items.map(({ personId, handle, names, posts }) => ({
        name: named(names),
        handle,
        posts: posts.map(({ tenure }) => `${tenure.unitId}/${tenure.postId}`),
        person: personId,
      })),
      restsOn: [],
    };
  },
};

interface SearchTold {
  readonly things: readonly {
    readonly kind: string;
    readonly id: string;
    readonly names: ByLanguage;
  }[];
  readonly passages: readonly {
    readonly field: string;
    readonly text: string;
    readonly entry: { readonly position: number; readonly type: string };
  }[];
}

const PASSAGE_LENGTH_MAX = 120;

/** A passage on one line; `--output json` has the whole. */
function inShort(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= PASSAGE_LENGTH_MAX ? line : `${line.slice(0, PASSAGE_LENGTH_MAX - 1)}…`;
}

/** Things by their names, and entries by their words. */
export const search: Verb = {
  name: 'search',
  group: 'Ask',
  summary: 'Things by their names and entries by their words, however they are spelt: امازون finds أمازون.',
  arguments: [['<words>', 'What to look for, in quotes where it is more than one word.']],
  options: [...LIST],
  ask: async (session, { arguments: { words = '' }, options }) => {
    const body = await session.ask<SearchTold>('/search', { q: words, ...options });
    const { things, passages } = body.answer;
    const rows: readonly Row[] = [
      ...things.map(({ kind, id, names }) => ({ kind, found: named(names), id, entry: null })),
      ...passages.map(({ field, text, entry }) => ({
        kind: field,
        found: inShort(text),
        id: entry.type,
        entry: `@${entry.position}`,
      })),
    ];
    return { body, says: [pointSaid(body.asked, session.words)], rows, restsOn: [] };
  },
};

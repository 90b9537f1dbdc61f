import { inLanguage, named } from '../output/cell';
import type { ByLanguage, Row } from '../output/cell';
import type { Answered, Session } from '../asking/session';
import type { Words } from '../words/words';
import { pointSaid } from './saying';
import type { Verb } from './verb';

interface TreeTold {
  readonly unitId: string;
  readonly names: ByLanguage;
  readonly certainty: string;
  readonly presumed: boolean;
  readonly listedBefore: boolean;
  readonly more: boolean;
  readonly below: readonly TreeTold[];
}

/** The organisation tree of a unit on a day. */
export const tree: Verb = {
  name: 'tree',
  group: 'Ask',
  summary: 'A unit with all that stands below it on a day, under the names of that day.',
  arguments: [['<company>', 'Id of a company, or of any unit.']],
  options: [],
  ask: async (session, { arguments: { company = '' } }) => {
    const body = await wholeTree(session, `/units/${encodeURIComponent(company)}/tree`);
    const rows = [...rowsFrom(body.answer, [])];
    return {
      body,
      says: [
        pointSaid(body.asked, session.words),
        '',
        ...branches(body.answer, { before: '', onward: '' }, session.words),
      ],
      rows,
      columns: [],
      restsOn: [],
    };
  },
};

/** The tree with all that stands directly below the unit, page after page; what is further down says where there is more. */
async function wholeTree(
  session: Session,
  path: string,
): Promise<Answered<TreeTold & { readonly next: null }>> {
  const below: TreeTold[] = [];
  for (let cursor: string | undefined; ;) {
    const { asked, answer } = await session.ask<TreeTold & { readonly next: string | null }>(path, {
      cursor,
    });
    below.push(...answer.below);
    if (answer.next === null) return { asked, answer: { ...answer, next: null, below } };
    cursor = answer.next;
  }
}

/** One row a unit, with the ids of those above it. */
function* rowsFrom(unit: TreeTold, above: readonly string[]): Generator<Row> {
  yield {
    unit: unit.unitId,
    name: named(unit.names),
    level: above.length,
    above: above.at(-1) ?? null,
    certainty: unit.certainty,
    presumed: unit.presumed,
    more: unit.more,
  };
  for (const one of unit.below) yield* rowsFrom(one, [...above, unit.unitId]);
}

/** The tree as a person reads it; a doubtful place says so. */
function branches(
  unit: TreeTold,
  { before, onward }: { readonly before: string; readonly onward: string },
  words: Words,
): readonly string[] {
  const name = inLanguage(unit.names, words.language);
  const doubt = unit.certainty === 'possibly' ? ` (${words.value('possibly')})` : '';
  const below = unit.below.flatMap((one, at) => {
    const isLast = at === unit.below.length - 1;
    return branches(
      one,
      { before: `${onward}${isLast ? '└─ ' : '├─ '}`, onward: `${onward}${isLast ? '   ' : '│  '}` },
      words,
    );
  });
  return [`${before}${name} [${unit.unitId}]${doubt}${unit.listedBefore || unit.more ? ' …' : ''}`, ...below];
}

interface CompanyTold {
  readonly unitId: string;
  readonly names: ByLanguage;
  readonly countries: readonly string[];
  readonly industries: readonly string[];
  readonly children: readonly unknown[];
  readonly ended: { readonly certainty: string };
}

/** Where to start: every company. */
export const companies: Verb = {
  name: 'companies',
  group: 'Ask',
  summary: 'The companies of the ledger, those that were acquired too.',
  arguments: [],
  options: [],
  ask: async (session) => {
    const body = await session.ask<readonly CompanyTold[] | { readonly items: readonly CompanyTold[] }>(
      '/companies',
    );
    const items = 'items' in body.answer ? body.answer.items : body.answer;
    return {
      body,
      says: [pointSaid(body.asked, session.words)],
      rows: items.map(({ unitId, names, countries, industries, children, ended }) => ({
        unit: unitId,
        name: named(names),
        country: countries,
        industry: industries,
        below: children.length,
        ended: ended.certainty,
      })),
      restsOn: [],
    };
  },
};

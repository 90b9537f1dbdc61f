import { NEEDS } from '../reach';
import { strategyOf } from '../strategy/strategy-query';
import type { Declaration, Outlook, ReleasedTitle } from '../strategy/strategy-query';
import { byUnit } from './by-unit';
import { ENTRY_IDS, byLanguage, dayCells, days, flag, languageCells, text, texts } from './column';
import type { ExportedRow } from './column';
import { idsAt } from './model';
import type { ExportModel, Reading } from './model';

/** What units had declared of their strategy by a day, under the unit that declares it: a row for each entry that says so. */
export const strategy: ExportModel = {
  needs: [...NEEDS.strategy, 'entries'],
  columns: {
    kind: text('What is declared; `outlook` is a forecast, and no fact.'),
    unit_id: text('The unit that declares it, or of which it is expected.'),
    ...byLanguage('wording', 'What is declared, in words'),
    ...byLanguage('statement', 'What the source says beside'),
    ...days('dated', 'it was declared'),
    certainty: text(
      'Whether all of that had come by the asked day and no source says otherwise: `definitely` or `possibly`.',
    ),
    ...days('horizon', 'what is expected is to come'),
    title_id: text('Of a title: its id.'),
    platform_id: text('Of a title: where it came out.'),
    exclusive: flag('Of a title: whether nowhere else; empty where no source says.'),
    ...byLanguage('bundle', 'Of a title: the offer in which customers get it'),
    disputed_by: texts('Ids of the visible disputes of the entry.'),
    ...ENTRY_IDS,
  },
  read: byUnit((reading, unitId) => {
    const { facts, outlooks } = strategyOf(reading.statements, { unitId, below: false }, reading.asked);
    return [...facts, ...outlooks].map((said) => rowOf(reading, said));
  }),
};

const NO_TITLE = { titleId: null, platformId: null, exclusive: null, bundle: null };

function rowOf(reading: Reading, said: Declaration | Outlook): ExportedRow {
  return {
    kind: said.kind,
    unit_id: said.unitId,
    ...languageCells('wording', said.wording),
    ...languageCells('statement', said.kind === 'outlook' ? null : said.statement),
    ...dayCells('dated', said.datedOn),
    certainty: said.certainty,
    ...dayCells('horizon', said.kind === 'outlook' ? said.horizon : null),
    ...titleCells(said.kind === 'outlook' ? null : said.title),
    disputed_by: idsAt(reading, said.disputedBy),
    entry_ids: idsAt(reading, said.entries),
  };
}

function titleCells(title: ReleasedTitle | null): ExportedRow {
  const { titleId, platformId, exclusive, bundle } = title ?? NO_TITLE;
  return { title_id: titleId, platform_id: platformId, exclusive, ...languageCells('bundle', bundle) };
}

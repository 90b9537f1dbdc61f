import type { Asked } from '../asked';
import { identitiesOf } from '../identities';
import type { Statements } from '../statements';
import { VISIBLE, at } from '../visibility';
import { LISTED, listOf } from '../withdrawals';
import { announcementsOf, sharesOf } from './layoffs';
import { sameLayoffs } from './same-layoffs';
import { sharesShown, stagesShown } from './shown';
import type { ShareShown, StageShown } from './shown';
import { claimsOfStages, stagesOf } from './stages';

/** What is still told of a layoff of which no announcement is visible: it is listed and counts nothing. */
export interface WithoutAnnouncement {
  readonly layoffId: string;
  readonly shares: readonly ShareShown[];
  readonly stages: readonly StageShown[];
}

/** Layoffs whose announcements named one of the units and are withdrawn, or not published yet, while something else is told of them. */
export function withoutAnnouncement(
  statements: Statements,
  units: Iterable<string>,
  asked: Asked,
): readonly WithoutAnnouncement[] {
  const sql = `SELECT DISTINCT l.layoff_id AS layoffId FROM layoff l WHERE l.unit_id IN ${LISTED} AND l.entry <= ?
    AND NOT EXISTS (SELECT 1 FROM layoff c WHERE c.layoff_id = l.layoff_id AND ${VISIBLE}) ORDER BY layoffId`;
  const listed = listOf(identitiesOf(statements, 'unit', asked).allOf(units));
  const found = statements.all<{ readonly layoffId: string }>(sql, listed, asked.knownAt, ...at(asked));
  return sameLayoffs(statements, asked)
    .canonicals(found.map(({ layoffId }) => layoffId))
    .filter((layoffId) => announcementsOf(statements, layoffId, asked).length === 0)
    .map((layoffId) => ({
      layoffId,
      shares: sharesShown(sharesOf(statements, layoffId, asked)),
      stages: stagesShown(claimsOfStages(stagesOf(statements, layoffId, asked))),
    }))
    .filter(({ shares, stages }) => shares.length + stages.length > 0);
}

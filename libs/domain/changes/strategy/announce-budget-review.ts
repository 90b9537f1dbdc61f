import type { Change, Event } from '../../decider';
import { requireAnnouncedByPublication, requireQuoted } from '../../citing';
import { IsPartialDate, NamesByLanguage, StatementByLanguage, UnitId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import type { Names, Statement } from '../../values/names';

/** Records that a unit reviews what it spends on something. */
export class AnnounceBudgetReview {
  /** The unit that reviews its budgets. */
  @UnitId() readonly unitId!: string;
  /** The spending under review, by language, such as `{"en": "original series"}`. */
  @NamesByLanguage() readonly subject!: Names;
  /** Why, by language, where the source says so. */
  @Optional() @StatementByLanguage() readonly reason?: Statement;
  /** Valid time: when the review was announced. */
  @IsPartialDate() readonly announcedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type BudgetReviewAnnounced = Event<'BudgetReviewAnnounced', AnnounceBudgetReview>;

/** A review is no cut: it says nothing of amounts or people. */
export const announceBudgetReview: Change<AnnounceBudgetReview, BudgetReviewAnnounced> = {
  command: AnnounceBudgetReview,
  versions: { BudgetReviewAnnounced: 1 },
  initialState: 'free',
  stream: (command) => `strategy-${command.unitId}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.unitId);
    requireQuoted(command.citation, known);
    requireAnnouncedByPublication(command.announcedOn, command.citation);
    return [{ type: 'BudgetReviewAnnounced', data: command }];
  },
  evolve: {},
};

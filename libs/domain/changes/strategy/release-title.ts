import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { Flag, IsPartialDate, NamesByLanguage, NamesOf, TitleId, UnitId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import type { Names } from '../../values/names';

/** Records that a unit brings out a title on a platform: a series, a film, a game. */
export class ReleaseTitle {
  /** The unit that makes the title. */
  @UnitId() readonly unitId!: string;
  /** The title; the same in every entry about it. */
  @TitleId() readonly titleId!: string;
  /** Its names by language. */
  @NamesOf('titleId') readonly names!: Names;
  /** The unit on whose platform it comes out. */
  @UnitId() readonly platformId!: string;
  /** Whether it comes out there and nowhere else; left out where the source keeps silent. */
  @Optional() @Flag() readonly exclusive?: boolean;
  /** The offer in which customers get it, by language, such as `{"en": "Amazon Prime"}`: a bundle is no unit above the platform. */
  @Optional() @NamesByLanguage() readonly bundle?: Names;
  /** Valid time: when it comes out, which may be after the source says so. */
  @IsPartialDate() readonly releasedOn!: string;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type TitleReleased = Event<'TitleReleased', ReleaseTitle>;

/** One title may come out on several platforms and on several days, and then has an entry for each. */
export const releaseTitle: Change<ReleaseTitle, TitleReleased> = {
  command: ReleaseTitle,
  versions: { TitleReleased: 1 },
  initialState: 'free',
  stream: (command) => `strategy-${command.unitId}`,
  decide: (command, _state, known) => {
    known.requireUnit(command.unitId);
    known.requireUnit(command.platformId, '/platformId');
    requireQuoted(command.citation, known);
    return [{ type: 'TitleReleased', data: command }];
  },
  evolve: {},
};

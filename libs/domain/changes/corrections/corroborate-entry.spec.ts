import {
  CITATION,
  citing,
  company,
  corroboration,
  denial,
  entryIdAt,
  given,
  headcount,
  malformed,
  sourceWithdrawal,
  withdrawal,
} from '../../../../test/given';
import type { Past } from '../../../../test/given';
import { CorroborateEntry, corroborateEntry } from './corroborate-entry';
import { retractEntry } from './retract-entry';

const counted = headcount('amazon', { citation: citing('2025-10-28') });
const past = [company('amazon'), counted] as const;
const change = given(corroborateEntry).after(...past);
const agreeing = (position: number): Readonly<Record<string, unknown>> => ({
  entryId: entryIdAt(position),
  citation: CITATION,
});
const archived = (text: string): Past => {
  const data = { sourceId: 'gazette', title: { en: 'x' }, publishedOn: '2025', sha256: '0'.repeat(64), text };
  return { type: 'SourceArchived', data };
};

describe('corroborating an entry', () => {
  test('is recorded in its stream, with the entry as its cause', () => {
    const event = { type: 'EntryCorroborated', causationId: entryIdAt(2), data: agreeing(2) };
    change.when(agreeing(2)).thenRecorded([event]);
    change.when(agreeing(2)).thenRecordedIn('headcount-amazon');
  });

  test.each(malformed(CorroborateEntry, agreeing(2)))('is refused with %s', (_what, json, pointer) => {
    change.when(json).thenRefused('invalid_fields', pointer);
  });

  test('is refused where no entry has the id', () => {
    change.when(agreeing(9)).thenRefused('unknown_entry', '/entryId');
  });

  test('must quote the archived source', () => {
    given(corroborateEntry)
      .after(...past, archived('no'))
      .when(agreeing(2))
      .thenRefused('quote_not_in_source', '/citation/quote');
  });

  test.each([
    ['a withdrawal', withdrawal(2)],
    ['a corroboration', corroboration(2)],
    ['a dispute', denial(2, counted)],
    ['the archiving of a source', archived(CITATION.quote)],
    ['the withdrawal of a source', sourceWithdrawal('gazette')],
  ])('is refused of %s: the fact is to be named instead', (_what, entry: Past) => {
    given(corroborateEntry)
      .after(...past, entry)
      .when(agreeing(3))
      .thenRefused('invalid_fields', '/entryId');
  });

  test('is recorded of an entry that is withdrawn: sources may agree on what we misread', () => {
    given(corroborateEntry)
      .after(...past, withdrawal(2))
      .when(agreeing(2))
      .thenRecordedIn('headcount-amazon');
  });
});

describe('a corroboration', () => {
  const ours = { entryId: entryIdAt(2), because: 'recordingError', reason: 'misread' };

  test('may be withdrawn, and counts no more', () => {
    given(retractEntry)
      .after(...past, corroboration(2))
      .when({ ...ours, entryId: entryIdAt(3) })
      .thenRecordedIn('headcount-amazon');
  });

  test('that came out before the entry gives a second withdrawal something to withdraw', () => {
    // Taken back from 2025-10-28 on, as it came out: nobody sees it, and another correction of that day withdraws nothing.
    const theirs = { ...ours, because: 'sourceCorrection', citation: citing('2025-10-28') };
    const withdrawn = [...past, withdrawal(2, citing('2025-10-28'))];
    given(retractEntry)
      .after(...withdrawn)
      .when(ours)
      .thenRefused('already_withdrawn', '/entryId');
    // A source of 2025-10-20 agrees: from then to 2025-10-28 the entry is visible again.
    given(retractEntry)
      .after(...withdrawn, corroboration(2, citing('2025-10-20')))
      .when(ours)
      .thenRecordedIn('headcount-amazon');
    given(retractEntry)
      .after(...withdrawn, corroboration(2, citing('2025-10-20')))
      .when(theirs)
      .thenRefused('already_withdrawn', '/entryId');
    given(retractEntry)
      .after(...withdrawn, corroboration(2, citing('2025-10-20')), withdrawal(4))
      .when(ours)
      .thenRefused('already_withdrawn', '/entryId');
  });
});

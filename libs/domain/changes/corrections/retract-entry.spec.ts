import {
  CITATION,
  citing,
  company,
  entryIdAt,
  given,
  headcount,
  layoff,
  malformed,
  person,
  withdrawal,
} from '../../../../test/given';
import type { Past } from '../../../../test/given';
import { WITHDRAWAL_DEPTH_MAX } from '../../visibility';
import { RetractEntry, retractEntry } from './retract-entry';

const ours = (position: number): Readonly<Record<string, unknown>> => ({
  entryId: entryIdAt(position),
  because: 'recordingError',
  reason: 'misread the table',
});
const theirs = (position: number, publishedOn: string): Readonly<Record<string, unknown>> => ({
  ...ours(position),
  because: 'sourceCorrection',
  citation: citing(publishedOn),
});
const past = [company('amazon'), headcount('amazon', { citation: citing('2025-10-28') })] as const;

describe('retracting an entry', () => {
  test('records the withdrawal in the stream of the entry, with the entry as its cause', () => {
    const change = given(retractEntry).after(...past);
    const event = { type: 'EntryRetracted', causationId: entryIdAt(2) };
    change.when(ours(2)).thenRecorded([{ ...event, data: ours(2) }]);
    change.when(theirs(2, '2025-10-30')).thenRecorded([{ ...event, data: theirs(2, '2025-10-30') }]);
    change.when(ours(2)).thenRecordedIn('headcount-amazon');
  });

  test.each(malformed(RetractEntry, theirs(2, '2025-10-30')))(
    'is refused with %s',
    (_what, json, pointer) => {
      given(retractEntry)
        .after(...past)
        .when(json)
        .thenRefused('invalid_fields', pointer);
    },
  );

  test('is refused where no entry has the id', () => {
    given(retractEntry)
      .after(...past)
      .when(ours(9))
      .thenRefused('unknown_entry', '/entryId');
  });

  test('cites nothing for our own error, and the correcting publication for the error of the source', () => {
    const change = given(retractEntry).after(...past);
    change.when({ ...ours(2), citation: CITATION }).thenRefusedSaying('/citation', 'must be left out');
    change.when({ ...ours(2), because: 'sourceCorrection' }).thenRefusedSaying('/citation', 'is required');
    change.when({ ...ours(9), because: 'sourceCorrection' }).thenRefused('invalid_fields', '/citation');
  });

  test('is refused where the archived source does not hold the quote of the correction', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(retractEntry)
      .after(...past, { type: 'SourceArchived', data })
      .when(theirs(2, '2025-10-30'))
      .thenRefused('quote_not_in_source', '/citation/quote');
  });

  test.each([
    ['company', company('twitch')],
    ['person', person('paaaaaaaaaaaa', 'albert-cheng')],
    ['layoff', layoff('cut', 'amazon')],
  ])('may withdraw the introduction of a %s; its id stays taken', (_what, introduction: Past) => {
    given(retractEntry)
      .after(company('amazon'), introduction)
      .when(ours(2))
      .thenRecorded([{ type: 'EntryRetracted', causationId: entryIdAt(2), data: ours(2) }]);
  });
});

describe('a correction', () => {
  const verdict = (publishedOn: string, original: string) =>
    given(retractEntry)
      .after(company('amazon'), headcount('amazon', { citation: citing(original) }))
      .when(theirs(2, publishedOn));

  test.each([
    ['the day before', '2025-10-27', '2025-10-28'],
    ['the year before', '2024', '2025-10-28'],
    ['an hour before', '2025-10-28T08:00:00Z', '2025-10-28T09:00:00Z'],
    ['the evening before', '2025-10-27T23:59:59Z', '2025-10-28'],
  ])('that came out %s what it corrects is refused: %s, %s', (_what, publishedOn, original) => {
    verdict(publishedOn, original).thenRefused('correction_before_original', '/citation/publishedOn');
  });

  test.each([
    ['on the same day', '2025-10-28', '2025-10-28'],
    ['in the same month', '2025-10', '2025-10-28'],
    ['later that day', '2025-10-28T00:00:00Z', '2025-10-28'],
    ['possibly later', '2025-10-01', '2025-10'],
    ['at the same instant', '2025-10-28T09:00:00Z', '2025-10-28T09:00:00Z'],
    ['some time from then on', '2025-10-28/..', '2025-10-28'],
  ])('that came out %s is recorded: %s, %s', (_what, publishedOn, original) => {
    verdict(publishedOn, original).thenRecordedIn('headcount-amazon');
  });

  test('of an archived source is compared with the publication of the source itself', () => {
    const data = { sourceId: 'memo', title: { en: 'x' }, publishedOn: '2025-10-28', sha256: '0'.repeat(64) };
    const change = given(retractEntry).after({ type: 'SourceArchived', data });
    change.when(theirs(1, '2025-10-27')).thenRefused('correction_before_original', '/citation/publishedOn');
    change.when(theirs(1, '2025-10-28')).thenRecordedIn('source-memo');
  });

  test('of a withdrawal that cites nothing has nothing to come after', () => {
    given(retractEntry)
      .after(...past, withdrawal(2))
      .when(theirs(3, '2020'))
      .thenRecordedIn('headcount-amazon');
  });
});

describe('a second withdrawal', () => {
  const after = (...withdrawals: readonly Past[]) => given(retractEntry).after(...past, ...withdrawals);

  test('is refused where everybody has the entry withdrawn already', () => {
    after(withdrawal(2)).when(ours(2)).thenRefused('already_withdrawn', '/entryId');
    after(withdrawal(2)).when(theirs(2, '2025-10-30')).thenRefused('already_withdrawn', '/entryId');
  });

  test('is refused where it would withdraw later what is withdrawn from earlier on', () => {
    const corrected = withdrawal(2, citing('2025-10-29'));
    after(corrected).when(theirs(2, '2025-10-29')).thenRefused('already_withdrawn', '/entryId');
    after(corrected).when(theirs(2, '2025-10-31')).thenRefused('already_withdrawn', '/entryId');
    after(corrected).when(theirs(2, '2025/..')).thenRefused('already_withdrawn', '/entryId');
  });

  test('is recorded where it withdraws more: from earlier on, or for every reader', () => {
    const corrected = withdrawal(2, citing('2025-10-30'));
    after(corrected).when(theirs(2, '2025-10-28')).thenRecordedIn('headcount-amazon');
    after(corrected).when(ours(2)).thenRecordedIn('headcount-amazon');
  });

  test('is recorded once the first is withdrawn itself', () => {
    after(withdrawal(2), withdrawal(3)).when(ours(2)).thenRecordedIn('headcount-amazon');
  });

  test('of a withdrawal brings the entry back, once', () => {
    after(withdrawal(2)).when(ours(3)).thenRecordedIn('headcount-amazon');
    after(withdrawal(2), withdrawal(3)).when(ours(3)).thenRefused('already_withdrawn', '/entryId');
  });

  test('is recorded eight deep, and no deeper', () => {
    const chain = Array.from({ length: WITHDRAWAL_DEPTH_MAX }, (_, depth) => withdrawal(depth + 2));
    after(...chain.slice(0, -1))
      .when(ours(9))
      .thenRecordedIn('headcount-amazon');
    after(...chain)
      .when(ours(10))
      .thenRefused('withdrawal_chain_too_long', '/entryId');
    after(...chain)
      .when(theirs(10, '2025-10-30'))
      .thenRefused('withdrawal_chain_too_long', '/entryId');
  });
});

import { CITATION, company, division, given, malformed, people, withdrawal } from '../../../../test/given';
import { TransferStaff, transferStaff } from './transfer-staff';

const command = {
  fromUnitId: 'video',
  toUnitId: 'cloud',
  positions: people(50),
  transferredOn: '2025-06',
  citation: CITATION,
};
const past = [company('amazon'), division('video', 'amazon'), division('cloud', 'amazon')] as const;

describe('transferring staff', () => {
  test('records it once, in the stream of headcounts of the unit that gave them', () => {
    const change = given(transferStaff).after(...past);
    change.when(command).thenRecorded([{ type: 'StaffTransferred', data: command }]);
    change.when(command).thenRecordedIn('headcount-video');
  });

  test.each(malformed(TransferStaff, command))('is refused with %s', (_what, json, pointer) => {
    given(transferStaff)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused from a unit to itself', () => {
    given(transferStaff)
      .after(...past)
      .when({ ...command, toUnitId: 'video' })
      .thenRefused('invalid_fields', '/toUnitId');
  });

  test('is refused for units that were never recorded, whichever it is', () => {
    given(transferStaff)
      .after(...past)
      .when({ ...command, fromUnitId: 'twitch' })
      .thenRefused('unknown_unit', '/fromUnitId');
    given(transferStaff)
      .after(...past)
      .when({ ...command, toUnitId: 'twitch' })
      .thenRefused('unknown_unit', '/toUnitId');
  });

  test('is recorded to and from a unit above, and to one that is withdrawn', () => {
    const change = given(transferStaff).after(...past, withdrawal(3));
    change.when({ ...command, toUnitId: 'amazon' }).thenRecordedIn('headcount-video');
    change.when({ ...command, fromUnitId: 'amazon' }).thenRecordedIn('headcount-amazon');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(transferStaff)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

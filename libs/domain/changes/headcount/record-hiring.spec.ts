import { CITATION, company, given, hiring, malformed, people, withdrawal } from '../../../../test/given';
import { RecordHiring, recordHiring } from './record-hiring';

const command = { unitId: 'amazon', positions: people(500), hiredOn: '2025-06', citation: CITATION };

describe('recording a hiring', () => {
  test('records it in the stream of headcounts of the unit', () => {
    const change = given(recordHiring).after(company('amazon'));
    change.when(command).thenRecorded([{ type: 'StaffHired', data: command }]);
    change.when(command).thenRecordedIn('headcount-amazon');
  });

  test.each(malformed(RecordHiring, command))('is refused with %s', (_what, json, pointer) => {
    given(recordHiring).after(company('amazon')).when(json).thenRefused('invalid_fields', pointer);
  });

  test('is refused for a unit that was never recorded', () => {
    given(recordHiring).when(command).thenRefused('unknown_unit', '/unitId');
  });

  test('is recorded though it is a second one, of a withdrawn unit, of a day to come', () => {
    given(recordHiring)
      .after(company('amazon'), hiring('amazon'), withdrawal(1))
      .when({ ...command, hiredOn: '2030-12-31' })
      .thenRecordedIn('headcount-amazon');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(recordHiring)
      .after(company('amazon'), { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

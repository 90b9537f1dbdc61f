import { CITATION, company, given, malformed, withdrawal } from '../../../../test/given';
import { CloseUnit, closeUnit } from './close-unit';

const command = { unitId: 'video', closedOn: '2018-02', citation: CITATION };
const past = [company('video')] as const;

describe('closing a unit', () => {
  test('records it', () => {
    const change = given(closeUnit).after(...past);
    change.when(command).thenRecorded([{ type: 'UnitClosed', data: command }]);
    change.when(command).thenRecordedIn('unit-video');
  });

  test.each(malformed(CloseUnit, command))('is refused with %s', (_what, json, pointer) => {
    given(closeUnit)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a unit in unitId that was never recorded', () => {
    given(closeUnit)
      .after(...past)
      .when({ ...command, unitId: 'netflix' })
      .thenRefused('unknown_unit', '/unitId');
  });

  test('is recorded though the unit is withdrawn, or the same is recorded already', () => {
    given(closeUnit)
      .after(...past, withdrawal(1), { type: 'UnitClosed', data: command })
      .when(command)
      .thenRecordedIn('unit-video');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(closeUnit)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

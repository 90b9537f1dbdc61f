import { CITATION, company, division, given, malformed, withdrawal } from '../../../../test/given';
import { SplitUnit, splitUnit } from './split-unit';

const command = {
  unitId: 'video',
  intoIds: ['music', 'film'],
  splitOn: '2018-02',
  citation: CITATION,
};
const past = [company('video'), company('music'), company('film')] as const;

describe('splitting a unit', () => {
  test('records it', () => {
    const change = given(splitUnit).after(...past);
    change.when(command).thenRecorded([{ type: 'UnitSplit', data: command }]);
    change.when(command).thenRecordedIn('unit-video');
  });

  test.each(malformed(SplitUnit, command))('is refused with %s', (_what, json, pointer) => {
    given(splitUnit)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a unit in unitId that was never recorded', () => {
    given(splitUnit)
      .after(...past)
      .when({ ...command, unitId: 'netflix' })
      .thenRefused('unknown_unit', '/unitId');
  });

  test('is refused for a unit in intoIds that was never recorded', () => {
    given(splitUnit)
      .after(...past)
      .when({ ...command, intoIds: ['music', 'netflix'] })
      .thenRefused('unknown_unit', '/intoIds');
  });

  test('is recorded though the unit is withdrawn, or the same is recorded already', () => {
    given(splitUnit)
      .after(...past, withdrawal(1), { type: 'UnitSplit', data: command })
      .when(command)
      .thenRecordedIn('unit-video');
  });

  test('is recorded though the unit is one of its own parts, or a part stands below it', () => {
    const change = given(splitUnit).after(...past, division('team', 'video'));
    change.when({ ...command, intoIds: ['video', 'music'] }).thenRecordedIn('unit-video');
    change.when({ ...command, intoIds: ['team', 'music'] }).thenRecordedIn('unit-video');
  });

  test('is refused into a single unit, or into one that is named twice', () => {
    const change = given(splitUnit).after(...past);
    change.when({ ...command, intoIds: ['music'] }).thenRefused('invalid_fields', '/intoIds');
    change.when({ ...command, intoIds: ['music', 'music'] }).thenRefused('invalid_fields', '/intoIds');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(splitUnit)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

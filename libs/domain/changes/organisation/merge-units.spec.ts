import { CITATION, company, division, given, malformed, withdrawal } from '../../../../test/given';
import { MergeUnits, mergeUnits } from './merge-units';

const command = {
  unitIds: ['video', 'music'],
  intoId: 'film',
  mergedOn: '2018-02',
  citation: CITATION,
};
const past = [company('video'), company('music'), company('film')] as const;

describe('merging units', () => {
  test('records it', () => {
    const change = given(mergeUnits).after(...past);
    change.when(command).thenRecorded([{ type: 'UnitsMerged', data: command }]);
    change.when(command).thenRecordedIn('unit-film');
  });

  test.each(malformed(MergeUnits, command))('is refused with %s', (_what, json, pointer) => {
    given(mergeUnits)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a unit in intoId that was never recorded', () => {
    given(mergeUnits)
      .after(...past)
      .when({ ...command, intoId: 'netflix' })
      .thenRefused('unknown_unit', '/intoId');
  });

  test('is refused for a unit in unitIds that was never recorded', () => {
    given(mergeUnits)
      .after(...past)
      .when({ ...command, unitIds: ['music', 'netflix'] })
      .thenRefused('unknown_unit', '/unitIds');
  });

  test('is recorded though the unit is withdrawn, or the same is recorded already', () => {
    given(mergeUnits)
      .after(...past, withdrawal(1), { type: 'UnitsMerged', data: command })
      .when(command)
      .thenRecordedIn('unit-film');
  });

  test('is recorded into one of them, and into a unit above one of them', () => {
    const change = given(mergeUnits).after(...past, division('team', 'film'));
    change.when({ ...command, intoId: 'music' }).thenRecordedIn('unit-music');
    change.when({ ...command, unitIds: ['team', 'music'] }).thenRecordedIn('unit-film');
  });

  test('is refused of a unit with itself alone, and with one that is named twice', () => {
    const change = given(mergeUnits).after(...past);
    change.when({ ...command, unitIds: ['film'] }).thenRefused('invalid_fields', '/unitIds');
    change.when({ ...command, unitIds: ['film', 'film'] }).thenRefused('invalid_fields', '/unitIds');
  });

  test('is refused into a unit that stands or once stood below one of them', () => {
    const change = given(mergeUnits).after(...past, division('team', 'music'), withdrawal(4));
    change.when({ ...command, intoId: 'team' }).thenRefused('unit_cycle', '/intoId');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(mergeUnits)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

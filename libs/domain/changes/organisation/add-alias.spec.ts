import { CITATION, company, given, malformed, person, withdrawal } from '../../../../test/given';
import { AddAlias, addAlias } from './add-alias';

const ALBERT = 'paaaaaaaaaaaa';
const command = { unitId: 'amazon', alias: { en: 'AMZN' }, citation: CITATION };
const ofPerson = { personId: 'albert-cheng', alias: { en: 'Al' }, citation: CITATION };
const past = [company('amazon'), person(ALBERT, 'albert-cheng')] as const;

describe('adding an alias', () => {
  test('records it of a unit, and of a person by the opaque id', () => {
    const change = given(addAlias).after(...past);
    change.when(command).thenRecorded([{ type: 'AliasAdded', data: command }]);
    change.when(command).thenRecordedIn('unit-amazon');
    change.when(ofPerson).thenRecorded([{ type: 'AliasAdded', data: { ...ofPerson, personId: ALBERT } }]);
    change.when(ofPerson).thenRecordedIn(`person-${ALBERT}`);
  });

  test.each([...malformed(AddAlias, command), ...malformed(AddAlias, ofPerson)])(
    'is refused with %s',
    (_what, json, pointer) => {
      const change = given(addAlias).after(...past);
      // With a second subject, whatever is wrong in it, there is one too many.
      if (!('unitId' in json && 'personId' in json)) change.when(json).thenRefused('invalid_fields', pointer);
      else change.when(json).thenRefused('invalid_fields');
    },
  );

  test('is refused of nobody, and of a unit and a person at once', () => {
    const change = given(addAlias).after(...past);
    const { unitId: _unitId, ...ofNobody } = command;
    change.when(ofNobody).thenRefused('invalid_fields', '/unitId');
    change.when({ ...command, personId: 'albert-cheng' }).thenRefused('invalid_fields', '/personId');
  });

  test('is refused of whoever was never recorded', () => {
    const change = given(addAlias).after(...past);
    change.when({ ...command, unitId: 'netflix' }).thenRefused('unknown_unit', '/unitId');
    change.when({ ...ofPerson, personId: 'mike-hopkins' }).thenRefused('unknown_person', '/personId');
  });

  test('is recorded though the unit is withdrawn, or the same is recorded already', () => {
    given(addAlias)
      .after(...past, withdrawal(1), { type: 'AliasAdded', data: command })
      .when(command)
      .thenRecordedIn('unit-amazon');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(addAlias)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

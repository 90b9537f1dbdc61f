import { CITATION, company, division, given, malformed, person, withdrawal } from '../../../../test/given';
import { RenamePerson, renamePerson } from './rename-person';

const command = {
  personId: 'albert-cheng',
  names: { en: 'Albert C. Cheng', ar: 'ألبرت تشينغ' },
  renamedOn: '2025',
  citation: CITATION,
};
const past = [company('amazon'), division('mgm', 'amazon'), person('paaaaaaaaaaaa', 'albert-cheng')] as const;

describe('renaming a person', () => {
  test('records the person by the opaque id, whether named by it or by the handle', () => {
    const change = given(renamePerson).after(...past);
    const events = [{ type: 'PersonRenamed', data: { ...command, personId: 'paaaaaaaaaaaa' } }];
    change.when(command).thenRecorded(events);
    change.when({ ...command, personId: 'paaaaaaaaaaaa' }).thenRecorded(events);
    change.when(command).thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test.each(malformed(RenamePerson, command))('is refused with %s', (_what, json, pointer) => {
    given(renamePerson)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a person who was never introduced, by handle or id', () => {
    const change = given(renamePerson).after(...past);
    change.when({ ...command, personId: 'mike-hopkins' }).thenRefused('unknown_person', '/personId');
    change.when({ ...command, personId: 'pbbbbbbbbbbbb' }).thenRefused('unknown_person', '/personId');
  });

  test('is recorded for a person who is withdrawn, since ids outlive claims', () => {
    given(renamePerson)
      .after(...past, withdrawal(2), withdrawal(3))
      .when(command)
      .thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test('needs no day: the name then holds for all time', () => {
    const { renamedOn: _left, ...undated } = command;
    given(renamePerson)
      .after(...past)
      .when(undated)
      .thenRecorded([{ type: 'PersonRenamed', data: { ...undated, personId: 'paaaaaaaaaaaa' } }]);
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(renamePerson)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

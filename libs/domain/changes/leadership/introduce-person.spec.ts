import { CITATION, FRESH_PERSON_ID, given, malformed, person, withdrawal } from '../../../../test/given';
import { IntroducePerson, introducePerson } from './introduce-person';

const command = {
  handle: 'albert-cheng',
  names: { en: 'Albert Cheng', ar: 'ألبرت تشينغ' },
  citation: CITATION,
};
const whole = { ...command, personId: 'paaaaaaaaaaaa' };

describe('introducing a person', () => {
  test('records the person under a new opaque id', () => {
    const data = { ...command, personId: FRESH_PERSON_ID };
    given(introducePerson)
      .when(command)
      .thenRecorded([{ type: 'PersonIntroduced', data }]);
    given(introducePerson).when(command).thenRecordedIn(`person-${FRESH_PERSON_ID}`);
  });

  test('keeps the id that an importer made', () => {
    given(introducePerson)
      .when(whole)
      .thenRecorded([{ type: 'PersonIntroduced', data: whole }]);
    given(introducePerson).when(whole).thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test.each(malformed(IntroducePerson, whole))('is refused with %s', (_what, json, pointer) => {
    given(introducePerson).when(json).thenRefused('invalid_fields', pointer);
  });

  test.each([
    'albert-cheng',
    'paaaaaaaaaaa',
    'paaaaaaaaaaaaa',
    'qaaaaaaaaaaaa',
    'paaaaaaaaaaa1',
    'PAAAAAAAAAAAA',
  ])('is refused under an id that is not opaque: %s', (personId) => {
    given(introducePerson)
      .when({ ...command, personId })
      .thenRefused('invalid_fields', '/personId');
  });

  test('is refused under the id of another person', () => {
    given(introducePerson)
      .after(person('paaaaaaaaaaaa', 'mike-hopkins'))
      .when(whole)
      .thenRefused('id_taken', '/personId');
  });

  test('is refused under a handle that has the form of an opaque id', () => {
    given(introducePerson)
      .after()
      .when({ ...command, handle: 'pennsylvanian' })
      .thenRefused('invalid_fields', '/handle');
  });

  test('is refused under the handle of another person, withdrawn or not', () => {
    const past = person('pbbbbbbbbbbbb', 'albert-cheng');
    given(introducePerson).after(past).when(command).thenRefused('handle_taken', '/handle');
    given(introducePerson).after(past, withdrawal(1)).when(command).thenRefused('handle_taken', '/handle');
  });

  test('is recorded though another person has the same name', () => {
    given(introducePerson)
      .after(person('pbbbbbbbbbbbb', 'albert-cheng-2', { names: command.names }))
      .when(command)
      .thenRecordedIn(`person-${FRESH_PERSON_ID}`);
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(introducePerson)
      .after({ type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

import { CITATION, company, division, given, malformed, person, post } from '../../../../test/given';
import { ReassignExecutive, reassignExecutive } from './reassign-executive';

const command = {
  personId: 'albert-cheng',
  from: post('prime-video'),
  to: post('amazon', { postId: 'ai', title: { en: 'AI in production' }, heads: false, seats: 3 }),
  movedOn: '2025/2025-10-28',
  citation: CITATION,
};
const past = [
  company('amazon'),
  division('prime-video', 'amazon'),
  person('paaaaaaaaaaaa', 'albert-cheng'),
] as const;

describe('reassigning an executive', () => {
  test('records the person by the opaque id, with both posts', () => {
    const change = given(reassignExecutive).after(...past);
    const events = [{ type: 'ExecutiveReassigned', data: { ...command, personId: 'paaaaaaaaaaaa' } }];
    change.when(command).thenRecorded(events);
    change.when({ ...command, personId: 'paaaaaaaaaaaa' }).thenRecorded(events);
    change.when(command).thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test('may add a post to those held, and says so', () => {
    const added = { ...command, from: 'none' };
    given(reassignExecutive)
      .after(...past)
      .when(added)
      .thenRecorded([{ type: 'ExecutiveReassigned', data: { ...added, personId: 'paaaaaaaaaaaa' } }]);
  });

  test.each(malformed(ReassignExecutive, command))('is refused with %s', (_what, json, pointer) => {
    given(reassignExecutive)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('always leads somewhere', () => {
    given(reassignExecutive)
      .after(...past)
      .when({ ...command, to: 'none' })
      .thenRefused('invalid_fields', '/to');
  });

  test('is refused for a person who was never introduced', () => {
    given(reassignExecutive)
      .after(...past)
      .when({ ...command, personId: 'mike-hopkins' })
      .thenRefused('unknown_person', '/personId');
  });

  test('is refused out of or into a unit that was never recorded', () => {
    const change = given(reassignExecutive).after(...past);
    change.when({ ...command, from: post('twitch') }).thenRefused('unknown_unit', '/from/unitId');
    change.when({ ...command, to: post('twitch') }).thenRefused('unknown_unit', '/to/unitId');
    change.when({ ...command, from: 'none', to: post('twitch') }).thenRefused('unknown_unit', '/to/unitId');
  });

  test('leads to another post than the one that is left', () => {
    const change = given(reassignExecutive).after(...past);
    change.when({ ...command, to: command.from }).thenRefused('invalid_fields', '/to/postId');
    change
      .when({ ...command, to: { ...command.from, postId: 'chair' } })
      .thenRecordedIn('person-paaaaaaaaaaaa');
    change
      .when({ ...command, to: { ...command.from, unitId: 'amazon' } })
      .thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test('is recorded though it contradicts: out of a post that was never taken, twice', () => {
    const data = { ...command, personId: 'paaaaaaaaaaaa' };
    given(reassignExecutive)
      .after(...past, { type: 'ExecutiveReassigned', data })
      .when(command)
      .thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(reassignExecutive)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

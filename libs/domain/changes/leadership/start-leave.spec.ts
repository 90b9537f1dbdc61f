import {
  CITATION,
  company,
  division,
  given,
  malformed,
  person,
  post,
  withdrawal,
} from '../../../../test/given';
import { StartLeave, startLeave } from './start-leave';

const command = {
  personId: 'albert-cheng',
  post: post('mgm', { seats: 2 }),
  startedOn: '../2025-10-28',
  citation: CITATION,
};
const past = [company('amazon'), division('mgm', 'amazon'), person('paaaaaaaaaaaa', 'albert-cheng')] as const;

describe('starting a leave', () => {
  test('records the person by the opaque id, whether named by it or by the handle', () => {
    const change = given(startLeave).after(...past);
    const events = [{ type: 'LeaveStarted', data: { ...command, personId: 'paaaaaaaaaaaa' } }];
    change.when(command).thenRecorded(events);
    change.when({ ...command, personId: 'paaaaaaaaaaaa' }).thenRecorded(events);
    change.when(command).thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test.each(malformed(StartLeave, command))('is refused with %s', (_what, json, pointer) => {
    given(startLeave)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a person who was never introduced, by handle or id', () => {
    const change = given(startLeave).after(...past);
    change.when({ ...command, personId: 'mike-hopkins' }).thenRefused('unknown_person', '/personId');
    change.when({ ...command, personId: 'pbbbbbbbbbbbb' }).thenRefused('unknown_person', '/personId');
  });

  test('is refused in a unit that was never recorded', () => {
    given(startLeave)
      .after(...past)
      .when({ ...command, post: post('twitch') })
      .thenRefused('unknown_unit', '/post/unitId');
  });

  test('is recorded for a person and a unit that are withdrawn, since ids outlive claims', () => {
    given(startLeave)
      .after(...past, withdrawal(2), withdrawal(3))
      .when(command)
      .thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test('is recorded though it contradicts: of a post that was never taken, twice', () => {
    given(startLeave)
      .after(...past, { type: 'LeaveStarted', data: { ...command, personId: 'paaaaaaaaaaaa' } })
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
    given(startLeave)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

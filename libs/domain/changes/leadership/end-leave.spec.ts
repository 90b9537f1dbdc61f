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
import { EndLeave, endLeave } from './end-leave';

const command = {
  personId: 'albert-cheng',
  post: post('mgm', { seats: 2 }),
  endedOn: '2025-10',
  citation: CITATION,
};
const past = [company('amazon'), division('mgm', 'amazon'), person('paaaaaaaaaaaa', 'albert-cheng')] as const;

describe('ending a leave', () => {
  test('records the person by the opaque id, whether named by it or by the handle', () => {
    const change = given(endLeave).after(...past);
    const events = [{ type: 'LeaveEnded', data: { ...command, personId: 'paaaaaaaaaaaa' } }];
    change.when(command).thenRecorded(events);
    change.when({ ...command, personId: 'paaaaaaaaaaaa' }).thenRecorded(events);
    change.when(command).thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test.each(malformed(EndLeave, command))('is refused with %s', (_what, json, pointer) => {
    given(endLeave)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a person who was never introduced, by handle or id', () => {
    const change = given(endLeave).after(...past);
    change.when({ ...command, personId: 'mike-hopkins' }).thenRefused('unknown_person', '/personId');
    change.when({ ...command, personId: 'pbbbbbbbbbbbb' }).thenRefused('unknown_person', '/personId');
  });

  test('is refused in a unit that was never recorded', () => {
    given(endLeave)
      .after(...past)
      .when({ ...command, post: post('twitch') })
      .thenRefused('unknown_unit', '/post/unitId');
  });

  test('is recorded for a person and a unit that are withdrawn, since ids outlive claims', () => {
    given(endLeave)
      .after(...past, withdrawal(2), withdrawal(3))
      .when(command)
      .thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test('is recorded though it contradicts: of a leave that never began, twice', () => {
    given(endLeave)
      .after(...past, { type: 'LeaveEnded', data: { ...command, personId: 'paaaaaaaaaaaa' } })
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
    given(endLeave)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

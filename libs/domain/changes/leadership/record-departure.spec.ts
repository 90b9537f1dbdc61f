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
import { RecordDeparture, recordDeparture } from './record-departure';

const command = {
  personId: 'albert-cheng',
  post: post('mgm', { seats: 2 }),
  kind: 'resigned' as const,
  endedOn: '2025/2025-10-28',
  citation: CITATION,
};
const past = [company('amazon'), division('mgm', 'amazon'), person('paaaaaaaaaaaa', 'albert-cheng')] as const;

describe('recording a departure', () => {
  test('records the person by the opaque id, whether named by it or by the handle', () => {
    const change = given(recordDeparture).after(...past);
    const events = [{ type: 'ExecutiveDeparted', data: { ...command, personId: 'paaaaaaaaaaaa' } }];
    change.when(command).thenRecorded(events);
    change.when({ ...command, personId: 'paaaaaaaaaaaa' }).thenRecorded(events);
    change.when(command).thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test.each(malformed(RecordDeparture, command))('is refused with %s', (_what, json, pointer) => {
    given(recordDeparture)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a person who was never introduced, by handle or id', () => {
    const change = given(recordDeparture).after(...past);
    change.when({ ...command, personId: 'mike-hopkins' }).thenRefused('unknown_person', '/personId');
    change.when({ ...command, personId: 'pbbbbbbbbbbbb' }).thenRefused('unknown_person', '/personId');
  });

  test('is refused in a unit that was never recorded', () => {
    given(recordDeparture)
      .after(...past)
      .when({ ...command, post: post('twitch') })
      .thenRefused('unknown_unit', '/post/unitId');
  });

  test('is recorded for a person and a unit that are withdrawn, since ids outlive claims', () => {
    given(recordDeparture)
      .after(...past, withdrawal(2), withdrawal(3))
      .when(command)
      .thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test.each(['resigned', 'retired', 'died', 'termEnded', 'unspecified'])(
    'from all posts may be: %s',
    (kind) => {
      const fromAll = { ...command, post: 'all', kind };
      given(recordDeparture)
        .after(...past)
        .when(fromAll)
        .thenRecorded([{ type: 'ExecutiveDeparted', data: { ...fromAll, personId: 'paaaaaaaaaaaa' } }]);
    },
  );

  test('by death is refused from one post: whoever died left all', () => {
    given(recordDeparture)
      .after(...past)
      .when({ ...command, kind: 'died' })
      .thenRefused('invalid_fields', '/post');
  });

  test('is no dismissal', () => {
    given(recordDeparture)
      .after(...past)
      .when({ ...command, kind: 'dismissed' })
      .thenRefused('invalid_fields', '/kind');
  });

  test('is recorded though it contradicts: of a post that was never taken, twice', () => {
    given(recordDeparture)
      .after(...past, { type: 'ExecutiveDeparted', data: { ...command, personId: 'paaaaaaaaaaaa' } })
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
    given(recordDeparture)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

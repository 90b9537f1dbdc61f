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
import { EndMandate, endMandate } from './end-mandate';

const command = {
  personId: 'albert-cheng',
  post: post('mgm', { seats: 2 }),
  mandateId: 'integration',
  endedOn: '2026',
  citation: CITATION,
};
const past = [company('amazon'), division('mgm', 'amazon'), person('paaaaaaaaaaaa', 'albert-cheng')] as const;

describe('ending a mandate', () => {
  test('records the person by the opaque id, whether named by it or by the handle', () => {
    const change = given(endMandate).after(...past);
    const events = [{ type: 'MandateEnded', data: { ...command, personId: 'paaaaaaaaaaaa' } }];
    change.when(command).thenRecorded(events);
    change.when({ ...command, personId: 'paaaaaaaaaaaa' }).thenRecorded(events);
    change.when(command).thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test.each(malformed(EndMandate, command))('is refused with %s', (_what, json, pointer) => {
    given(endMandate)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a person who was never introduced, by handle or id', () => {
    const change = given(endMandate).after(...past);
    change.when({ ...command, personId: 'mike-hopkins' }).thenRefused('unknown_person', '/personId');
    change.when({ ...command, personId: 'pbbbbbbbbbbbb' }).thenRefused('unknown_person', '/personId');
  });

  test('is refused in a unit that was never recorded', () => {
    given(endMandate)
      .after(...past)
      .when({ ...command, post: post('twitch') })
      .thenRefused('unknown_unit', '/post/unitId');
  });

  test('is recorded for a person and a unit that are withdrawn, since ids outlive claims', () => {
    given(endMandate)
      .after(...past, withdrawal(2), withdrawal(3))
      .when(command)
      .thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test('is recorded though it contradicts: of a mandate that was never assigned, twice', () => {
    given(endMandate)
      .after(...past, { type: 'MandateEnded', data: { ...command, personId: 'paaaaaaaaaaaa' } })
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
    given(endMandate)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

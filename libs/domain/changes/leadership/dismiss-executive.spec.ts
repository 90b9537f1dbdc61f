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
import { DismissExecutive, dismissExecutive } from './dismiss-executive';

const command = {
  personId: 'albert-cheng',
  post: post('mgm'),
  endedOn: '2025/2025-10-28',
  citation: CITATION,
};
const whole = { ...command, post: post('mgm', { seats: 2, heads: false }) };
const past = [company('amazon'), division('mgm', 'amazon'), person('paaaaaaaaaaaa', 'albert-cheng')] as const;

describe('dismissing an executive', () => {
  test('records the person by the opaque id, whether named by it or by the handle', () => {
    const change = given(dismissExecutive).after(...past);
    const events = [{ type: 'ExecutiveDismissed', data: { ...whole, personId: 'paaaaaaaaaaaa' } }];
    change.when(whole).thenRecorded(events);
    change.when({ ...whole, personId: 'paaaaaaaaaaaa' }).thenRecorded(events);
    change.when(whole).thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test.each(malformed(DismissExecutive, whole))('is refused with %s', (_what, json, pointer) => {
    given(dismissExecutive)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test.each([0, -1, 1_001])('is refused with %s seats', (seats) => {
    given(dismissExecutive)
      .after(...past)
      .when({ ...command, post: post('mgm', { seats }) })
      .thenRefused('invalid_fields', '/post/seats');
  });

  test('is refused for a person who was never introduced, by handle or id', () => {
    const change = given(dismissExecutive).after(...past);
    change.when({ ...command, personId: 'mike-hopkins' }).thenRefused('unknown_person', '/personId');
    change.when({ ...command, personId: 'pbbbbbbbbbbbb' }).thenRefused('unknown_person', '/personId');
  });

  test('is refused in a unit that was never recorded', () => {
    given(dismissExecutive)
      .after(...past)
      .when({ ...command, post: post('twitch') })
      .thenRefused('unknown_unit', '/post/unitId');
  });

  test('is recorded for a person and a unit that are withdrawn, since ids outlive claims', () => {
    given(dismissExecutive)
      .after(...past, withdrawal(2), withdrawal(3))
      .when(command)
      .thenRecordedIn('person-paaaaaaaaaaaa');
  });

  test('is recorded though it contradicts: of a post that was never taken, twice, after the publication', () => {
    given(dismissExecutive)
      .after(...past, { type: 'ExecutiveDismissed', data: { ...command, personId: 'paaaaaaaaaaaa' } })
      .when({ ...command, endedOn: '2026-01-01' })
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
    given(dismissExecutive)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

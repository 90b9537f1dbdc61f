import { CITATION, company, division, given, malformed, post, withdrawal } from '../../../../test/given';
import { AbolishPost, abolishPost } from './abolish-post';

const command = { post: post('mgm', { seats: 2 }), abolishedOn: '2025-10', citation: CITATION };
const past = [company('amazon'), division('mgm', 'amazon')] as const;

describe('abolishing a post', () => {
  test('is recorded in the stream of the unit', () => {
    const change = given(abolishPost).after(...past);
    change.when(command).thenRecorded([{ type: 'PostAbolished', data: command }]);
    change.when(command).thenRecordedIn('unit-mgm');
  });

  test.each(malformed(AbolishPost, command))('is refused with %s', (_what, json, pointer) => {
    given(abolishPost)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused in a unit that was never recorded', () => {
    given(abolishPost)
      .after(...past)
      .when({ ...command, post: post('twitch') })
      .thenRefused('unknown_unit', '/post/unitId');
  });

  test('is recorded in a unit that is withdrawn, of a post that nobody held, and twice', () => {
    given(abolishPost)
      .after(...past, withdrawal(2), { type: 'PostAbolished', data: command })
      .when(command)
      .thenRecordedIn('unit-mgm');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(abolishPost)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

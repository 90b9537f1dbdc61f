import {
  CITATION,
  acquisition,
  company,
  completed,
  given,
  malformed,
  withdrawal,
} from '../../../../test/given';
import { CallOffAcquisition, callOffAcquisition } from './call-off-acquisition';

const command = { dealId: 'amazon-mgm', calledOffOn: '2022-03-17', citation: CITATION };
const past = [company('amazon'), company('mgm'), acquisition('amazon-mgm', 'amazon', 'mgm')] as const;

describe('calling off an acquisition', () => {
  test('records it', () => {
    const change = given(callOffAcquisition).after(...past);
    change.when(command).thenRecorded([{ type: 'AcquisitionCalledOff', data: command }]);
    change.when(command).thenRecordedIn('deal-amazon-mgm');
  });

  test.each(malformed(CallOffAcquisition, command))('is refused with %s', (_what, json, pointer) => {
    given(callOffAcquisition)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused of a deal that was never announced', () => {
    given(callOffAcquisition).after(company('amazon')).when(command).thenRefused('unknown_deal', '/dealId');
  });

  test('is recorded though the announcement is withdrawn, since ids outlive claims', () => {
    given(callOffAcquisition)
      .after(...past, withdrawal(3))
      .when(command)
      .thenRecordedIn('deal-amazon-mgm');
  });

  test('is recorded though the deal is completed', () => {
    given(callOffAcquisition)
      .after(...past, completed('amazon-mgm', '2022'))
      .when(command)
      .thenRecordedIn('deal-amazon-mgm');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(callOffAcquisition)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

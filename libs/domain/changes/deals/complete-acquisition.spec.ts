import {
  CITATION,
  acquisition,
  calledOff,
  company,
  completed,
  division,
  given,
  malformed,
  withdrawal,
} from '../../../../test/given';
import { CompleteAcquisition, completeAcquisition } from './complete-acquisition';

const command = { dealId: 'amazon-mgm', completedOn: '2022-03-17', citation: CITATION };
const past = [company('amazon'), company('mgm'), acquisition('amazon-mgm', 'amazon', 'mgm')] as const;

describe('completing an acquisition', () => {
  test('records it', () => {
    const change = given(completeAcquisition).after(...past);
    change.when(command).thenRecorded([{ type: 'AcquisitionCompleted', data: command }]);
    change.when(command).thenRecordedIn('deal-amazon-mgm');
  });

  test.each(malformed(CompleteAcquisition, command))('is refused with %s', (_what, json, pointer) => {
    given(completeAcquisition)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused of a deal that was never announced', () => {
    given(completeAcquisition).after(company('amazon')).when(command).thenRefused('unknown_deal', '/dealId');
  });

  test('is recorded though the announcement is withdrawn, since ids outlive claims', () => {
    given(completeAcquisition)
      .after(...past, withdrawal(3))
      .when(command)
      .thenRecordedIn('deal-amazon-mgm');
  });

  test('is recorded though the deal is called off', () => {
    given(completeAcquisition)
      .after(...past, calledOff('amazon-mgm', '2022'))
      .when(command)
      .thenRecordedIn('deal-amazon-mgm');
  });

  test('is refused where the company would stand below itself', () => {
    given(completeAcquisition)
      .after(company('mgm'), division('amazon', 'mgm'), acquisition('amazon-mgm', 'amazon', 'mgm'))
      .when(command)
      .thenRefused('unit_cycle', '/dealId');
    // Each announces to buy the other; the first that completes wins.
    given(completeAcquisition)
      .after(...past, acquisition('mgm-amazon', 'mgm', 'amazon'), completed('mgm-amazon', '2022'))
      .when(command)
      .thenRefused('unit_cycle', '/dealId');
  });

  test('is refused where the tree would be too deep', () => {
    const levels = Array.from({ length: 63 }, (_level, number) =>
      division(`level-${number + 1}`, number === 0 ? 'amazon' : `level-${number}`),
    );
    given(completeAcquisition)
      .after(company('amazon'), company('mgm'), ...levels, acquisition('amazon-mgm', 'level-63', 'mgm'))
      .when(command)
      .thenRefused('invalid_fields', '/dealId');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(completeAcquisition)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

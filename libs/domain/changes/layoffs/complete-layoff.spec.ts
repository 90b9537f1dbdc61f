import { CITATION, company, given, layoff, malformed, people, withdrawal } from '../../../../test/given';
import type { Past } from '../../../../test/given';
import { CompleteLayoff, completeLayoff } from './complete-layoff';

const command = { layoffId: 'cut', completedOn: '2025-12', positions: people(13_500), citation: CITATION };
const past = [company('amazon'), layoff('cut', 'amazon')] as const;
const unsaid: Past = {
  type: 'SourceArchived',
  data: {
    sourceId: CITATION.sourceId,
    title: { en: 'x' },
    publishedOn: '2025',
    sha256: '0'.repeat(64),
    text: 'Nothing of it.',
  },
};

describe('completing a layoff', () => {
  const change = given(completeLayoff).after(...past);

  test('records it in the stream of the layoff', () => {
    change.when(command).thenRecorded([{ type: 'LayoffCompleted', data: command }]);
    change.when(command).thenRecordedIn('layoff-cut');
  });

  test.each(malformed(CompleteLayoff, command))('is refused with %s', (_what, json, pointer) => {
    change.when(json).thenRefused('invalid_fields', pointer);
  });

  test('needs no number: then it came to what was planned last', () => {
    const { positions: _positions, ...silent } = command;
    change.when(silent).thenRecorded([{ type: 'LayoffCompleted', data: silent }]);
  });

  test('is refused for a layoff that was never announced', () => {
    change.when({ ...command, layoffId: 'other' }).thenRefused('unknown_layoff', '/layoffId');
  });

  test('is recorded though the announcement is withdrawn, since ids outlive claims', () => {
    given(completeLayoff)
      .after(...past, withdrawal(2))
      .when(command)
      .thenRecordedIn('layoff-cut');
  });

  test('is recorded though it contradicts: before the announcement, or a second time', () => {
    given(completeLayoff)
      .after(...past, { type: 'LayoffCompleted', data: command })
      .when({ ...command, completedOn: '2019' })
      .thenRecordedIn('layoff-cut');
  });

  test('is refused where the archived source does not hold the quote', () => {
    given(completeLayoff)
      .after(...past, unsaid)
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
    given(completeLayoff)
      .after(unsaid)
      .when({ ...command, layoffId: 'other' })
      .thenRefused('unknown_layoff');
  });
});

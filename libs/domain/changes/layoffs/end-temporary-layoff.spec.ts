import { CITATION, company, given, layoff, malformed, withdrawal } from '../../../../test/given';
import type { Past } from '../../../../test/given';
import { EndTemporaryLayoff, endTemporaryLayoff } from './end-temporary-layoff';

const command = { layoffId: 'cut', endedOn: '2025-12', citation: CITATION };
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

describe('ending a temporary layoff', () => {
  const change = given(endTemporaryLayoff).after(...past);

  test('records it in the stream of the layoff', () => {
    change.when(command).thenRecorded([{ type: 'TemporaryLayoffEnded', data: command }]);
    change.when(command).thenRecordedIn('layoff-cut');
  });

  test.each(malformed(EndTemporaryLayoff, command))('is refused with %s', (_what, json, pointer) => {
    change.when(json).thenRefused('invalid_fields', pointer);
  });

  test('is refused for a layoff that was never announced', () => {
    change.when({ ...command, layoffId: 'other' }).thenRefused('unknown_layoff', '/layoffId');
  });

  test('is recorded though the announcement is withdrawn, since ids outlive claims', () => {
    given(endTemporaryLayoff)
      .after(...past, withdrawal(2))
      .when(command)
      .thenRecordedIn('layoff-cut');
  });

  test('is recorded though it contradicts: before the announcement, or a second time', () => {
    given(endTemporaryLayoff)
      .after(...past, { type: 'TemporaryLayoffEnded', data: command })
      .when({ ...command, endedOn: '2019' })
      .thenRecordedIn('layoff-cut');
  });

  test('is refused where the archived source does not hold the quote', () => {
    given(endTemporaryLayoff)
      .after(...past, unsaid)
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
    given(endTemporaryLayoff)
      .after(unsaid)
      .when({ ...command, layoffId: 'other' })
      .thenRefused('unknown_layoff');
  });
});

import { CITATION, given, malformed } from '../../../../test/given';
import type { Past } from '../../../../test/given';
import { WithdrawSource, withdrawSource } from './withdraw-source';

const command = {
  sourceId: 'gazette',
  withdrawnOn: '2025-11',
  reason: 'The quotes were made up.',
  citation: { ...CITATION, sourceId: 'notice' },
};
const archived = (sourceId: string, text: string): Past => {
  const data = { sourceId, title: { en: 'x' }, publishedOn: '2025', sha256: '0'.repeat(64), text };
  return { type: 'SourceArchived', data };
};

describe('withdrawing a source', () => {
  test('is recorded in the stream of the source, archived or not', () => {
    given(withdrawSource)
      .when(command)
      .thenRecorded([{ type: 'SourceWithdrawn', data: command }]);
    given(withdrawSource).when(command).thenRecordedIn('source-gazette');
    given(withdrawSource).after(archived('gazette', 'no')).when(command).thenRecordedIn('source-gazette');
  });

  test.each(malformed(WithdrawSource, command))('is refused with %s', (_what, json, pointer) => {
    given(withdrawSource).when(json).thenRefused('invalid_fields', pointer);
  });

  test('must quote the notice where that is archived', () => {
    given(withdrawSource)
      .after(archived('notice', 'no'))
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

import { CITATION, company, given, layoff, malformed, people, withdrawal } from '../../../../test/given';
import type { Past } from '../../../../test/given';
import { CallOffLayoff, callOffLayoff } from './call-off-layoff';

const command = { layoffId: 'cut', calledOffOn: '2025-12', alreadyLeft: people(3_000), citation: CITATION };
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

describe('calling off a layoff', () => {
  const change = given(callOffLayoff).after(...past);

  test('records it in the stream of the layoff', () => {
    change.when(command).thenRecorded([{ type: 'LayoffCalledOff', data: command }]);
    change.when(command).thenRecordedIn('layoff-cut');
  });

  test.each(malformed(CallOffLayoff, command))('is refused with %s', (_what, json, pointer) => {
    change.when(json).thenRefused('invalid_fields', pointer);
  });

  test('needs no number: then nobody had left', () => {
    const { alreadyLeft: _alreadyLeft, ...silent } = command;
    change.when(silent).thenRecorded([{ type: 'LayoffCalledOff', data: silent }]);
  });

  test('is refused for a layoff that was never announced', () => {
    change.when({ ...command, layoffId: 'other' }).thenRefused('unknown_layoff', '/layoffId');
  });

  test('is recorded though the announcement is withdrawn, since ids outlive claims', () => {
    given(callOffLayoff)
      .after(...past, withdrawal(2))
      .when(command)
      .thenRecordedIn('layoff-cut');
  });

  test('is recorded though it contradicts: before the announcement, or a second time', () => {
    given(callOffLayoff)
      .after(...past, { type: 'LayoffCalledOff', data: command })
      .when({ ...command, calledOffOn: '2019' })
      .thenRecordedIn('layoff-cut');
  });

  test('is refused where the archived source does not hold the quote', () => {
    given(callOffLayoff)
      .after(...past, unsaid)
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
    given(callOffLayoff)
      .after(unsaid)
      .when({ ...command, layoffId: 'other' })
      .thenRefused('unknown_layoff');
  });
});

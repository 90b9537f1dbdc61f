import { CITATION, company, given, layoff, malformed, people, withdrawal } from '../../../../test/given';
import type { Past } from '../../../../test/given';
import { ReviseLayoff, reviseLayoff } from './revise-layoff';

const command = {
  layoffId: 'cut',
  revisedOn: '2025-07',
  positions: people(14_000),
  percentage: { min: '4', max: '4.5', wording: 'about 4%' },
  kind: 'closure' as const,
  effectiveOn: '2026-01/2026-03',
  citation: CITATION,
};
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

describe('revising a layoff', () => {
  const change = given(reviseLayoff).after(...past);

  test('records it in the stream of the layoff', () => {
    change.when(command).thenRecorded([{ type: 'LayoffRevised', data: command }]);
    change.when(command).thenRecordedIn('layoff-cut');
  });

  test.each(malformed(ReviseLayoff, command))('is refused with %s', (_what, json, pointer) => {
    change.when(json).thenRefused('invalid_fields', pointer);
  });

  test('needs something that the company altered; each alone will do', () => {
    const { layoffId, revisedOn, citation, ...altered } = command;
    const silent = { layoffId, revisedOn, citation };
    change.when(silent).thenRefusedSaying('/positions', 'give what the company altered');
    for (const [field, value] of Object.entries(altered))
      change.when({ ...silent, [field]: value }).thenRecordedIn('layoff-cut');
  });

  test('is refused for a layoff that was never announced', () => {
    change.when({ ...command, layoffId: 'other' }).thenRefused('unknown_layoff', '/layoffId');
  });

  test('is recorded though the announcement is withdrawn, since ids outlive claims', () => {
    given(reviseLayoff)
      .after(...past, withdrawal(2))
      .when(command)
      .thenRecordedIn('layoff-cut');
  });

  test('is recorded though it contradicts: before the announcement, or a second time', () => {
    given(reviseLayoff)
      .after(...past, { type: 'LayoffRevised', data: command })
      .when({ ...command, revisedOn: '2019' })
      .thenRecordedIn('layoff-cut');
  });

  test('is refused where the archived source does not hold the quote', () => {
    given(reviseLayoff)
      .after(...past, unsaid)
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
    given(reviseLayoff)
      .after(unsaid)
      .when({ ...command, layoffId: 'other' })
      .thenRefused('unknown_layoff');
  });
});

import {
  CITATION,
  company,
  division,
  given,
  layoff,
  malformed,
  people,
  share,
  withdrawal,
} from '../../../../test/given';
import { ReportLayoffShare, reportLayoffShare } from './report-layoff-share';

const command = { layoffId: 'cut', unitId: 'mgm', positions: people(0, null), citation: CITATION };
const past = [company('amazon'), division('mgm', 'amazon'), layoff('cut', 'amazon')] as const;

describe("reporting a unit's share of a layoff", () => {
  test('records it in the stream of the layoff, undisclosed as 0 and above', () => {
    const change = given(reportLayoffShare).after(...past);
    change.when(command).thenRecorded([{ type: 'LayoffShareReported', data: command }]);
    change.when(command).thenRecordedIn('layoff-cut');
  });

  test.each(malformed(ReportLayoffShare, command))('is refused with %s', (_what, json, pointer) => {
    given(reportLayoffShare)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a layoff that was never announced', () => {
    given(reportLayoffShare)
      .after(...past)
      .when({ ...command, layoffId: 'other' })
      .thenRefused('unknown_layoff', '/layoffId');
  });

  test('is refused for a unit that was never recorded', () => {
    given(reportLayoffShare)
      .after(...past)
      .when({ ...command, unitId: 'twitch' })
      .thenRefused('unknown_unit', '/unitId');
  });

  test('is recorded though the announcement is withdrawn, since ids outlive claims', () => {
    given(reportLayoffShare)
      .after(...past, withdrawal(3))
      .when(command)
      .thenRecordedIn('layoff-cut');
  });

  test('is recorded though it contradicts: above the whole, given twice, of a unit elsewhere', () => {
    given(reportLayoffShare)
      .after(...past, share('cut', 'mgm', people(3)), company('netflix'))
      .when({ ...command, positions: people(1_000_000) })
      .thenRecordedIn('layoff-cut');
    given(reportLayoffShare)
      .after(...past, company('netflix'))
      .when({ ...command, unitId: 'netflix' })
      .thenRecordedIn('layoff-cut');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(reportLayoffShare)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

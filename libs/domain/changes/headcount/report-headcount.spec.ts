import {
  CITATION,
  citing,
  company,
  given,
  headcount,
  malformed,
  people,
  withdrawal,
} from '../../../../test/given';
import { METRICS, ReportHeadcount, SCOPES, reportHeadcount } from './report-headcount';

const command = {
  unitId: 'amazon',
  metric: 'employees',
  scope: 'withSubUnits',
  count: people(1_500_000, 1_600_000),
  countedOn: '2025-06-30',
  citation: CITATION,
};

describe('reporting a headcount', () => {
  test('records it in the stream of headcounts of the unit', () => {
    const change = given(reportHeadcount).after(company('amazon'));
    change.when(command).thenRecorded([{ type: 'HeadcountReported', data: command }]);
    change.when(command).thenRecordedIn('headcount-amazon');
  });

  test.each(METRICS.flatMap((metric) => SCOPES.map((scope) => [metric, scope] as const)))(
    'counts %s %s',
    (metric, scope) => {
      given(reportHeadcount)
        .after(company('amazon'))
        .when({ ...command, metric, scope })
        .thenRecordedIn('headcount-amazon');
    },
  );

  test.each(malformed(ReportHeadcount, command))('is refused with %s', (_what, json, pointer) => {
    given(reportHeadcount).after(company('amazon')).when(json).thenRefused('invalid_fields', pointer);
  });

  test('is refused for a unit that was never recorded', () => {
    given(reportHeadcount).when(command).thenRefused('unknown_unit', '/unitId');
  });

  test('is recorded though it contradicts: another count of the day, a count of a day to come, of a withdrawn unit', () => {
    given(reportHeadcount)
      .after(company('amazon'), headcount('amazon', { countedOn: '2025-06-30' }), withdrawal(1))
      .when({ ...command, countedOn: '2030-12-31', citation: citing('2025-10-28') })
      .thenRecordedIn('headcount-amazon');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(reportHeadcount)
      .after(company('amazon'), { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

import { CITATION, company, division, given, malformed, withdrawal } from '../../../../test/given';
import { StateOutlook, stateOutlook } from './state-outlook';

const command = {
  unitId: 'amazon',
  expected: { en: 'Work in television will change.' },
  statedOn: '../2025-10-28',
  citation: CITATION,
};
const whole = {
  ...command,
  expected: { en: 'Work in television will change.', ar: 'سيتغير العمل في التلفزيون.' },
  horizon: '2027/..',
};
const past = [company('amazon'), division('prime-video', 'amazon')] as const;

describe('stating an outlook', () => {
  test('records it, with all that the source says or with the least', () => {
    const change = given(stateOutlook).after(...past);
    change.when(command).thenRecorded([{ type: 'OutlookStated', data: command }]);
    change.when(whole).thenRecorded([{ type: 'OutlookStated', data: whole }]);
    change.when(whole).thenRecordedIn('strategy-amazon');
  });

  test.each(malformed(StateOutlook, whole))('is refused with %s', (_what, json, pointer) => {
    given(stateOutlook)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a unit that was never recorded', () => {
    given(stateOutlook)
      .after(...past)
      .when({ ...command, unitId: 'netflix' })
      .thenRefused('unknown_unit', '/unitId');
  });

  test('is recorded though the unit is withdrawn, since ids outlive claims', () => {
    given(stateOutlook)
      .after(...past, withdrawal(1))
      .when(command)
      .thenRecordedIn('strategy-amazon');
  });

  test('is recorded though the same is recorded already', () => {
    given(stateOutlook)
      .after(...past, { type: 'OutlookStated', data: command })
      .when(command)
      .thenRecordedIn('strategy-amazon');
  });

  test('is refused where it is certain that it is dated after its own publication', () => {
    const change = given(stateOutlook).after(...past);
    change
      .when({ ...command, statedOn: '2025-10-29' })
      .thenRefused('announced_after_publication', '/statedOn');
    change.when({ ...command, statedOn: '2025-10/2025-11' }).thenRecordedIn('strategy-amazon');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(stateOutlook)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

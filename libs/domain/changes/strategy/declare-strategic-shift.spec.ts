import { CITATION, company, division, given, malformed, withdrawal } from '../../../../test/given';
import { DeclareStrategicShift, declareStrategicShift } from './declare-strategic-shift';

const command = {
  unitId: 'amazon',
  towards: { en: 'artificial intelligence' },
  declaredOn: '../2025-10-28',
  citation: CITATION,
};
const whole = {
  ...command,
  towards: { en: 'artificial intelligence', ar: 'الذكاء الاصطناعي' },
  statement: { en: 'It is at the heart of what Amazon plans.' },
};
const past = [company('amazon'), division('prime-video', 'amazon')] as const;

describe('declaring a strategic shift', () => {
  test('records it, with all that the source says or with the least', () => {
    const change = given(declareStrategicShift).after(...past);
    change.when(command).thenRecorded([{ type: 'StrategicShiftDeclared', data: command }]);
    change.when(whole).thenRecorded([{ type: 'StrategicShiftDeclared', data: whole }]);
    change.when(whole).thenRecordedIn('strategy-amazon');
  });

  test.each(malformed(DeclareStrategicShift, whole))('is refused with %s', (_what, json, pointer) => {
    given(declareStrategicShift)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for a unit that was never recorded', () => {
    given(declareStrategicShift)
      .after(...past)
      .when({ ...command, unitId: 'netflix' })
      .thenRefused('unknown_unit', '/unitId');
  });

  test('is recorded though the unit is withdrawn, since ids outlive claims', () => {
    given(declareStrategicShift)
      .after(...past, withdrawal(1))
      .when(command)
      .thenRecordedIn('strategy-amazon');
  });

  test('is recorded though the same is recorded already', () => {
    given(declareStrategicShift)
      .after(...past, { type: 'StrategicShiftDeclared', data: command })
      .when(command)
      .thenRecordedIn('strategy-amazon');
  });

  test('is refused where it is certain that it is dated after its own publication', () => {
    const change = given(declareStrategicShift).after(...past);
    change
      .when({ ...command, declaredOn: '2025-10-29' })
      .thenRefused('announced_after_publication', '/declaredOn');
    change.when({ ...command, declaredOn: '2025-10/2025-11' }).thenRecordedIn('strategy-amazon');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(declareStrategicShift)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

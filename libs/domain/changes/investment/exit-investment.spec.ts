import { CITATION, company, given, investment, malformed, withdrawal } from '../../../../test/given';
import { ExitInvestment, exitInvestment } from './exit-investment';

const command = { investmentId: 'fable-2025', exitedOn: '2027-03', citation: CITATION };
const whole = { ...command, proceeds: { min: '9.5', max: null, currency: 'USD', wording: 'over 9.5' } };
const past = [company('amazon'), investment('fable-2025', 'amazon')] as const;

describe('exiting an investment', () => {
  test('records it, with or without what it brought', () => {
    const change = given(exitInvestment).after(...past);
    change.when(command).thenRecorded([{ type: 'InvestmentExited', data: command }]);
    change.when(whole).thenRecorded([{ type: 'InvestmentExited', data: whole }]);
    change.when(whole).thenRecordedIn('investment-fable-2025');
  });

  test.each(malformed(ExitInvestment, whole))('is refused with %s', (_what, json, pointer) => {
    given(exitInvestment)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused for an investment that was never recorded', () => {
    given(exitInvestment)
      .after(company('amazon'))
      .when(command)
      .thenRefused('unknown_investment', '/investmentId');
  });

  test('is recorded though the investment is withdrawn, since ids outlive claims', () => {
    given(exitInvestment)
      .after(...past, withdrawal(2))
      .when(command)
      .thenRecordedIn('investment-fable-2025');
  });

  test('is recorded though it contradicts: before the investment, a second time, ahead of its publication', () => {
    const again = given(exitInvestment).after(...past, { type: 'InvestmentExited', data: command });
    for (const exitedOn of ['1999', '2027-03', '2030']) {
      again.when({ ...command, exitedOn }).thenRecordedIn('investment-fable-2025');
    }
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(exitInvestment)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

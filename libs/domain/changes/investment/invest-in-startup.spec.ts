import { CITATION, company, division, given, malformed } from '../../../../test/given';
import { InvestInStartup, investInStartup } from './invest-in-startup';

const command = {
  investmentId: 'fable-2025',
  investorId: 'amazon',
  startup: { en: 'Fable Studio' },
  amount: { min: '0', max: null, wording: 'undisclosed' },
  announcedOn: '2025-06',
  citation: CITATION,
};
const whole = {
  ...command,
  vehicleId: 'alexa-fund',
  amount: { min: '9.5', max: '10', currency: 'USD', wording: 'nearly ten million' },
  stake: { min: '5', max: '10', wording: 'a small part' },
  round: 'Series A',
  purpose: { en: 'series made by viewers' },
  product: { en: 'Showrunner', ar: 'شورانر' },
  madeOn: '../2025-06-30',
};
const past = [company('amazon'), division('alexa-fund', 'amazon', { kind: 'fund' })] as const;

describe('investing in a startup', () => {
  test('records it, disclosed or not', () => {
    const change = given(investInStartup).after(...past);
    change.when(command).thenRecorded([{ type: 'StartupInvestmentMade', data: command }]);
    change.when(whole).thenRecorded([{ type: 'StartupInvestmentMade', data: whole }]);
    change.when(whole).thenRecordedIn('investment-fable-2025');
  });

  test.each(malformed(InvestInStartup, whole))('is refused with %s', (_what, json, pointer) => {
    given(investInStartup)
      .after(...past)
      .when(json)
      .thenRefused('invalid_fields', pointer);
  });

  test('is refused with an amount in no currency', () => {
    given(investInStartup)
      .after(...past)
      .when({ ...command, amount: { min: '1000000', max: null, wording: 'at least a million' } })
      .thenRefusedSaying('/amount/max', 'needs a currency');
  });

  test('is refused for an investor or a vehicle that was never recorded', () => {
    const change = given(investInStartup).after(...past);
    change.when({ ...command, investorId: 'netflix' }).thenRefused('unknown_unit', '/investorId');
    change.when({ ...command, vehicleId: 'netflix-fund' }).thenRefused('unknown_unit', '/vehicleId');
  });

  test('is refused under the id of another investment', () => {
    given(investInStartup)
      .after(...past, { type: 'StartupInvestmentMade', data: command })
      .when(command)
      .thenRefused('id_taken', '/investmentId');
  });

  test('is refused where it is certain that it was announced after its own publication', () => {
    given(investInStartup)
      .after(...past)
      .when({ ...command, announcedOn: '2025-11' })
      .thenRefused('announced_after_publication', '/announcedOn');
  });

  test('is recorded though it is made after it is announced, through a vehicle of another tree', () => {
    given(investInStartup)
      .after(...past, company('netflix'))
      .when({ ...whole, vehicleId: 'netflix', madeOn: '2026' })
      .thenRecordedIn('investment-fable-2025');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(investInStartup)
      .after(...past, { type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

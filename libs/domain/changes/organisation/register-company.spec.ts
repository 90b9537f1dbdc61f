import { CITATION, company, given, malformed, withdrawal } from '../../../../test/given';
import { RegisterCompany, registerCompany } from './register-company';

const command = { unitId: 'amazon', names: { en: 'Amazon', ar: 'أمازون' }, citation: CITATION };
const whole = { ...command, country: 'US', industry: 'retail & cloud', establishedOn: '1994-07-05' };

describe('registering a company', () => {
  test('records it, with and without what is optional', () => {
    given(registerCompany)
      .when(command)
      .thenRecorded([{ type: 'CompanyRegistered', data: command }]);
    given(registerCompany)
      .when(whole)
      .thenRecorded([{ type: 'CompanyRegistered', data: whole }]);
    given(registerCompany).when(whole).thenRecordedIn('unit-amazon');
  });

  test.each(malformed(RegisterCompany, whole))('is refused with %s', (_what, json, pointer) => {
    given(registerCompany).when(json).thenRefused('invalid_fields', pointer);
  });

  test('is refused under the id of another unit, withdrawn or not', () => {
    given(registerCompany).after(company('amazon')).when(command).thenRefused('id_taken', '/unitId');
    given(registerCompany)
      .after(company('amazon'), withdrawal(1))
      .when(command)
      .thenRefused('id_taken', '/unitId');
  });

  test('is recorded though another company has the same name', () => {
    given(registerCompany)
      .after(company('amazon-2', { names: { en: 'Amazon' } }))
      .when(command)
      .thenRecordedIn('unit-amazon');
  });

  test('is refused where the archived source does not hold the quote', () => {
    const data = {
      sourceId: 'gazette',
      title: { en: 'x' },
      publishedOn: '2025',
      sha256: '0'.repeat(64),
      text: 'no',
    };
    given(registerCompany)
      .after({ type: 'SourceArchived', data })
      .when(command)
      .thenRefused('quote_not_in_source', '/citation/quote');
  });
});

import { faultsIn } from '../../../test/given';
import { Money } from './money';

const refused = (min: unknown, max: unknown, currency?: unknown): Readonly<Record<string, string>> =>
  faultsIn(Money, { min, max, wording: 'so much', ...(currency === undefined ? {} : { currency }) });
const NO_CURRENCY = 'max needs a currency beside it; only an undisclosed amount has none';

describe('an amount of money', () => {
  test.each([
    ['exact', '10000000', '10000000', 'USD'],
    ['between', '9.5', '10.50', 'EUR'],
    ['at least', '1000000', null, 'SAR'],
    ['undisclosed', '0', null, undefined],
  ])('may be %s: %j to %j %s', (_what, min, max, currency) => {
    expect(refused(min, max, currency)).toEqual({});
  });

  test.each([
    [
      'the lower bound is above the upper',
      ['10', '9', 'USD'],
      { '/max': 'max must not be below min; swap them' },
    ],
    ['it is given without a currency', ['10', '10'], { '/max': NO_CURRENCY }],
    ['only a lower bound is given without a currency', ['10', null], { '/max': NO_CURRENCY }],
    ['it is nothing in no currency', ['0', '0'], { '/max': NO_CURRENCY }],
    [
      'the currency is a word',
      ['1', '1', 'dollars'],
      { '/currency': 'currency must be an ISO 4217 code such as USD' },
    ],
    [
      'the currency is null',
      ['0', null, null],
      { '/currency': 'currency must be an ISO 4217 code such as USD' },
    ],
    ['the upper bound is left out', ['1', undefined, 'USD'], { '/max': 'max is required' }],
  ])('is refused where %s', (_what, [min, max, currency], faults) => {
    expect(refused(min, max, currency)).toMatchObject(faults);
  });

  test('is written as text, since numbers lose cents', () => {
    expect(Object.keys(refused(10, 10, 'USD'))).toEqual(['/min', '/max']);
  });
});

import { faultsIn } from '../../../test/given';
import { Percentage, partsPerMillion } from './percentage';

const refused = (min: unknown, max: unknown): Readonly<Record<string, string>> =>
  faultsIn(Percentage, { min, max, wording: 'a part' });

describe('a percentage', () => {
  test.each([
    ['7.5', '7.5'],
    ['0', '100'],
    ['5', '10'],
    ['9', '10'],
    ['0.0001', '100.0000'],
  ])('is from %s to %s', (min, max) => {
    expect(refused(min, max)).toEqual({});
  });

  test.each([
    ['101', '101', { '/min': 'min must be at most 100', '/max': 'max must be at most 100' }],
    ['100', '100.0001', { '/max': 'max must be at most 100' }],
    ['0.00001', '1', { '/min': 'min must have at most 4 decimals' }],
    ['10', '9', { '/max': 'max must not be below min; swap them' }],
    ['5', null, { '/max': expect.stringMatching(/^max must be a decimal/) as unknown }],
    ['-5', '5', { '/min': expect.stringMatching(/^min must be a decimal/) as unknown }],
    [undefined, '5', { '/min': 'min is required' }],
  ])('is not from %j to %j', (min, max, faults) => {
    expect(refused(min, max)).toEqual(faults);
  });

  test('is exact in parts per million', () => {
    expect(['0', '7.5', '0.0001', '12.3456', '100', '100.0'].map(partsPerMillion)).toEqual([
      0, 75_000, 1, 123_456, 1_000_000, 1_000_000,
    ]);
  });
});

import { correctionOf } from './partial-date-correction';

describe('a correction', () => {
  test('removes one fault at a time, and names its rule', () => {
    expect(correctionOf(' 6/2025')).toEqual({ why: 'no spaces stand around a date', form: '6/2025' });
    expect(correctionOf('6/2025')?.form).toBe('2025-6');
    expect(correctionOf('2025-6')).toEqual({ why: 'months and days have two digits', form: '2025-06' });
  });

  test('corrects each end of an interval', () => {
    expect(correctionOf('2025-6/202X')).toEqual({
      why: 'months and days have two digits',
      form: '2025-06/2020/2029',
    });
    expect(correctionOf('2025/2025-33')?.form).toBe('2025/2025-01/2025-03');
    expect(correctionOf('2025-6/..')?.form).toBe('2025-06/..');
  });

  test('is a rule alone where nobody can guess', () => {
    expect(correctionOf('05/06/2025')).toEqual({
      why: 'the parts of a date are joined by hyphens, the largest first: 2025-10-28',
    });
  });

  test('does not exist for what shows no habit of writing dates, or is too long to be one', () => {
    expect(correctionOf('next summer')).toBeUndefined();
    expect(correctionOf('2025-06-31')).toBeUndefined();
    expect(correctionOf('?'.repeat(81))).toBeUndefined();
  });
});

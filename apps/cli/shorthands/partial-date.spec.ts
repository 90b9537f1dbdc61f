import { partialDateOf } from './partial-date';

describe('a date as people write it', () => {
  test.each([
    ['2025', '2025'],
    ['2025-06', '2025-06'],
    ['2025-06~', '2025-06~'],
    ['2025-06/2025-09', '2025-06/2025-09'],
    ['../2025-10-28', '../2025-10-28'],
    ['june 2025', '2025-06'],
    ['Jun. 2025', '2025-06'],
    ['يونيو 2025', '2025-06'],
    ['حزيران ٢٠٢٥', '2025-06'],
    ['28 October 2025', '2025-10-28'],
    ['October 28, 2025', '2025-10-28'],
    ['8 oct 2025', '2025-10-08'],
    ['٢٨ أكتوبر ٢٠٢٥', '2025-10-28'],
    ['about june 2025', '2025-06~'],
    ['june 2025/sept 2025', '2025-06/2025-09'],
    ['q3 2025', '2025-07/2025-09'],
    ['h1 2025', '2025-01/2025-06'],
    ['since june 2025', '2025-06/..'],
    ['by 28 oct 2025', '../2025-10-28'],
    ['حتى يونيو 2025', '../2025-06'],
  ])('%s is %s', (text, date) => {
    expect(partialDateOf(text)).toBe(date);
  });

  test('an instant stays as it is written', () => {
    expect(partialDateOf('2025-10-28T09:30:00+03:00')).toBe('2025-10-28T09:30:00+03:00');
  });

  test('what is not understood stays, so that the ledger says what is wrong with it', () => {
    expect(partialDateOf('next spring')).toBe('next spring');
    expect(partialDateOf('2025-13')).toBe('2025-13');
  });
});

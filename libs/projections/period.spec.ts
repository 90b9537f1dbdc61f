import { day, period } from '../../test/projection-harness';
import { daysWithin, liesIn } from './period';

describe('a period', () => {
  const june = period('2025-06-01', '2025-07-01');
  const days = (earliest: string, latest = earliest) => ({ earliest: day(earliest), latest: day(latest) });

  test.each([
    ['2025-05-31', '2025-05-31', 'no'],
    ['2025-05-31', '2025-06-01', 'possibly'],
    ['2025-06-01', '2025-06-01', 'definitely'],
    ['2025-06-01', '2025-06-30', 'definitely'],
    ['2025-06-30', '2025-07-01', 'possibly'],
    ['2025-07-01', '2025-07-01', 'no'],
  ])('has its first day and not its last: %s to %s %s', (earliest, latest, lies) => {
    expect(liesIn(days(earliest, latest), june)).toBe(lies);
  });

  test('has of some days those within it; of days that lie outside, all stay', () => {
    expect(daysWithin(days('2025-05-15', '2025-07-15'), june)).toEqual(days('2025-06-01', '2025-06-30'));
    expect(daysWithin(days('2025-07-01'), june)).toEqual(days('2025-07-01'));
  });
});

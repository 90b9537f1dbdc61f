import { HEAD } from './asking';
import { dayNumber } from './dates';
import { Draft, quantity } from './draft';
import { largestLayoffs, layoffTotal } from './totals';

const period = { from: dayNumber('2025-01-01'), to: dayNumber('2026-01-01') };

function total(
  draft: Draft,
  unitId: string,
  by: 'announced' | 'effective' = 'announced',
  on = '2026-06-01',
): string {
  const { state, bounds } = layoffTotal(draft.entries, {
    unitId,
    by,
    period,
    on: dayNumber(on),
    knownAt: HEAD,
  });
  return bounds === undefined ? state : `${bounds.min}..${bounds.max ?? '∞'}`;
}

function largest(draft: Draft, on = '2026-06-01', unitId = 'u'): string {
  const found = largestLayoffs(draft.entries, { unitId, on: dayNumber(on), knownAt: HEAD });
  const { largestKnown, definitely, possibly, undisclosed } = found;
  return [largestKnown, definitely, possibly, undisclosed].map((ids) => ids.join('+')).join(' | ');
}

function company(): Draft {
  const draft = new Draft();
  draft.unit('u');
  draft.unit('a', 'u');
  return draft;
}

describe('the layoffs of a period', () => {
  test('are added, with all below; one that is only possibly in it counts from nobody, a temporary one not at all', () => {
    const draft = company();
    draft.layoff('l', 'u', '2025-02-01', { positions: quantity(100) });
    draft.layoff('m', 'a', '2025', { positions: quantity([20, 30]) });
    expect(total(draft, 'u')).toBe('120..130');
    expect(total(draft, 'a')).toBe('20..30');
    draft.layoff('n', 'a', '2024-12/2025-01', { positions: quantity(7) });
    expect(total(draft, 'a')).toBe('20..37');
    draft.layoff('t', 'u', '2025-05-01', { positions: quantity(500), kind: 'temporary' });
    draft.layoff('early', 'u', '2024-12-31', { positions: quantity(500) });
    draft.layoff('late', 'u', '2026-01-01', { positions: quantity(500) });
    expect(total(draft, 'u')).toBe('120..137');
    draft.layoff('open', 'u', '2025-05-01', { positions: quantity([0, null]) });
    expect(total(draft, 'u')).toBe('120..∞');
  });

  test('are dated by the day on which they act where that is asked', () => {
    const draft = company();
    draft.layoff('l', 'u', '2024-12-15', { positions: quantity(100), effectiveOn: '2025-02-01' });
    expect([total(draft, 'u'), total(draft, 'u', 'effective')]).toEqual(['0..0', '100..100']);
    draft.revise('l', '2025-01-10', { effectiveOn: '2026-03-01' });
    expect(total(draft, 'u', 'effective')).toBe('0..0');
  });

  test('have the number in force at the end of the asked day; a part is of the people before it', () => {
    const draft = company();
    draft.layoff('l', 'u', '2025-02-01', { positions: quantity(100) });
    draft.revise('l', '2025-06-01', { positions: quantity(300) });
    draft.callOff('l', '2025-09-01', { alreadyLeft: quantity(40) });
    expect(total(draft, 'u', 'announced', '2025-05-31')).toBe('100..100');
    expect(total(draft, 'u', 'announced', '2025-06-01')).toBe('300..300');
    expect(total(draft, 'u')).toBe('40..40');
    draft.report('a', '2025-01-31', [205, 210]);
    draft.layoff('part', 'a', '2025-02-01', { percentage: { min: '10', max: '20' } });
    // 20.5 to 42, rounded outward.
    expect(total(draft, 'a')).toBe('20..42');
  });
});

describe('the largest layoff so far', () => {
  test('has the greatest lower bound; definitely where no other can be larger, possibly where it can be itself', () => {
    const draft = company();
    draft.layoff('l', 'u', '2025-02-01', { positions: quantity([100, 200]) });
    draft.layoff('m', 'a', '2025-03-01', { positions: quantity([150, 160]) });
    draft.layoff('n', 'a', '2025-04-01', { positions: quantity(140) });
    expect(largest(draft, '2025-01-31')).toBe(' |  |  | ');
    expect(largest(draft, '2025-02-01')).toBe('l | l | l | ');
    // n has 140, below the 150 of m. l may have 200, and m more than l.
    expect(largest(draft)).toBe('m |  | l+m | ');
    draft.layoff('o', 'u', '2025-05-01', { positions: quantity([200, null]) });
    expect(largest(draft)).toBe('o | o | l+o | ');
  });

  test('is definitely none while one of undisclosed size is among them, or may not have come', () => {
    const draft = company();
    draft.layoff('l', 'u', '2025-02-01', { positions: quantity(100) });
    draft.layoff('m', 'a', '2025-03', { positions: quantity(500) });
    expect(largest(draft, '2025-03-15')).toBe('l |  | l+m | ');
    expect(largest(draft)).toBe('m | m | m | ');
    draft.layoff('open', 'u', '2025-04-01', { positions: quantity([0, null]) });
    expect(largest(draft)).toBe('m |  | m+open | open');
  });

  test('has a share of undisclosed size only where the asked unit stands below it', () => {
    const draft = company();
    draft.layoff('l', 'a', '2025-02-01', { positions: quantity(0) });
    draft.share('l', 'u', [0, null]);
    expect(largest(draft)).toBe('l | l | l | ');
    draft.layoff('m', 'u', '2025-02-01', { positions: quantity([0, 50]) });
    draft.share('m', 'a', [0, null]);
    expect(largest(draft, '2026-06-01', 'a')).toBe('l |  | l+m | m');
  });

  test('is none twice: two layoffs that are one are one candidate', () => {
    const draft = company();
    draft.layoff('l', 'u', '2025-02-01', { positions: quantity(14) });
    draft.layoff('m', 'u', '2025-02-01', { positions: quantity(30) });
    draft.same('layoff', 'm', 'l');
    expect(largest(draft)).toBe('l | l | l | ');
    expect(total(draft, 'u')).toBe('14..30');
  });
});

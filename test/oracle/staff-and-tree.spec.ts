import { headcount, net, noted } from './asking';
import { Draft, quantity } from './draft';

const own = { scope: 'withoutSubUnits' } as const;

/** u has a and b below it, a has c; on 2025-01-31 there are 1,000 in all, 300 in a, 200 in b and 50 in c. */
function staffed(): Draft {
  const draft = new Draft();
  draft.unit('u');
  draft.unit('a', 'u');
  draft.unit('b', 'u');
  draft.unit('c', 'a');
  for (const [unit, count] of Object.entries({ u: 1_000, a: 300, b: 200, c: 50 })) {
    draft.report(unit, '2025-01-31', count);
  }
  return draft;
}

/** The bounds of all units on a day. */
const counts = (draft: Draft, on: string): string =>
  ['u', 'a', 'b', 'c']
    .map((unit) => `${unit} ${headcount(draft, unit, on)}`.replace(' known', ''))
    .join(', ');

describe('people who are hired', () => {
  test('count for the unit and all above from the start of the day; the upper edge first where it is uncertain', () => {
    const draft = staffed();
    draft.hire('a', '2025-03', [10, 20]);
    expect(counts(draft, '2025-02-28')).toBe('u 1000..1000, a 300..300, b 200..200, c 50..50');
    // Where in a they are, nobody says: c, which is below it, may have got any part.
    expect(counts(draft, '2025-03-01')).toBe('u 1000..1020, a 300..320, b 200..200, c 50..70');
    expect(counts(draft, '2025-03-31')).toBe('u 1010..1020, a 310..320, b 200..200, c 50..70');
    expect(net(draft, 'u', '2025-03-31')).toBe('known 10..20');
  });

  test('are in a report of their day, 0..count of full-time equivalents, and without bound where none is given', () => {
    const draft = staffed();
    draft.hire('u', '2025-01-31', 10);
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 1000..1000');
    draft.report('u', '2025-01-31', 900, { metric: 'fte' });
    draft.hire('u', '2025-02-01', [10, null]);
    expect(headcount(draft, 'u', '2025-02-01', { metric: 'fte' })).toBe('known 900..∞');
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 1010..∞');
  });

  test('are not cut away by a cut before them: edges are summed, only the answer is cut to nobody', () => {
    const draft = new Draft();
    draft.report('u', '2025-01-31', 10);
    draft.layoff('l', 'u', '2025-02', { positions: quantity(30) });
    draft.hire('u', '2025-02-15', 25);
    // Until the cut has been: 10 or −20, which is nobody. With the 25: 35 or 5.
    expect(headcount(draft, 'u', '2025-02-14')).toBe('known 0..10');
    expect(headcount(draft, 'u', '2025-02-15')).toBe('known 5..35');
    expect(headcount(draft, 'u', '2025-02-28')).toBe('known 5..5');
  });
});

describe('people who change their unit', () => {
  test('leave one place and come to another; units above both are as they were', () => {
    const draft = staffed();
    draft.transfer('c', 'b', '2025-03-01', [5, 8]);
    expect(counts(draft, '2025-03-01')).toBe('u 1000..1000, a 292..295, b 205..208, c 42..45');
  });

  test('from below to above only leave the lower place', () => {
    const draft = staffed();
    draft.transfer('c', 'u', '2025-03-01', 5);
    expect(counts(draft, '2025-03-01')).toBe('u 1000..1000, a 295..295, b 200..200, c 45..45');
  });

  test('nobody knows how many: no more than there are', () => {
    const draft = staffed();
    draft.transfer('c', 'b', '2025-03-01', [0, null]);
    expect(counts(draft, '2025-03-01')).toBe('u 1000..1000, a 250..300, b 200..250, c 0..50');
    expect(noted(draft, 'b', '2025-03-01')).toContain('openTransfer');
  });

  test('are of any unit below the one that is named', () => {
    const draft = staffed();
    draft.transfer('a', 'b', '2025-03-01', 5);
    expect(counts(draft, '2025-03-01')).toBe('u 1000..1000, a 295..295, b 205..205, c 45..50');
  });

  test('to the unit above join its own staff, counted or not: the sum of the parts stays as it is', () => {
    const draft = new Draft();
    draft.unit('u');
    draft.unit('a', 'u');
    draft.report('a', '2025-01-31', 120);
    draft.transfer('a', 'u', '2025-03-01', 50);
    expect(headcount(draft, 'a', '2025-03-01')).toBe('known 70..70');
    expect(headcount(draft, 'u', '2025-03-01')).toBe('known 120..120');
  });

  test('change the own staff of both', () => {
    const draft = staffed();
    draft.report('a', '2025-01-31', 250, own);
    draft.report('b', '2025-01-31', 200, own);
    draft.transfer('a', 'b', '2025-03-01', 5);
    // The 5 may have been in c.
    expect(headcount(draft, 'a', '2025-03-01', own)).toBe('known 245..250');
    expect(headcount(draft, 'b', '2025-03-01', own)).toBe('known 205..205');
  });
});

describe('a unit that moves takes its people with it', () => {
  test('from all above the old place to all above the new', () => {
    const draft = staffed();
    draft.move('c', 'b', '2025-06-01');
    expect(counts(draft, '2025-05-31')).toBe('u 1000..1000, a 300..300, b 200..200, c 50..50');
    expect(counts(draft, '2025-06-01')).toBe('u 1000..1000, a 250..250, b 250..250, c 50..50');
  });

  test('on an uncertain day: the hull of both places', () => {
    const draft = staffed();
    draft.move('c', 'b', '2025-06');
    expect(counts(draft, '2025-06-01')).toBe('u 1000..1000, a 250..300, b 200..250, c 50..50');
    expect(counts(draft, '2025-06-30')).toBe('u 1000..1000, a 250..250, b 250..250, c 50..50');
  });

  test('as many as it has on the day before, with all that happened by then', () => {
    const draft = staffed();
    draft.hire('c', '2025-04-01', 10);
    draft.layoff('l', 'c', '2025-06-01', { positions: quantity(20) });
    draft.move('c', 'b', '2025-06-01');
    // 60 move from a, which has 310 then; the cut of the same day falls on the new place.
    expect(counts(draft, '2025-06-01')).toBe('u 990..990, a 250..250, b 240..240, c 40..40');
  });

  test('whose number nobody knows: 0 to all of the old place', () => {
    const draft = staffed();
    draft.unit('d', 'a');
    draft.move('d', 'b', '2025-06-01');
    expect(counts(draft, '2025-06-01')).toBe('u 1000..1000, a 0..300, b 200..500, c 50..50');
    expect(noted(draft, 'b', '2025-06-01')).toContain('moveOfUnknown');
  });

  test('of which only a least number is known: no more than all of the old place', () => {
    const draft = staffed();
    draft.unit('d', 'a');
    draft.report('d', '2025-01-31', [20, null]);
    draft.move('d', 'b', '2025-06-01');
    expect(counts(draft, '2025-06-01')).toBe('u 1000..1000, a 0..280, b 220..500, c 50..50');
    expect(noted(draft, 'b', '2025-06-01')).toContain('moveOfUnknown');
  });

  test('changes no report made after it, and shows in the sum of parts by the tree of the day', () => {
    const draft = staffed();
    draft.move('c', 'b', '2025-06-01');
    draft.report('a', '2025-06-30', 240);
    expect(headcount(draft, 'a', '2025-06-30')).toBe('known 240..240');
    const sums = new Draft();
    for (const unit of ['u', 'v']) sums.unit(unit);
    sums.unit('a', 'u');
    sums.unit('b', 'v');
    sums.report('a', '2025-01-31', 30);
    sums.report('b', '2025-01-31', 20);
    sums.move('a', 'v', '2025-06-01');
    expect(headcount(sums, 'v', '2025-05-31')).toBe('known 20..20');
    expect(headcount(sums, 'v', '2025-06-01')).toBe('known 50..50');
    expect(headcount(sums, 'u', '2025-06-01')).toBe('unknown');
  });

  test('a layoff finds the tree of its day', () => {
    const draft = staffed();
    draft.move('c', 'b', '2025-06-01');
    draft.layoff('before', 'a', '2025-05-01', { positions: quantity(10) });
    draft.layoff('after', 'a', '2025-07-01', { positions: quantity(10) });
    // Of the first, 0 to 10 fall on c, which has none of the second; they are gone from a either way.
    expect(headcount(draft, 'c', '2025-07-01')).toBe('known 40..50');
    expect(headcount(draft, 'u', '2025-07-01')).toBe('known 980..980');
    // a: 300 less 10, less the 40..50 of c that move, less 10.
    expect(headcount(draft, 'a', '2025-07-01')).toBe('known 230..240');
  });

  test('a first parent holds on earlier days, until the move', () => {
    const draft = new Draft();
    draft.unit('u');
    draft.unit('v');
    draft.unit('a', 'u', '2024-01-01');
    draft.report('a', '2024-12-31', 10);
    draft.move('a', 'v', '2025-06-01');
    expect(headcount(draft, 'v', '2025-06-01')).toBe('known 10..10');
    expect(headcount(draft, 'u', '2025-05-31')).toBe('known 10..10');
  });

  test('below one another is no history', () => {
    const draft = staffed();
    draft.move('a', 'c', '2025-06-01');
    expect(headcount(draft, 'u', '2025-06-01')).toBe('contradictory');
  });
});

describe('units that end', () => {
  test('merged: the one that stays has the sum', () => {
    const draft = staffed();
    draft.merge(['c', 'b'], 'b', '2025-06-01');
    expect(counts(draft, '2025-06-01')).toBe('u 1000..1000, a 250..250, b 250..250, c 0..0');
    const into = staffed();
    into.merge(['a', 'b'], 'u', '2025-06-01');
    // c stood below a: with a it is part of u.
    expect(counts(into, '2025-06-01')).toBe('u 1000..1000, a 0..0, b 0..0, c 50..50');
  });

  test('merged: what was below it stays there, until a move says where to', () => {
    const draft = staffed();
    draft.merge(['a', 'b'], 'b', '2025-06-01');
    draft.hire('c', '2025-07-01', 10);
    // b has the 300 of a, those of c among them; whom c hires once a is no more, is in c alone.
    expect(counts(draft, '2025-07-01')).toBe('u 1000..1000, a 10..10, b 500..500, c 60..60');
    draft.move('c', 'b', '2025-08-01');
    draft.hire('c', '2025-09-01', 10);
    expect(headcount(draft, 'c', '2025-09-01')).toBe('known 70..70');
  });

  test('split: each part has 0 to all, their sum is as before', () => {
    const draft = staffed();
    draft.unit('d', 'a');
    draft.report('d', '2025-01-31', 10);
    draft.split('b', ['b', 'd'], '2025-06-01');
    // 200 stay in b, or go to d, which stands below a; or anything between.
    expect(counts(draft, '2025-06-01')).toBe('u 1000..1000, a 300..500, b 0..200, c 50..50');
    expect(headcount(draft, 'd', '2025-06-01')).toBe('known 10..210');
    const whole = staffed();
    whole.split('c', ['a', 'b'], '2025-06-01');
    expect(counts(whole, '2025-06-01')).toBe('u 1000..1000, a 250..300, b 200..250, c 0..0');
  });

  test('closed: nobody is left in it, and above 0 to all of them are gone', () => {
    const draft = staffed();
    draft.close('c', '2025-06');
    expect(counts(draft, '2025-06-01')).toBe('u 950..1000, a 250..300, b 200..200, c 0..50');
    expect(counts(draft, '2025-06-30')).toBe('u 950..1000, a 250..300, b 200..200, c 0..0');
  });
});

describe('a company that is bought', () => {
  const bought = (): Draft => {
    const draft = new Draft();
    draft.unit('u');
    draft.unit('x');
    draft.report('u', '2025-01-31', 1_000);
    draft.report('x', '2025-01-31', [80, 90]);
    draft.fact('AcquisitionAnnounced', {
      dealId: 'd',
      buyerId: 'u',
      companyId: 'x',
      announcedOn: '2025-03-01',
    });
    return draft;
  };

  test('stands below its buyer, with all its people, from the completion on and not before', () => {
    const draft = bought();
    expect(headcount(draft, 'u', '2025-06-01')).toBe('known 1000..1000');
    draft.fact('AcquisitionCompleted', { dealId: 'd', completedOn: '2025-06-01' });
    expect(headcount(draft, 'u', '2025-05-31')).toBe('known 1000..1000');
    expect(headcount(draft, 'u', '2025-06-01')).toBe('known 1080..1090');
    draft.layoff('l', 'u', '2025-07-01', { positions: quantity(30) });
    expect(headcount(draft, 'x', '2025-07-01')).toBe('known 50..90');
  });

  test('stays where it is when the deal is called off, or its announcement withdrawn', () => {
    const draft = bought();
    draft.fact('AcquisitionCalledOff', { dealId: 'd', calledOffOn: '2025-04-01' });
    expect(headcount(draft, 'u', '2025-06-01')).toBe('known 1000..1000');
    const withdrawn = bought();
    withdrawn.fact('AcquisitionCompleted', { dealId: 'd', completedOn: '2025-06-01' });
    withdrawn.retract(5);
    expect(headcount(withdrawn, 'u', '2025-06-01')).toBe('known 1000..1000');
  });

  test('with people whom nobody counted adds nobody knows how many', () => {
    const draft = bought();
    draft.retract(4);
    draft.fact('AcquisitionCompleted', { dealId: 'd', completedOn: '2025-06-01' });
    expect(headcount(draft, 'u', '2025-06-01')).toBe('known 1000..∞');
  });
});

test('a unit that all sources date after its end stands where it is established, from then on', () => {
  const draft = new Draft();
  draft.unit('u');
  draft.unit('a', 'u', '2025-03-01');
  draft.close('a', '2024-06-15');
  draft.layoff('l', 'a', '2025-06-01', { positions: quantity(10) });
  expect(net(draft, 'u', '2025-06-01', { since: '2025-05-01' })).toBe('known -10..-10');
});

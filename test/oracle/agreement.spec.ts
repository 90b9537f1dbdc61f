import { HEAD, changes, headcount, led, net } from './asking';
import { latestInstant } from './dates';
import { Draft, quantity } from './draft';
import { visibleEntries } from './visible';

describe('an entry that another source confirms', () => {
  const at = (draft: Draft, publishedBy: string): readonly number[] =>
    visibleEntries(draft.entries, { knownAt: HEAD, publishedBy: latestInstant(publishedBy) }).map(
      ({ position }) => position,
    );

  test('is visible from the earliest of the publications on', () => {
    const draft = new Draft();
    draft.fact('CompanyRegistered', { unitId: 'u' }, '2025-06-30');
    draft.corroborate(1, '2025-03-31');
    expect(at(draft, '2025-03-30')).toEqual([]);
    expect(at(draft, '2025-03-31')).toEqual([1, 2]);
    expect(visibleEntries(draft.entries, { knownAt: 1, publishedBy: latestInstant('2025-03-31') })).toEqual(
      [],
    );
  });

  test('is confirmed only while the confirmation is visible itself', () => {
    // The confirmation of March is taken back in May: between the two the entry shows, then from its own publication on.
    const draft = new Draft();
    draft.fact('CompanyRegistered', { unitId: 'u' }, '2025-06-30');
    draft.corroborate(1, '2025-03-31');
    draft.retract(2, '2025-05-31');
    expect(at(draft, '2025-04-30')).toEqual([1, 2]);
    expect(at(draft, '2025-05-31')).toEqual([3]);
    expect(at(draft, '2025-06-30')).toEqual([1, 3]);
  });

  test('is withdrawn like any other', () => {
    const draft = new Draft();
    draft.fact('CompanyRegistered', { unitId: 'u' }, '2025-06-30');
    draft.corroborate(1, '2025-03-31');
    draft.retract(1, '2025-04-30');
    expect(at(draft, '2025-04-01')).toEqual([1, 2]);
    expect(at(draft, '2025-07-01')).toEqual([2, 3]);
  });
});

describe('a dispute', () => {
  test('of a count is the hull of all claims', () => {
    const draft = new Draft();
    const report = draft.report('u', '2025-01-31', 100);
    draft.dispute(report, { count: quantity(120) }, '2025-06-30');
    draft.dispute(report, { count: quantity([90, 95]) }, '2025-09-30');
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 90..120');
    // The report is published on 2025-12-31: until then there is nothing to dispute.
    expect(headcount(draft, 'u', '2025-02-01', { publishedBy: '2025-12-30' })).toBe('unknown');
  });

  test('of a day is one thing on any of the days between', () => {
    const draft = new Draft();
    draft.report('u', '2025-01-31', 100);
    const layoff = draft.layoff('l', 'u', '2025-03-01', { positions: quantity(10) });
    draft.dispute(layoff, { announcedOn: '2025-05-01' });
    expect(headcount(draft, 'u', '2025-02-28')).toBe('known 100..100');
    expect(headcount(draft, 'u', '2025-04-01')).toBe('known 90..100');
    expect(headcount(draft, 'u', '2025-05-01')).toBe('known 90..90');
    // Two reports would be the last one's; one report of disputed day has one count.
    const report = draft.report('v', '2025-03-01', 7);
    draft.dispute(report, { countedOn: '2025-05-01' });
    expect(headcount(draft, 'v', '2025-04-01')).toBe('unknown 7..7');
    expect(headcount(draft, 'v', '2025-05-01')).toBe('known 7..7');
  });

  test('of a day may be settled between the claims, not only by one of them', () => {
    const draft = new Draft();
    const report = draft.report('u', '2025-03-01', 100);
    draft.dispute(report, { countedOn: '2025-05-01' });
    draft.hire('u', '2025-04-01', 10);
    draft.layoff('l', 'u', '2025-04-15', { positions: quantity(10) });
    // Counted before both or after both: 100. Counted between, with the hired and before the cut: 90.
    expect(headcount(draft, 'u', '2025-05-01')).toBe('known 90..100');
  });

  test('of anything else leaves each claim possible', () => {
    const draft = new Draft();
    draft.unit('u');
    draft.unit('a', 'u');
    const appointed = draft.appoint('ann', '2025-01-01');
    draft.dispute(appointed, { personId: 'bob' });
    expect(led(draft, '2025-06-01')).toBe('held ann? bob?');
    expect(changes(draft, 'u', 2025)).toBe('1..1');
    draft.report('u', '2025-01-31', 100);
    draft.report('a', '2025-01-31', 40);
    const hired = draft.fact('StaffHired', { unitId: 'u', positions: quantity(5), hiredOn: '2025-02-01' });
    draft.dispute(hired, { unitId: 'a' });
    expect(headcount(draft, 'a', '2025-02-01')).toBe('known 40..45');
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 105..105');
  });

  test('that denies is the hull of with and without', () => {
    const draft = new Draft();
    draft.report('u', '2025-01-31', 100);
    const layoff = draft.layoff('l', 'u', '2025-02-01', { positions: quantity(10) });
    draft.deny(layoff);
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 90..100');
    expect(net(draft, 'u', '2025-02-01')).toBe('known -10..0');
    const appointed = draft.appoint('ann', '2025-01-01');
    draft.deny(appointed);
    expect(led(draft, '2025-06-01')).toBe('held ann?');
    expect(changes(draft, 'u', 2025)).toBe('0..1');
    draft.report('v', '2025-01-31', 7);
    expect(headcount(draft, 'v', '2025-02-01')).toBe('known 7..7');
    draft.deny(6);
    expect(headcount(draft, 'v', '2025-02-01')).toBe('unknown 7..7');
  });

  test('follows a restatement, and is settled by retracting it', () => {
    const draft = new Draft();
    const report = draft.report('u', '2025-01-31', 100);
    const dispute = draft.dispute(report, { count: quantity(120) });
    draft.restate(report, { count: quantity(110), countedOn: '2025-02-28' });
    // The right entry says 110 on 02-28; the dispute, 120 on that day.
    expect(headcount(draft, 'u', '2025-02-27')).toBe('unknown');
    expect(headcount(draft, 'u', '2025-02-28')).toBe('known 110..120');
    draft.retract(dispute);
    expect(headcount(draft, 'u', '2025-02-28')).toBe('known 110..110');
  });

  test('follows several restatements, of which the last one stands alone', () => {
    const draft = new Draft();
    const report = draft.report('u', '2025-01-31', 100);
    draft.dispute(report, { count: quantity(120) });
    const right = draft.restate(report, { count: quantity(105) });
    draft.restate(right, { count: quantity(110) });
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 110..120');
    draft.deny(report);
    expect(headcount(draft, 'u', '2025-02-01')).toBe('unknown 110..120');
  });

  test('is settled by retracting the entry that it names: it speaks only while there is something to dispute', () => {
    const draft = new Draft();
    const report = draft.report('u', '2025-01-31', 100);
    draft.dispute(report, { count: quantity(120) });
    draft.retract(report);
    expect(headcount(draft, 'u', '2025-02-01')).toBe('unknown');
  });
});

describe('two that are declared the same', () => {
  test('layoffs are claims of one programme, which counts once', () => {
    const draft = new Draft();
    draft.report('u', '2025-01-31', 100);
    draft.layoff('l', 'u', '2025-02-01', { positions: quantity(14) });
    draft.layoff('m', 'u', '2025-02-01', { positions: quantity(30) });
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 56..56');
    const same = draft.same('layoff', 'm', 'l', '2025-12-31');
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 70..86');
    draft.retract(same);
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 56..56');
  });

  test('units answer as one under either name; what both report is not added', () => {
    const draft = new Draft();
    draft.unit('u');
    draft.unit('a', 'u');
    draft.unit('b', 'u');
    draft.report('a', '2025-01-31', 40);
    draft.report('b', '2025-01-31', 44);
    expect(headcount(draft, 'u', '2025-02-01')).toBe('known 84..84');
    draft.same('unit', 'b', 'a');
    for (const unit of ['u', 'a', 'b']) expect(headcount(draft, unit, '2025-02-01')).toBe('known 40..44');
  });

  test('persons are one holder, by a chain of declarations too', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.dismiss('anne', '2025-06-01');
    draft.same('person', 'anne', 'anna');
    draft.same('person', 'anna', 'ann');
    expect(led(draft, '2025-05-31')).toBe('held ann');
    expect(led(draft, '2025-06-01')).toBe('vacant');
    expect(changes(draft, 'u', 2025)).toBe('1..1');
  });
});

test('a start that one source dates and another saw behind it is a change on any day that either leaves open', () => {
  const draft = new Draft();
  const appointed = draft.appoint('ann', '2024-06-15');
  draft.dispute(appointed, { startedOn: '../2025-06-01' });
  expect(changes(draft, 'u', 2025)).toBe('0..1');
});

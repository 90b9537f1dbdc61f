import { Draft, quantity } from './draft';
import { headcount, net, noted } from './asking';

describe('a layoff in stages', () => {
  /** u has 1,000 at the end of 2025-01-31, and 100 are to go on 2025-02-01. */
  const announced = (more: Readonly<Record<string, unknown>> = {}): Draft => {
    const draft = new Draft();
    draft.unit('u');
    draft.unit('a', 'u');
    draft.report('u', '2025-01-31', 1_000);
    draft.layoff('l', 'u', '2025-02-01', { positions: quantity(100), ...more });
    return draft;
  };

  test('steps to the whole new number on the day of its revision, not by it', () => {
    const draft = announced();
    draft.revise('l', '2025-03-10', { positions: quantity(300) });
    expect(headcount(draft, 'u', '2025-03-09')).toBe('known 900..900');
    // The programme is 300 in all: 200 more than before, not 300 more.
    expect(headcount(draft, 'u', '2025-03-10')).toBe('known 700..700');
    draft.complete('l', '2025-06-01', { positions: quantity(250) });
    expect(headcount(draft, 'u', '2025-06-01')).toBe('known 750..750');
    expect(net(draft, 'u', '2025-06-01', { since: '2025-03-09' })).toBe('known -150..-150');
  });

  test('counts what came after the report alone: base − (f(day) − f(base day))', () => {
    const draft = announced();
    draft.revise('l', '2025-03-10', { positions: quantity(300) });
    draft.report('u', '2025-02-28', 850);
    // f was 100 on 02-28 and is 300 on 03-10: 850 − 200.
    expect(headcount(draft, 'u', '2025-03-10')).toBe('known 650..650');
  });

  test('revised on an uncertain day has stepped or not', () => {
    const draft = announced();
    draft.revise('l', '2025-03', { positions: quantity([200, 300]) });
    expect(headcount(draft, 'u', '2025-02-28')).toBe('known 900..900');
    expect(headcount(draft, 'u', '2025-03-01')).toBe('known 700..900');
    expect(headcount(draft, 'u', '2025-03-31')).toBe('known 700..800');
  });

  test('called off gives the people back on that day, save those who have left', () => {
    const draft = announced();
    const off = draft.callOff('l', '2025-04-01');
    expect(headcount(draft, 'u', '2025-03-31')).toBe('known 900..900');
    expect(headcount(draft, 'u', '2025-04-01')).toBe('known 1000..1000');
    draft.retract(off);
    draft.callOff('l', '2025-04-01', { alreadyLeft: quantity([20, 30]) });
    expect(headcount(draft, 'u', '2025-04-01')).toBe('known 970..980');
  });

  test('called off before it counts never counts', () => {
    const draft = announced({ effectiveOn: '2025-06-01' });
    draft.callOff('l', '2025-04-01');
    expect(headcount(draft, 'u', '2025-06-01')).toBe('known 1000..1000');
  });

  test('put off does not count until the day then in force', () => {
    const draft = announced({ effectiveOn: '2025-04-01' });
    draft.revise('l', '2025-03-10', { effectiveOn: '2025-05-01' });
    expect(headcount(draft, 'u', '2025-04-01')).toBe('known 1000..1000');
    expect(headcount(draft, 'u', '2025-05-01')).toBe('known 900..900');
  });

  test('put off after it counted gives the people back until the new day', () => {
    const draft = announced();
    draft.revise('l', '2025-03-10', { effectiveOn: '2025-05-01' });
    expect(headcount(draft, 'u', '2025-03-09')).toBe('known 900..900');
    expect(headcount(draft, 'u', '2025-03-10')).toBe('known 1000..1000');
    expect(headcount(draft, 'u', '2025-05-01')).toBe('known 900..900');
  });

  test('completed has its number for good: a later revision changes nothing', () => {
    const draft = announced();
    draft.complete('l', '2025-04-01');
    draft.revise('l', '2025-05-01', { positions: quantity(500) });
    draft.callOff('l', '2025-06-01');
    expect(headcount(draft, 'u', '2025-06-01')).toBe('known 900..900');
  });

  test('revised twice with uncertain days: either may have been the last', () => {
    const draft = announced();
    draft.revise('l', '2025-03', { positions: quantity(200) });
    draft.revise('l', '2025-03-15', { positions: quantity(300) });
    expect(headcount(draft, 'u', '2025-04-01')).toBe('known 700..800');
    expect(noted(draft, 'u', '2025-04-01')).toContain('stageOrderOpen');
  });

  test('an uncertain number that no stage changes is the same number all along', () => {
    const draft = announced({ positions: quantity([100, 200]), effectiveOn: '2025-02-01' });
    draft.revise('l', '2025-03-10', { effectiveOn: '2025-01-31' });
    draft.report('u', '2025-02-28', 850);
    // What is in force on 03-10 counts from 01-31, and has counted on 02-28: no step at all, whatever the number.
    expect(headcount(draft, 'u', '2025-03-10')).toBe('known 850..850');
  });

  test('the whole of a temporary layoff counts from the day on which it is for good', () => {
    const draft = announced({ kind: 'temporary' });
    expect(headcount(draft, 'u', '2025-02-28')).toBe('known 1000..1000');
    draft.revise('l', '2025-03-10', { kind: 'permanent' });
    expect(headcount(draft, 'u', '2025-03-09')).toBe('known 1000..1000');
    expect(headcount(draft, 'u', '2025-03-10')).toBe('known 900..900');
    draft.fact('TemporaryLayoffEnded', { layoffId: 'l', endedOn: '2025-04-01' });
    expect(headcount(draft, 'u', '2025-04-01')).toBe('known 900..900');
  });

  test('a percentage is of the people before the programme began, at each stage', () => {
    const draft = announced({ positions: undefined, percentage: { min: '10', max: '10' } });
    draft.hire('u', '2025-02-20', 500);
    draft.revise('l', '2025-03-10', { percentage: { min: '20', max: '20' } });
    expect(headcount(draft, 'u', '2025-03-09')).toBe('known 1400..1400');
    // A fifth of the 1,000 of 01-31, not of the 1,400 of 03-09: 1,500 − 200.
    expect(headcount(draft, 'u', '2025-03-10')).toBe('known 1300..1300');
  });

  test('a part that no source gives is 0..all at each stage; a reported one is the same', () => {
    const draft = announced();
    draft.report('a', '2025-01-31', 400);
    draft.revise('l', '2025-03-10', { positions: quantity(300) });
    expect(headcount(draft, 'a', '2025-02-01')).toBe('known 300..400');
    expect(headcount(draft, 'a', '2025-03-10')).toBe('known 100..400');
    draft.share('l', 'a', [30, 40]);
    expect(headcount(draft, 'a', '2025-03-10')).toBe('known 360..370');
    // Once all is called off there is nothing to share.
    draft.callOff('l', '2025-05-01');
    expect(headcount(draft, 'a', '2025-05-01')).toBe('known 400..400');
  });

  test('nothing becomes of a layoff before it is announced: no history is like that', () => {
    const draft = announced();
    draft.revise('l', '2025-01', { positions: quantity(300) });
    expect(headcount(draft, 'u', '2025-03-01')).toBe('contradictory');
  });

  test('completed before the planned day acts by then, and so do those who had left when it was called off', () => {
    const draft = announced({ effectiveOn: '2025-06-01' });
    const done = draft.complete('l', '2025-04-01');
    expect(headcount(draft, 'u', '2025-03-31')).toBe('known 1000..1000');
    expect(headcount(draft, 'u', '2025-04-01')).toBe('known 900..900');
    draft.retract(done);
    draft.callOff('l', '2025-04-01', { alreadyLeft: quantity(20) });
    expect(headcount(draft, 'u', '2025-04-01')).toBe('known 980..980');
    // Revived without a word of the day, it acts on the planned one.
    draft.revise('l', '2025-05-01', { positions: quantity(50) });
    expect(headcount(draft, 'u', '2025-05-31')).toBe('known 1000..1000');
    expect(headcount(draft, 'u', '2025-06-01')).toBe('known 950..950');
  });

  test('is one number at each stage, wherever units stand by then', () => {
    const draft = announced({ positions: quantity([10, 120]) });
    draft.complete('l', '2025-04-01', { positions: quantity(50) });
    draft.close('a', '2025-03-01');
    // 10 or 120 go in February, and as many come back when 50 go for good: never 10 that go and 120 that come back. Of a, there are
    // nobody to all of the 990.
    expect(net(draft, 'u', '2025-04-01', { since: '2025-01-31' })).toBe('known -1040..-50');
  });

  test('of which nobody gives an upper number has room for the shares that somebody gives', () => {
    const draft = announced({ positions: quantity([100, null]) });
    draft.share('l', 'a', [120, null]);
    draft.revise('l', '2025-03-10', { positions: quantity([0, null]) });
    expect(net(draft, 'a', '2025-04-01', { since: '2025-01-31' })).toBe('known -∞..-120');
  });
});

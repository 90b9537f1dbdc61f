import { changes, led } from './asking';
import { Draft } from './draft';

describe('a departure', () => {
  test('of one post ends that one', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.appoint('ann', '2024-01-01', { postId: 'chair' });
    draft.depart('ann', '2025-06', {});
    expect(led(draft, '2025-07-01')).toBe('held ann');
    expect(changes(draft, 'u', 2025)).toBe('1..1');
    draft.depart('ann', '2025-08-01', { postId: 'chair' });
    expect(led(draft, '2025-08-01')).toBe('vacant');
  });

  test('by death ends all tenures, each a change; it implies none', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.appoint('ann', '2024-03-01', { postId: 'chair', heads: false });
    draft.dismiss('ann', '2024-09-01', { postId: 'adviser', heads: false });
    draft.depart('ann', '2025-06', 'all', 'died');
    expect(led(draft, '2025-05-31')).toBe('held ann');
    expect(led(draft, '2025-06-01')).toBe('held ann?');
    expect(led(draft, '2025-06-30')).toBe('vacant');
    // Of three posts, two are held by then: the adviser was dismissed the year before.
    expect(changes(draft, 'u', 2025)).toBe('2..2');
    expect(changes(draft, 'u', 2024)).toBe('3..3');
  });

  test('from all posts is no end of a tenure that a successor has ended before', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.appoint('bob', '2025-01-01');
    draft.depart('ann', '2025-06-01', 'all');
    expect(led(draft, '2025-03-01')).toBe('held bob');
    // The start of bob; the end that he implies is no recorded change, and in June ann had nothing to leave.
    expect(changes(draft, 'u', 2025)).toBe('1..1');
  });

  test('before the person came back ends the first tenure alone', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.depart('ann', '2024-06-01', 'all');
    expect(led(draft, '2024-06-01')).toBe('vacant');
    draft.depart('ann', '2024-06-01', {});
    draft.appoint('ann', '2025-01-01');
    expect(led(draft, '2024-09-01')).toBe('vacant');
    expect(led(draft, '2025-01-01')).toBe('held ann');
  });

  test('from all posts implies none, and who is dismissed later began after it', () => {
    const draft = new Draft();
    draft.depart('ann', '2024-03-15', 'all');
    draft.dismiss('ann', '2024-12-31');
    expect(led(draft, '2024-01-02')).toBe('notRecorded');
    expect(led(draft, '2024-03-15')).toBe('held ann?');
  });

  test('after the death of the person is none', () => {
    const draft = new Draft();
    draft.depart('ann', '2024-01-01', 'all', 'died');
    draft.depart('ann', '../2024-06-15', {});
    expect(led(draft, '2023-12-31')).toBe('held ann?');
    expect(led(draft, '2024-01-01')).toBe('vacant');
  });

  test('of a post that nobody is known to have held leaves it vacant once it is abolished', () => {
    const draft = new Draft();
    draft.abolish('2025-06');
    expect(led(draft, '2025-06-29')).toBe('notRecorded');
    expect(led(draft, '2025-06-30')).toBe('vacant');
  });

  test('of a post that is abolished: whoever holds it holds it no longer', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.abolish('2025-06');
    expect(led(draft, '2025-06-15')).toBe('held ann?');
    expect(led(draft, '2025-07-01')).toBe('vacant');
    expect(changes(draft, 'u', 2025)).toBe('1..1');
  });
});

describe('a leave', () => {
  test('is listed, and ends no tenure', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.leave('ann', '2025-03');
    draft.back('ann', '2025-06-01');
    expect(led(draft, '2025-02-28')).toBe('held ann');
    expect(led(draft, '2025-03-01')).toBe('held ann (on leave?)');
    // Nobody leads, though nobody left.
    expect(led(draft, '2025-03-31')).toBe('vacant ann (on leave)');
    expect(led(draft, '2025-06-01')).toBe('held ann');
    expect(changes(draft, 'u', 2025)).toBe('0..0');
  });

  test('leaves the seat to who acts meanwhile: both are listed, and back again both hold the post', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.leave('ann', '2025-03-01');
    draft.fact('ExecutiveAppointed', {
      personId: 'bob',
      startedOn: '2025-03-15',
      acting: true,
      post: { unitId: 'u', postId: 'head', title: { en: 'Head' }, heads: true },
    });
    expect(led(draft, '2025-04-01')).toBe('held ann (on leave) bob');
    draft.back('ann', '2025-06-01');
    expect(led(draft, '2025-06-01')).toBe('held ann bob');
    expect(changes(draft, 'u', 2025)).toBe('1..1');
  });

  test('who is back before a successor comes makes room for the successor', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.leave('ann', '2025-03-01');
    draft.back('ann', '2025-04-01');
    draft.appoint('bob', '2025-06-01');
    expect(led(draft, '2025-06-01')).toBe('held bob');
  });

  test('whose start nobody recorded was on the day before its end, and may have been earlier', () => {
    const draft = new Draft();
    draft.appoint('ann', '2024-01-01');
    draft.back('ann', '2025-06-01');
    expect(led(draft, '2025-05-31')).toBe('vacant ann (on leave)');
    expect(led(draft, '2025-01-01')).toBe('held ann (on leave?)');
  });

  test('whose start nobody recorded may have been before any end of the tenure', () => {
    const draft = new Draft();
    draft.depart('ann', '2024-06-15');
    draft.back('ann', '2025-06-01');
    expect(led(draft, '2024-05-31')).toBe('held ann? (on leave?)');
  });

  test('is of somebody who holds the post by then, recorded or not', () => {
    const draft = new Draft();
    draft.leave('ann', '2024-01-01');
    draft.dismiss('ann', '2024-12-31');
    expect(led(draft, '2024-02-01')).toBe('vacant ann (on leave)');
    expect(led(draft, '2023-12-31')).toBe('held ann?');
  });

  test('that began before the tenure is none of it', () => {
    const draft = new Draft();
    draft.leave('ann', '2024-03-15');
    draft.appoint('ann', '2025-10-28');
    expect(led(draft, '2025-10-29')).toBe('held ann');
  });
});

test('who moves and leaves all within a month moves first, also where claims of the new start do not agree', () => {
  const draft = new Draft();
  draft.appoint('ann', '2024-03-15');
  draft.reassign('ann', '2025-06', {}, { postId: 'second' });
  draft.reassign('ann', '2024-01-01', 'none', { postId: 'second' });
  draft.depart('ann', '2025-06-15', 'all');
  // The move and the departure from the second post; the first was left by the move.
  expect(changes(draft, 'u', 2025)).toBe('2..2');
});

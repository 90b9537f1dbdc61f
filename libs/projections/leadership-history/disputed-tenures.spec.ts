/** Starts, ends, leaves and mandates that sources dispute; worked by hand. */
import { company, denial, dispute, division, person, post, withdrawal } from '../../../test/given';
import { CITATION } from '../../../test/given';
import type { Past } from '../../../test/given';
import { readModels } from '../../../test/projection-harness';

const [ann, bob] = ['pannannannann', 'pbobbobbobbob'];
/** u, with v below it; two persons. What a test tells begins at position 5. */
const base = [company('u'), division('v', 'u'), person(ann, 'ann'), person(bob, 'bob')];
const head = post('u');
const cited = { post: head, citation: CITATION };
const appointed = (personId: string, startedOn: string, more: object = {}): Past => ({
  type: 'ExecutiveAppointed',
  data: { ...cited, personId, startedOn, ...more },
});
const dismissed = (personId: string, endedOn: string): Past => ({
  type: 'ExecutiveDismissed',
  data: { ...cited, personId, endedOn },
});
const departed = (personId: string, endedOn: string, more: object = {}): Past => ({
  type: 'ExecutiveDeparted',
  data: { ...cited, personId, kind: 'resigned', endedOn, ...more } as never,
});
const reassigned = (personId: string, to: object, movedOn: string): Past => ({
  type: 'ExecutiveReassigned',
  data: { personId, from: head, to, movedOn, citation: CITATION } as never,
});

function told(past: readonly Past[], on = '2026-01-01') {
  const models = readModels().after(...base, ...past);
  return { models: models.models, asked: models.at({ on }) };
}

/** Who led a unit on each day: `ann`, or `ann?` who may have; `vacant`; in brackets those on leave. */
function led(past: readonly Past[], days: readonly string[], unitId = 'u'): readonly string[] {
  return days.map((on) => {
    const { models, asked } = told(past, on);
    const { state, holders } = models.leader(unitId, asked);
    const names = holders.map(({ tenure, certainty, onLeave }) => {
      const name = tenure.personId.slice(1, 4) + (certainty === 'possibly' ? '?' : '');
      if (onLeave === undefined) return name;
      return `${name} (on leave${onLeave === 'possibly' ? '?' : ''})`;
    });
    return [...(state === 'held' ? [] : [state]), ...names].join(' ');
  });
}

function tenures(past: readonly Past[], unitId = 'u') {
  const { models, asked } = told(past);
  return models.tenures(unitId, asked);
}

function changes(past: readonly Past[], year = 2025): string {
  const { models, asked } = told(past);
  const { min, max } = models.leadershipChanges({ unitId: 'u', year }, asked);
  return `${min}..${max}`;
}

describe('an appointment', () => {
  const start = appointed(ann, '2025-01-01');

  test('whose day is disputed begins one tenure, on some day between', () => {
    const past = [start, dispute(5, start, { startedOn: '2025-03-01' })];
    expect(tenures(past)).toMatchObject([
      { personId: ann, start: { earliest: '2025-01-01', latest: '2025-03-01' }, end: { basis: 'none' } },
    ]);
    expect(led(past, ['2024-12-31', '2025-02-01', '2025-03-01'])).toEqual(['notRecorded', 'ann?', 'ann']);
    expect(changes(past)).toBe('1..1');
  });

  test('that is disputed in day, with an end that is too, is still one tenure', () => {
    const end = dismissed(ann, '2025-06-01');
    const past = [
      start,
      end,
      dispute(5, start, { startedOn: '2025-03-01' }),
      dispute(6, end, { endedOn: '2025-08-01' }),
    ];
    expect(tenures(past)).toHaveLength(1);
    expect(changes(past)).toBe('2..2');
  });

  test('of which a source names another unit is of one of both', () => {
    const past = [start, dispute(5, start, { post: post('v') })];
    expect(led(past, ['2025-06-01'])).toEqual(['ann?']);
    expect(led(past, ['2025-06-01'], 'v')).toEqual(['ann?']);
    expect(changes(past)).toBe('0..1');
  });

  test('to one post or another of a unit is one change', () => {
    const past = [start, dispute(5, start, { post: post('u', { postId: 'cto', heads: false }) })];
    expect(led(past, ['2025-06-01'])).toEqual(['ann?']);
    expect(changes(past)).toBe('1..1');
  });

  test('to a post that heads the unit by one source, and not by another, is possibly one of a head', () => {
    const past = [start, dispute(5, start, { post: post('u', { heads: false }) })];
    expect(led(past, ['2025-06-01'])).toEqual(['ann?']);
  });

  test('whose title is disputed is certain, and tells the other title beside', () => {
    const past = [start, dispute(5, start, { post: post('u', { title: { en: 'Chief' } }) })];
    expect(led(past, ['2025-06-01'])).toEqual(['ann']);
    expect(tenures(past)).toMatchObject([{ title: { en: 'Head' }, possibleTitles: [{ en: 'Chief' }] }]);
  });

  test('of somebody who only acts by one source does not say so for certain', () => {
    const past = [start, dispute(5, start, { acting: true })];
    expect(led(past, ['2025-06-01'])).toEqual(['ann']);
    expect(tenures(past)).toMatchObject([{ acting: false, possiblyActing: true }]);
  });

  test('that is denied came or did not, and rests on the denial', () => {
    const past = [start, denial(5, start)];
    expect(led(past, ['2025-06-01'])).toEqual(['ann?']);
    expect(changes(past)).toBe('0..1');
    const { models, asked } = told(past, '2025-06-01');
    expect(models.leader('u', asked).restsOn).toEqual([5, 6]);
    expect(led([...past, withdrawal(6)], ['2025-06-01'])).toEqual(['ann']);
  });

  test('of a successor that is denied leaves the predecessor possibly in office', () => {
    const successor = appointed(bob, '2025-06-01');
    const past = [start, successor, denial(6, successor)];
    // A successor's start implies an end no later than that day: with bob, ann may have left before already.
    expect(led(past, ['2025-05-31', '2025-06-01'])).toEqual(['ann?', 'ann? bob?']);
    expect(led(past, ['2025-01-01'])).toEqual(['ann']);
    expect(tenures(past)).toMatchObject([
      { personId: ann, end: { earliest: '2025-01-02', latest: null, basis: 'implied' } },
      { personId: bob },
    ]);
  });
});

describe('an end', () => {
  const start = appointed(ann, '2025-01-01');
  const end = dismissed(ann, '2025-06-01');

  test('whose day is disputed ends the tenure once, on some day between', () => {
    const past = [start, end, dispute(6, end, { endedOn: '2025-08-01' })];
    expect(led(past, ['2025-05-31', '2025-07-01', '2025-08-01'])).toEqual(['ann', 'ann?', 'vacant']);
    expect(changes(past)).toBe('2..2');
  });

  test('that is denied leaves the person in office or not, and surely so before', () => {
    const past = [start, end, denial(6, end)];
    expect(led(past, ['2025-05-31', '2025-06-01'])).toEqual(['ann', 'ann?']);
    expect(tenures(past)).toMatchObject([
      { end: { earliest: '2025-06-01', latest: null, basis: 'recorded' } },
    ]);
    expect(changes(past)).toBe('1..2');
  });

  test('that is denied, with a successor, ends with either', () => {
    const past = [start, end, denial(6, end), appointed(bob, '2025-09-01')];
    // Without the dismissal, ann left no later than bob came.
    expect(led(past, ['2025-01-01', '2025-07-01', '2025-09-01'])).toEqual(['ann', 'ann?', 'bob']);
  });

  test('whose kind is disputed is told as each', () => {
    const left = departed(ann, '2025-06-01');
    const past = [start, left, dispute(6, left, { kind: 'retired' })];
    expect(led(past, ['2025-06-01'])).toEqual(['vacant']);
    expect(tenures(past)).toMatchObject([{ end: { kinds: ['resigned', 'retired'] } }]);
  });

  test('of all posts that is denied ends them all or none', () => {
    const left = departed(ann, '2025-06-01', { post: 'all' });
    const cto = appointed(ann, '2025-01-01', { post: post('u', { postId: 'cto', heads: false }) });
    const past = [start, cto, left];
    expect(changes(past)).toBe('4..4');
    expect(changes([...past, denial(7, left)])).toBe('2..4');
    expect(led([...past, denial(7, left)], ['2025-06-01'])).toEqual(['ann?']);
    expect(led([...past, dispute(7, left, { endedOn: '2025-08-01' })], ['2025-07-01', '2025-08-01'])).toEqual(
      ['ann?', 'vacant'],
    );
  });
});

describe('an end of one post by one source, and of all by another', () => {
  const cto = appointed(ann, '2025-01-01', { post: post('u', { postId: 'cto', heads: false }) });
  const first = departed(ann, '2025-06-01');
  const all = departed(ann, '2025-06-01', { post: 'all' });

  test.each([
    ['one', first, dispute(7, first, { post: 'all' })],
    ['all', all, dispute(7, all, { post: head })],
  ])(
    'the entry names %s: neither end is left out, and nobody is in office for certain',
    (_named, end, other) => {
      const past = [appointed(ann, '2025-01-01'), cto, end, other];
      expect(led(past, ['2025-05-31', '2025-06-01'])).toEqual(['ann', 'ann?']);
      for (const postId of ['cto', head.postId]) {
        const [tenure] = tenures(past).filter((one) => one.postId === postId);
        expect(tenure?.end).toMatchObject({ earliest: '2025-06-01', latest: null });
      }
      // Two starts, and one end or two: the first is not told for certain, since each end is possible by itself.
      expect(changes(past)).toBe('2..4');
    },
  );
});

describe('a reassignment', () => {
  const start = appointed(ann, '2025-01-01');
  const move = reassigned(ann, post('v'), '2025-06-01');

  test('whose day is disputed is one, in both posts', () => {
    const past = [start, move, dispute(6, move, { movedOn: '2025-08-01' })];
    expect(led(past, ['2025-05-31', '2025-07-01', '2025-08-01'])).toEqual(['ann', 'ann?', 'vacant']);
    expect(led(past, ['2025-05-31', '2025-07-01', '2025-08-01'], 'v')).toEqual([
      'notRecorded',
      'ann?',
      'ann',
    ]);
  });

  test('whose target is disputed ends the one post surely, and begins one of both', () => {
    const cto = post('u', { postId: 'cto', heads: false });
    const past = [start, move, dispute(6, move, { to: cto })];
    expect(led(past, ['2025-06-01'])).toEqual(['vacant']);
    expect(led(past, ['2025-06-01'], 'v')).toEqual(['ann?']);
    // The appointment, and the move: one change in u, within it or out of it.
    expect(changes(past)).toBe('2..2');
  });

  test('that is denied happened or did not', () => {
    const past = [start, move, denial(6, move)];
    expect(led(past, ['2025-05-31', '2025-06-01'])).toEqual(['ann', 'ann?']);
    expect(led(past, ['2025-06-01'], 'v')).toEqual(['ann?']);
  });
});

describe('an abolition', () => {
  const start = appointed(ann, '2025-01-01');
  const abolished: Past = { type: 'PostAbolished', data: { ...cited, abolishedOn: '2025-06-01' } };

  test('whose day is disputed ends the post on some day between', () => {
    const past = [start, abolished, dispute(6, abolished, { abolishedOn: '2025-08-01' })];
    expect(led(past, ['2025-05-31', '2025-07-01', '2025-08-01'])).toEqual(['ann', 'ann?', 'vacant']);
  });

  test('that is denied leaves the post, and who holds it, possible', () => {
    const past = [start, abolished, denial(6, abolished)];
    expect(led(past, ['2025-06-01'])).toEqual(['ann?']);
    const { models, asked } = told([abolished, denial(5, abolished)]);
    expect(models.leader('u', asked)).toMatchObject({ state: 'notRecorded' });
  });
});

describe('a leave', () => {
  const start = appointed(ann, '2025-01-01');
  const away: Past = { type: 'LeaveStarted', data: { ...cited, personId: ann, startedOn: '2025-03-01' } };
  const back: Past = { type: 'LeaveEnded', data: { ...cited, personId: ann, endedOn: '2025-06-01' } };

  test('whose days are disputed is one leave', () => {
    const past = [
      start,
      away,
      back,
      dispute(6, away, { startedOn: '2025-04-01' }),
      dispute(7, back, { endedOn: '2025-08-01' }),
    ];
    expect(led(past, ['2025-02-28', '2025-03-15', '2025-05-01', '2025-07-01', '2025-08-01'])).toEqual([
      'ann',
      'ann (on leave?)',
      'vacant ann (on leave)',
      'ann (on leave?)',
      'ann',
    ]);
    expect(tenures(past)[0]?.leaves).toHaveLength(1);
  });

  test('that is denied was or was not', () => {
    const past = [start, away, denial(6, away)];
    expect(led(past, ['2025-05-01'])).toEqual(['ann (on leave?)']);
  });

  test('whose end is denied goes on or not', () => {
    const past = [start, away, back, denial(7, back)];
    expect(led(past, ['2025-05-01', '2025-06-01'])).toEqual(['vacant ann (on leave)', 'ann (on leave?)']);
  });
});

describe('a mandate', () => {
  const start = appointed(ann, '2025-01-01');
  const charged = { ...cited, personId: ann, mandateId: 'm' };
  const given: Past = {
    type: 'MandateAssigned',
    data: { ...charged, mandate: { en: 'Cut costs.' }, assignedOn: '2025-03-01' },
  };
  const over: Past = { type: 'MandateEnded', data: { ...charged, endedOn: '2025-06-01' } };
  const inForce = (past: readonly Past[], on: string) => {
    const { models, asked } = told(past, on);
    return models
      .leader('u', asked)
      .holders.flatMap(({ mandates }) =>
        mandates.map(({ mandate, certainty }) => `${mandate['en']} ${certainty}`),
      );
  };

  test('whose wording is disputed is each possibly', () => {
    const past = [start, given, dispute(6, given, { mandate: { en: 'Grow.' } })];
    expect(inForce(past, '2025-04-01')).toEqual(['Cut costs. possibly', 'Grow. possibly']);
  });

  test('whose day is disputed is in force from some day between', () => {
    const past = [start, given, dispute(6, given, { assignedOn: '2025-05-01' })];
    expect(inForce(past, '2025-04-01')).toEqual(['Cut costs. possibly']);
    expect(inForce(past, '2025-05-01')).toEqual(['Cut costs. definitely']);
  });

  test('whose end is denied is in force or not, and surely so before', () => {
    const past = [start, given, over, denial(7, over)];
    expect(inForce(past, '2025-05-31')).toEqual(['Cut costs. definitely']);
    expect(inForce(past, '2025-06-01')).toEqual(['Cut costs. possibly']);
  });
});

test('more disputes of one post than are followed leave everything open, and lose nobody', () => {
  const starts = Array.from({ length: 8 }, (_one, number) =>
    appointed(number % 2 === 0 ? ann : bob, `2025-0${number + 1}-01`),
  );
  const denials = starts.map((one, number) => denial(5 + number, one));
  const past = [...starts, ...denials];
  expect(led(past, ['2025-12-01'])).toEqual(['ann? bob?']);
  expect(changes(past)).toBe('0..8');
});

/** Worked by hand; each comment reckons what its test expects. */
import {
  CITATION,
  citing,
  company,
  division,
  exit,
  headcount,
  investment,
  layoff,
  people,
  person,
  post,
  share,
  withdrawal,
} from '../../../test/given';
import type { Past } from '../../../test/given';
import { period, readModels } from '../../../test/projection-harness';
import type { Point } from '../../../test/projection-harness';
import type { TimelineQuestion } from './found-items';
import type { TimelineAnswer, TimelineItem } from './timeline-query';
import type { WorldChanges } from './world-changes';

const ANN = 'pannannannann';
/** Entries 1 to 4. */
const tree = [
  company('amazon', { establishedOn: '1994-07-05' }),
  division('studios', 'amazon', { establishedOn: '2010' }),
  company('netflix'),
  person(ANN, 'ann'),
] as const;

function told(
  past: readonly Past[],
  question: Partial<TimelineQuestion> = {},
  point: Point = {},
): TimelineAnswer {
  const models = readModels().after(...tree, ...past);
  const asked = { kind: 'unit', id: 'amazon', below: true, withdrawn: false, ...question } as const;
  return models.models.finding.timeline(asked, models.at(point));
}
const itemsOf = ({ items }: TimelineAnswer): readonly string[] =>
  items.map(({ entry, field }) => `${entry.position} ${field ?? '-'}`);
const hired = (startedOn: string): Past => ({
  type: 'ExecutiveAppointed',
  data: { personId: ANN, post: post('studios'), startedOn, citation: CITATION },
});
const moved: Past = {
  type: 'ExecutiveReassigned',
  data: {
    personId: ANN,
    from: post('studios'),
    to: post('studios', { postId: 'ai' }),
    movedOn: '2025-06',
    citation: CITATION,
  },
};

describe('the timeline of a unit', () => {
  test('is each day of which an entry speaks that names it, in valid order', () => {
    const past = [
      layoff('cut', 'amazon', { announcedOn: '2025-10-28', effectiveOn: '2025-12' }),
      headcount('amazon', { countedOn: '2025-10' }),
      hired('2025-10-28'),
    ];
    // From the earliest day; of one day the range that ends first; of one range the first recorded.
    expect(itemsOf(told(past))).toEqual([
      '1 establishedOn',
      '2 establishedOn',
      '6 countedOn',
      '5 announcedOn',
      '7 startedOn',
      '5 effectiveOn',
    ]);
    expect(told(past).items.at(-1)).toMatchObject({
      type: 'LayoffAnnounced',
      field: 'effectiveOn',
      days: { earliest: '2025-12-01', latest: '2025-12-31' },
      names: [{ kind: 'unit', id: 'amazon', role: 'unitId' }],
      withdrawn: false,
      entry: { position: 5, citation: { quote: CITATION.quote } },
    });
    const sameDay = [
      headcount('amazon', { countedOn: '2025-10' }),
      layoff('cut', 'amazon', { announcedOn: '2025-10-01' }),
    ];
    expect(itemsOf(told(sameDay)).slice(-2)).toEqual(['6 announcedOn', '5 countedOn']);
  });

  test('tells in which fields an entry names it, each entry once', () => {
    const [item] = told([moved], { id: 'studios' }).items.slice(-1);
    expect(item?.names).toEqual([
      { kind: 'unit', id: 'studios', role: 'from.unitId' },
      { kind: 'unit', id: 'studios', role: 'to.unitId' },
    ]);
    // Established below amazon: amazon is named as its parent.
    expect(told([]).items.map(({ names }) => names.map(({ id, role }) => `${id} ${role}`))).toEqual([
      ['amazon unitId'],
      ['amazon parentId', 'studios unitId'],
    ]);
  });

  test('says whether it had happened by the asked day', () => {
    const by = (on: string): unknown =>
      told([layoff('cut', 'amazon', { announcedOn: '2025-06' })], {}, { on }).items.at(-1)?.happened;
    expect(['2025-05-31', '2025-06-01', '2025-06-29', '2025-06-30'].map(by)).toEqual([
      'notYet',
      'possibly',
      'possibly',
      'definitely',
    ]);
  });

  test('never calls an expectation something that happened', () => {
    const outlook: Past = {
      type: 'OutlookStated',
      data: {
        unitId: 'amazon',
        expected: { en: 'Rain.' },
        statedOn: '2025',
        horizon: '2026',
        citation: CITATION,
      },
    };
    expect(told([outlook]).items.slice(-2)).toMatchObject([
      { field: 'statedOn', happened: 'definitely' },
      { field: 'horizon', happened: 'expected' },
    ]);
  });

  test('begins with the entries that give no day, which are in no period', () => {
    const past = [layoff('cut', 'amazon'), share('cut', 'studios', people(0, null))];
    expect(itemsOf(told(past, { id: 'studios' }))).toEqual(['6 -', '2 establishedOn']);
    expect(told(past, { id: 'studios' }).items[0]).toMatchObject({
      field: null,
      days: { earliest: null, latest: null },
      happened: 'possibly',
    });
    expect(itemsOf(told(past, { id: 'studios', period: period('2000-01-01', '2030-01-01') }))).toEqual([
      '2 establishedOn',
    ]);
  });

  test('is of the unit alone, or of all below it as it stood on those days', () => {
    const past = [
      headcount('studios', { countedOn: '2009-12-31' }),
      headcount('studios', { countedOn: '2010-06-01' }),
      headcount('studios', { countedOn: '2010-12-31' }),
      headcount('netflix'),
    ];
    // Below amazon from some day of 2010 on: not in 2009, possibly in June, certainly at the end.
    expect(told(past).items.slice(1)).toMatchObject([
      { entry: { position: 2 }, inPeriod: 'definitely' },
      { entry: { position: 6 }, inPeriod: 'possibly' },
      { entry: { position: 7 }, inPeriod: 'definitely' },
    ]);
    expect(itemsOf(told(past, { below: false }))).toEqual(['1 establishedOn', '2 establishedOn']);
    expect(itemsOf(told(past, { id: 'studios' }))).toHaveLength(4);
  });

  test('is in a period definitely or possibly, its end exclusive', () => {
    const past = [headcount('amazon', { countedOn: '2025-06' })];
    const by = (from: string, to: string): readonly (readonly unknown[])[] =>
      told(past, { period: period(from, to) }).items.map(({ inPeriod }) => [inPeriod]);
    expect(by('2025-06-01', '2025-07-01')).toEqual([['definitely']]);
    expect(by('2025-06-30', '2025-07-01')).toEqual([['possibly']]);
    expect(by('2025-07-01', '2025-08-01')).toEqual([]);
    expect(by('2025-05-01', '2025-06-01')).toEqual([]);
    expect(by('2025-06-01', '2025-06-30')).toEqual([['possibly']]);
  });

  test('holds what ends or changes its layoffs, deals and investments, though that names no unit', () => {
    const past = [investment('fable', 'studios', { announcedOn: '2025-06' }), exit('fable', '2027-03')];
    expect(told(past).items.at(-1)).toMatchObject({
      type: 'InvestmentExited',
      names: [{ kind: 'investment', id: 'fable', role: 'investmentId' }],
    });
    // It rests on the investment, which names the unit, and on what put the unit below amazon.
    expect(told(past, { period: period('2027-01-01', '2028-01-01') }).restsOn).toEqual([2, 5, 6]);
    expect(itemsOf(told(past, { id: 'netflix' }))).toEqual(['3 -']);
    // Nothing ties it to the unit once the investment is withdrawn.
    expect(itemsOf(told([...past, withdrawal(5)]))).toEqual(['1 establishedOn', '2 establishedOn']);
  });

  test('leaves out what is withdrawn, rests on the withdrawal, and shows it where that is asked', () => {
    const past = [headcount('amazon'), withdrawal(5, citing('2025-10-30'))];
    expect(itemsOf(told(past))).toEqual(['1 establishedOn', '2 establishedOn']);
    // By day: 1994 entry 1, 2010 entry 2, 2025-01-01 the withdrawal of what was counted then.
    expect(told(past).restsOn).toEqual([1, 2, 6]);
    expect(itemsOf(told(past, {}, { knownAt: 5 }))).toContain('5 countedOn');
    expect(itemsOf(told(past, {}, { publishedBy: '2025-10-30T12:00:00Z' }))).toContain('5 countedOn');
    expect(told(past, { withdrawn: true }).items.at(-1)).toMatchObject({
      withdrawn: true,
      entry: { position: 5, visible: false, withdrawnBy: [expect.any(String)] },
    });
    // What was not out, or not recorded, is not withdrawn either: it is unknown.
    const early = { publishedBy: '2025-10-01T00:00:00Z' };
    expect(itemsOf(told(past, { withdrawn: true }, early))).toEqual([]);
    expect(itemsOf(told(past, { withdrawn: true }, { knownAt: 4 }))).not.toContain('5 countedOn');
    const visible = (items: readonly TimelineItem[]): readonly boolean[] =>
      items.map(({ withdrawn }) => withdrawn);
    expect(visible(told(past, { withdrawn: true }).items)).toEqual([false, false, true]);
  });

  test('is walked page by page', () => {
    const past = [
      headcount('amazon', { countedOn: '2025' }),
      layoff('cut', 'amazon', { effectiveOn: '2025-07' }),
      withdrawal(5),
    ];
    const whole = itemsOf(told(past, { withdrawn: true }));
    expect(whole).toHaveLength(5);
    const walked: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = told(past, { withdrawn: true, limit: 2, ...(after === undefined ? {} : { after }) });
      walked.push(...itemsOf(page));
      after = page.next;
    }
    expect(walked).toEqual(whole);
    // A page rests on what stands on it, and on what would: the withdrawal of what was counted in 2025 is on the second.
    const first = told(past, { limit: 2 });
    expect(first.restsOn).toEqual([1, 2]);
    expect(told(past, { limit: 2, after: first.next ?? '' }).restsOn).toEqual([7, 6]);
    const third = told(past, { limit: 3 });
    expect(third.restsOn).toEqual([1, 2, 7, 6]);
    expect(told(past, { after: third.next ?? '' }).restsOn).toEqual([6]);
    expect(() => told(past, { after: 'elsewhere' })).toThrow('taken from `next`');
  });

  test('of what was never recorded is not found', () => {
    expect(() => told([], { id: 'nobody' })).toThrow('no unit "nobody"');
  });
});

describe('the timeline of a person', () => {
  test('is what names the person, wherever that was', () => {
    const answer = told([hired('2025-01-01'), moved], { kind: 'person', id: ANN });
    expect(itemsOf(answer)).toEqual(['4 -', '5 startedOn', '6 movedOn']);
    expect(answer.items.at(-1)?.names).toEqual([{ kind: 'person', id: ANN, role: 'personId' }]);
    expect(answer.restsOn).toEqual([4, 5, 6]);
  });
});

describe('what changed for a unit between two days', () => {
  const changed = (past: readonly Past[], from: string, to: string): WorldChanges => {
    const models = readModels().after(...tree, ...past);
    const question = { id: 'amazon', below: true, period: period(from, to) };
    return models.models.finding.worldChanges(question, models.at());
  };

  test('is told by topic, what was only expected left out', () => {
    const outlook: Past = {
      type: 'OutlookStated',
      data: {
        unitId: 'studios',
        expected: { en: 'Rain.' },
        statedOn: '2024',
        horizon: '2025-06',
        citation: CITATION,
      },
    };
    const past = [layoff('cut', 'amazon'), hired('2025-06-15'), moved, outlook, hired('2025-07-01')];
    const { changes, next, restsOn } = changed(past, '2025-06-01', '2025-07-01');
    expect(changes.map(({ topic, items }) => [topic, items.map(({ entry }) => entry.position)])).toEqual([
      ['layoffs', [5]],
      ['leadership', [7, 6]],
    ]);
    expect(next).toBeNull();
    // The outlook is not shown; 2 puts the studios below amazon. Of June 1: 2, 5 and 7; of June 15: 6.
    expect(restsOn).toEqual([2, 5, 7, 6]);
  });
});

/** Worked by hand; each comment reckons what its test expects. */
import {
  citing,
  company,
  corroboration,
  denial,
  dispute,
  division,
  exit,
  investment,
  withdrawal,
} from '../../../test/given';
import type { Past } from '../../../test/given';
import { period, readModels } from '../../../test/projection-harness';
import type { Point } from '../../../test/projection-harness';
import type { StartupInvestmentMade } from '#domain';
import type { InvestmentsAnswer, InvestmentsQuestion } from './investments-query';

type Fact = StartupInvestmentMade['data'];

const tree = [
  company('amazon'),
  division('alexa', 'amazon'),
  division('alexa-fund', 'alexa', { kind: 'fund' }),
  company('netflix'),
] as const;
const june = period('2025-06-01', '2025-07-01');
const money = (min: string, max: string | null = min, currency = 'USD'): Fact['amount'] => ({
  min,
  max,
  currency,
  wording: `${min} ${currency}`,
});
const UNDISCLOSED: Fact['amount'] = { min: '0', max: null, wording: 'undisclosed' };

const invested = (investmentId: string, more: Partial<Fact> = {}): Past =>
  investment(investmentId, 'amazon', more);
function list(
  past: readonly Past[],
  question: Partial<InvestmentsQuestion> = {},
  point: Point = {},
): InvestmentsAnswer {
  const told = readModels().after(...tree, ...past);
  return told.models.investments(
    { unitId: 'amazon', below: true, by: 'announced', ...question },
    told.at(point),
  );
}
const idsOf = ({ items }: InvestmentsAnswer): readonly string[] =>
  items.map(({ investmentId }) => investmentId);

describe('the investments of a unit', () => {
  test('are told as their entry tells them', () => {
    const more = {
      vehicleId: 'alexa-fund',
      round: 'Seed',
      product: { en: 'Showrunner' },
      purpose: { en: 'series made by viewers' },
      stake: { min: '5', max: '10', wording: 'a small part' },
      madeOn: '../2025-06-30',
    };
    expect(list([invested('fable', { ...more, amount: UNDISCLOSED })], { period: june })).toEqual({
      unitId: 'amazon',
      items: [
        {
          investmentId: 'fable',
          investorId: 'amazon',
          vehicleId: 'alexa-fund',
          startup: { en: 'Fable' },
          amount: { min: '0', max: null, currency: null, wording: 'undisclosed' },
          stake: { min: '5', max: '10', wording: 'a small part' },
          purpose: { en: 'series made by viewers' },
          product: { en: 'Showrunner' },
          round: 'Seed',
          datedOn: { earliest: '2025-06-01', latest: '2025-06-30' },
          basis: 'announced',
          inPeriod: 'definitely',
          status: 'held',
          exits: [],
          // The investment, and the two entries that put its vehicle below amazon.
          entries: [2, 3, 5],
          disputedBy: [],
        },
      ],
      count: { min: 1, max: 1 },
      totals: [],
      undisclosed: 1,
      restsOn: [2, 3, 5],
    });
  });

  test('count once where investor and vehicle both stand below it, and for each of the two', () => {
    const past = [invested('fable', { vehicleId: 'alexa-fund' })];
    expect(list(past).count).toEqual({ min: 1, max: 1 });
    for (const unitId of ['alexa', 'alexa-fund']) expect(idsOf(list(past, { unitId }))).toEqual(['fable']);
    expect(idsOf(list(past, { unitId: 'alexa', below: false }))).toEqual([]);
    expect(idsOf(list(past, { unitId: 'netflix' }))).toEqual([]);
  });

  test('are in a period by their announcement, or by the day on which they were made', () => {
    const past = [invested('dated', { madeOn: '2025-05-20' }), invested('undated')];
    expect(idsOf(list(past, { period: june }))).toEqual(['dated', 'undated']);
    const may = period('2025-05-01', '2025-06-01');
    expect(list(past, { period: may, by: 'made' }).items).toMatchObject([
      { investmentId: 'dated', basis: 'made' },
    ]);
    expect(list(past, { period: june, by: 'made' }).items).toMatchObject([
      { investmentId: 'undated', basis: 'announced' },
    ]);
  });

  test('are possibly in a period where some of their days are', () => {
    // "By the end of June" may be June or long before.
    const answer = list([invested('fable', { madeOn: '../2025-06-30' })], { period: june, by: 'made' });
    expect(answer).toMatchObject({ count: { min: 0, max: 1 }, totals: [{ min: '0', max: '10' }] });
    expect(answer.items).toMatchObject([
      { inPeriod: 'possibly', datedOn: { earliest: null, latest: '2025-06-30' } },
    ]);
  });

  test('are summed exactly within a currency, never across', () => {
    const past = [
      invested('a', { amount: money('0.1') }),
      invested('b', { amount: money('0.2', '0.30') }),
      invested('c', { amount: money('7', '7', 'EUR') }),
      invested('d', { amount: UNDISCLOSED }),
    ];
    expect(list(past)).toMatchObject({
      totals: [
        { currency: 'USD', min: '0.3', max: '0.40' },
        { currency: 'EUR', min: '7', max: '7' },
      ],
      undisclosed: 1,
    });
  });

  test('have no upper total where one of them is only bounded below', () => {
    expect(list([invested('a'), invested('b', { amount: money('5', null) })]).totals).toEqual([
      { currency: 'USD', min: '15', max: null },
    ]);
  });

  test('are the hull of what several visible entries say', () => {
    const twice = [
      invested('a'),
      invested('a', { amount: money('9.5', '12'), announcedOn: '2025-07', round: 'A' }),
    ];
    const [item, ...others] = list(twice).items;
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      amount: { min: '9.5', max: '12', currency: 'USD', wording: '10 USD / 9.5 USD' },
      datedOn: { earliest: '2025-06-01', latest: '2025-07-31' },
      round: 'A',
      entries: [5, 6],
    });
    // Nothing said of the amount, beside ten: anything.
    expect(list([invested('a'), invested('a', { amount: UNDISCLOSED })]).items).toMatchObject([
      { amount: { min: '0', max: null, currency: 'USD' } },
    ]);
    // Ten dollars or ten euros: no bounds in either, and in no total.
    expect(list([invested('a'), invested('a', { amount: money('10', '10', 'EUR') })])).toMatchObject({
      items: [{ amount: { min: '0', max: null, currency: null, wording: '10 USD / 10 EUR' } }],
      totals: [],
    });
  });

  test('are possibly its own where entries differ in who invested', () => {
    expect(list([invested('a'), invested('a', { investorId: 'netflix' })])).toMatchObject({
      count: { min: 0, max: 1 },
      items: [{ inPeriod: 'possibly', entries: [5, 6] }],
    });
  });

  test('are those of units that stood below on that day', () => {
    const young = division('young', 'amazon', { establishedOn: '2025-06-15' });
    const by = (announcedOn: string): object =>
      list([young, invested('a', { investorId: 'young', announcedOn })]).count;
    expect([by('2025-06-14'), by('2025-06'), by('2025-06-15')]).toEqual([
      { min: 0, max: 0 },
      { min: 0, max: 1 },
      { min: 1, max: 1 },
    ]);
  });

  test('are gone once withdrawn, and the answer rests on the withdrawal', () => {
    const past = [invested('a'), withdrawal(5, citing('2025-10-30'))];
    expect(list(past)).toMatchObject({ items: [], count: { min: 0, max: 0 }, restsOn: [6] });
    expect(idsOf(list(past, {}, { knownAt: 5 }))).toEqual(['a']);
    expect(idsOf(list(past, {}, { publishedBy: '2025-10-30T12:00:00Z' }))).toEqual(['a']);
  });
});

describe('an investment', () => {
  const statusesOn = (past: readonly Past[], ...days: readonly string[]): readonly string[] =>
    days.map((on) =>
      list(past, {}, { on })
        .items.map(({ status }) => status)
        .join(),
    );

  test('is held from the day on which it was made, or else was announced', () => {
    expect(statusesOn([invested('a')], '2025-05-31', '2025-06-01', '2025-06-29', '2025-06-30')).toEqual([
      'notYet',
      'possibly',
      'possibly',
      'held',
    ]);
    // Whatever its announcement says, it was made in May.
    const past = [invested('a', { madeOn: '2025-05' })];
    expect(statusesOn(past, '2025-04-30', '2025-05-01', '2025-05-31')).toEqual([
      'notYet',
      'possibly',
      'held',
    ]);
  });

  test('is possibly held from the earliest day of its exit, and not from the latest on', () => {
    const past = [invested('a'), exit('a', '2027-03')];
    expect(statusesOn(past, '2027-02-28', '2027-03-01', '2027-03-30', '2027-03-31')).toEqual([
      'held',
      'possibly',
      'possibly',
      'exited',
    ]);
  });

  test('shows what entries say of its end: days, proceeds, entries', () => {
    const proceeds = { min: '30', max: null, currency: 'USD', wording: 'over thirty' };
    const [item] = list([invested('a'), exit('a', '2027-03', { proceeds }), exit('a', '2027-01')]).items;
    expect(item).toMatchObject({
      exits: [
        { exitedOn: { earliest: '2027-01-01', latest: '2027-01-31' }, proceeds: null, entry: 7 },
        { exitedOn: { earliest: '2027-03-01', latest: '2027-03-31' }, proceeds, entry: 6 },
      ],
      entries: [5, 6, 7],
    });
    // One in January or March: no longer held from April on, possibly held before.
    const past = [invested('a'), exit('a', '2027-03'), exit('a', '2027-01')];
    expect(statusesOn(past, '2026-12-31', '2027-02-15', '2027-03-31')).toEqual([
      'held',
      'possibly',
      'exited',
    ]);
  });

  test('stays in count and totals: an exit takes nothing back from what was put in', () => {
    const proceeds = { min: '30', max: '30', currency: 'USD', wording: 'thirty' };
    const answer = list([invested('a'), exit('a', '2027', { proceeds })]);
    expect(answer).toMatchObject({
      count: { min: 1, max: 1 },
      totals: [{ currency: 'USD', min: '10', max: '10' }],
      restsOn: [5, 6],
    });
  });

  test('is held again once its exit is withdrawn, and the answer rests on the withdrawal', () => {
    const past = [invested('a'), exit('a', '2027'), withdrawal(6)];
    expect(list(past)).toMatchObject({
      items: [{ status: 'held', exits: [], entries: [5] }],
      restsOn: [5, 7],
    });
    expect(list(past, {}, { knownAt: 6 })).toMatchObject({ items: [{ status: 'exited', entries: [5, 6] }] });
    const corrected = [invested('a'), exit('a', '2027'), withdrawal(6, citing('2025-10-30'))];
    expect(statusesOn(corrected, '2028-01-01')).toEqual(['held']);
    expect(list(corrected, {}, { publishedBy: '2025-10-30T12:00:00Z' }).items).toMatchObject([
      { status: 'exited' },
    ]);
  });

  test('that is withdrawn has an exit that counts for nothing', () => {
    expect(list([invested('a'), exit('a', '2027'), withdrawal(5)])).toMatchObject({
      items: [],
      restsOn: [7],
    });
  });

  test('is a stake between what all entries say that name one', () => {
    const stake = (min: string, max = min): Partial<Fact> => ({ stake: { min, max, wording: `${min}%` } });
    const past = [invested('a', stake('9.5')), invested('a', stake('7', '10')), invested('a')];
    expect(list(past).items).toMatchObject([{ stake: { min: '7', max: '10', wording: '9.5% / 7%' } }]);
    expect(list([invested('a')]).items).toMatchObject([{ stake: null, purpose: null }]);
  });
});

describe('a disputed investment', () => {
  const june10 = invested('a');

  test('has the hull of what sources say of amount and days', () => {
    // Ten dollars in June, or twelve in May.
    const other = dispute(5, june10, { amount: money('12'), announcedOn: '2025-05' });
    expect(list([june10, other])).toMatchObject({
      count: { min: 1, max: 1 },
      items: [
        {
          amount: { min: '10', max: '12', currency: 'USD' },
          datedOn: { earliest: '2025-05-01', latest: '2025-06-30' },
          disputedBy: [6],
        },
      ],
      totals: [{ currency: 'USD', min: '10', max: '12' }],
      restsOn: [5, 6],
    });
    expect(list([june10, other], { period: june })).toMatchObject({ count: { min: 0, max: 1 } });
    expect(list([june10, other], {}, { knownAt: 5 })).toMatchObject({ totals: [{ min: '10', max: '10' }] });
  });

  test('is possibly of a unit where another source names another investor', () => {
    // A dispute of the investor: amazon, or netflix, which is found by its own claim too.
    const other = dispute(5, june10, { investorId: 'netflix' });
    expect(list([june10, other])).toMatchObject({ items: [{ inPeriod: 'possibly', investorId: 'amazon' }] });
    expect(list([june10, other], { unitId: 'netflix' })).toMatchObject({
      items: [{ inPeriod: 'possibly', disputedBy: [6] }],
    });
  });

  test('is possible where it is denied, and sure again where another entry tells of it or the denial is gone', () => {
    const no = denial(5, june10);
    expect(list([june10, no])).toMatchObject({
      count: { min: 0, max: 1 },
      items: [{ inPeriod: 'possibly', disputedBy: [6] }],
      totals: [{ min: '0', max: '10' }],
      restsOn: [5, 6],
    });
    expect(list([june10, no, invested('a')])).toMatchObject({ count: { min: 1, max: 1 } });
    expect(list([june10, no, withdrawal(6)])).toMatchObject({ count: { min: 1, max: 1 }, restsOn: [5, 7] });
  });
});

describe('an investment with which an earlier source agrees', () => {
  // Published on 2025-10-28; another source said so on 2025-10-20.
  const past = [invested('a'), corroboration(5, citing('2025-10-20'))];
  const between = { publishedBy: '2025-10-21T12:00:00Z' };

  test('is known from that on, and the answer rests on it until the entry is out itself', () => {
    expect(list(past, {}, between)).toMatchObject({ count: { min: 1, max: 1 }, restsOn: [5, 6] });
    expect(list(past).restsOn).toEqual([5]);
    expect(list([invested('a')], {}, between)).toMatchObject({ items: [], restsOn: [] });
  });

  test('is not known then once that is withdrawn, or the entry is, and the answer rests on the withdrawal', () => {
    expect(list([...past, withdrawal(6)], {}, between)).toMatchObject({ items: [], restsOn: [7] });
    expect(list([...past, withdrawal(5)], {}, between)).toMatchObject({ items: [], restsOn: [7] });
    expect(list([...past, withdrawal(6)])).toMatchObject({ count: { min: 1, max: 1 }, restsOn: [5] });
  });
});

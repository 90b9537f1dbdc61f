/**
 * Every kind of change that can be disputed, disputed and denied: what its answer says then. A new change does not compile, and does not
 * pass, without its line here. The cases beside each read model say more.
 */
import { eventTypes, topics } from '#domain';
import type { LedgerEventType, Names } from '#domain';
import type { Asked, ReadModels } from '#projections';
import {
  CITATION,
  acquisition,
  callingOff,
  calledOff,
  closed,
  company,
  completed,
  completion,
  denial,
  dispute,
  division,
  exit,
  headcount,
  hiring,
  investment,
  layoff,
  merged,
  moved,
  people,
  person,
  post,
  renamed,
  revision,
  share,
  split,
  temporaryEnd,
  transfer,
  withdrawal,
} from '../../test/given';
import type { Past } from '../../test/given';
import { readModels } from '../../test/projection-harness';

/** Sources are archived and withdrawn, and corrections are retracted: nobody disputes them. */
type NoFact = (typeof topics.sources)[number] | (typeof topics.corrections)[number];

interface Case {
  readonly before?: readonly Past[];
  readonly was: Past;
  readonly instead: object;
  readonly ask: (models: ReadModels, asked: Asked) => string;
  /** What is answered as it was recorded, with what another source gives instead, and where one denies it. */
  readonly told: readonly [recorded: string, disputed: string, denied: string];
}

const ann = 'pannannannann';
const cited = { citation: CITATION };
const [a, b, c] = [company('a'), division('b', 'a'), division('c', 'a')];
const units = [a, b, c];
const counted = (unitId: string, number: number): Past =>
  headcount(unitId, { count: people(number), countedOn: '2025-01-31' });
const cut = layoff('l', 'a', { positions: people(10), announcedOn: '2025-03-01' });
const head = post('a');
const turn = { ...cited, personId: ann, post: head };
const appointed: Past = { type: 'ExecutiveAppointed', data: { ...turn, startedOn: '2025-01-01' } };
const away: Past = { type: 'LeaveStarted', data: { ...turn, startedOn: '2025-02-01' } };
const charged = { ...turn, mandateId: 'm' };
const mandate: Past = {
  type: 'MandateAssigned',
  data: { ...charged, mandate: { en: 'Cut costs.' }, assignedOn: '2025-02-01' },
};
const peopleIn =
  (unitId: string): Case['ask'] =>
  (models, asked) => {
    const question = { unitId, metric: 'employees', scope: 'withSubUnits' } as const;
    const { bounds, ifAlready } = models.headcount(question, asked);
    return bounds === undefined ? `unknown ${ifAlready?.min}` : `${bounds.min}..${bounds.max}`;
  };
const leaders: Case['ask'] = (models, asked) =>
  [
    ...models.leader('a', asked).holders.map(({ tenure, certainty, onLeave, mandates }) => {
      const charge = mandates.map((one) => ` charged ${one.certainty}`).join('');
      return `${certainty} until ${tenure.end.earliest}${onLeave === undefined ? '' : ` on leave ${onLeave}`}${charge}`;
    }),
    models.leader('a', asked).state,
  ].join(', ');
const placeOf =
  (unitId: string): Case['ask'] =>
  (models, asked) => {
    const { parents, ended } = models.unit(unitId, asked);
    return `${parents.map((one) => `${one.unitId} ${one.certainty}`).join(' ')} ended ${ended.certainty}`;
  };
const namesOf = (names: Names, ...others: readonly unknown[]): string =>
  [names['en'], ...others.map((other) => JSON.stringify(other))].join(' ');
const unitNames: Case['ask'] = (models, asked) => {
  const { names, possibleNames, certainty } = models.unit('a', asked);
  return namesOf(names, possibleNames, certainty);
};
const personNames: Case['ask'] = (models, asked) => {
  const found = models.person(ann, asked);
  return namesOf(
    found?.names ?? {},
    found?.otherNames.map(({ names }) => names['en']),
    found?.certainty,
  );
};
const layoffs: Case['ask'] = (models, asked) => {
  const { items, total } = models.layoffs({ unitId: 'a', below: true, by: 'announced' }, asked);
  const stages = items.flatMap((one) => one.stages.map((stage) => `${stage.latest} ${stage.certainty}`));
  return [`${total.min}..${total.max}`, ...stages].join(' ');
};
const deal: Case['ask'] = (models, asked) => {
  const { announced, completed: done, calledOff: off } = models.unit('a', asked).deals[0] ?? {};
  return [announced, done, off].flatMap((one) => (one ? [`${one.latest} ${one.certainty}`] : [])).join(', ');
};
const invested: Case['ask'] = (models, asked) => {
  const { items } = models.investments({ unitId: 'a', below: true, by: 'announced' }, asked);
  return items
    .map(({ amount, inPeriod, status }) => `${amount.min}..${amount.max} ${inPeriod} ${status}`)
    .join();
};
const declared: Case['ask'] = (models, asked) => {
  const { facts, outlooks } = models.strategy({ unitId: 'a', below: true }, asked);
  return [...facts, ...outlooks].map(({ wording, certainty }) => `${wording['en']} ${certainty}`).join(', ');
};

const CASES: Readonly<Record<Exclude<LedgerEventType, NoFact>, Case>> = {
  CompanyRegistered: {
    was: a,
    instead: { names: { en: 'A' } },
    ask: unitNames,
    told: ['a {} "definitely"', 'a {"en":["A"]} "definitely"', 'a {} "possibly"'],
  },
  DivisionEstablished: {
    before: [a, c],
    was: b,
    instead: { parentId: 'c' },
    ask: placeOf('b'),
    told: ['a definitely ended no', 'a possibly c possibly ended no', 'a possibly ended no'],
  },
  PersonIntroduced: {
    was: person(ann, 'ann', { names: { en: 'Ann' } }),
    instead: { names: { en: 'Anne' } },
    ask: personNames,
    told: ['Ann [] "definitely"', 'Ann ["Anne"] "definitely"', 'Ann [] "possibly"'],
  },
  ExecutiveAppointed: {
    before: [a, b],
    was: appointed,
    instead: { post: post('b') },
    ask: leaders,
    told: ['definitely until null, held', 'possibly until null, held', 'possibly until null, held'],
  },
  ExecutiveReassigned: {
    before: [a, b, appointed],
    was: {
      type: 'ExecutiveReassigned',
      data: { ...cited, personId: ann, from: head, to: post('b'), movedOn: '2025-06-01' },
    },
    instead: { movedOn: '2026-02-01' },
    ask: leaders,
    told: ['vacant', 'possibly until 2025-06-01, held', 'possibly until 2025-06-01, held'],
  },
  ExecutiveDismissed: {
    before: [a, appointed],
    was: { type: 'ExecutiveDismissed', data: { ...turn, endedOn: '2025-06-01' } },
    instead: { endedOn: '2026-02-01' },
    ask: leaders,
    told: ['vacant', 'possibly until 2025-06-01, held', 'possibly until 2025-06-01, held'],
  },
  PersonRenamed: {
    before: [person(ann, 'ann', { names: { en: 'Ann' } })],
    was: {
      type: 'PersonRenamed',
      data: { ...cited, personId: ann, names: { en: 'Anna' }, renamedOn: '2025-03-01' },
    },
    instead: { names: { en: 'Hanna' } },
    ask: personNames,
    told: ['Anna [] "definitely"', 'Anna ["Hanna"] "definitely"', 'Ann ["Anna"] "definitely"'],
  },
  ExecutiveDeparted: {
    before: [a, appointed],
    was: {
      type: 'ExecutiveDeparted',
      data: { ...cited, personId: ann, post: 'all', kind: 'resigned', endedOn: '2025-06-01' },
    },
    instead: { endedOn: '2026-02-01' },
    ask: leaders,
    told: ['vacant', 'possibly until 2025-06-01, held', 'possibly until 2025-06-01, held'],
  },
  LeaveStarted: {
    before: [a, appointed],
    was: away,
    instead: { startedOn: '2026-02-01' },
    ask: leaders,
    told: [
      'definitely until null on leave definitely, vacant',
      'definitely until null on leave possibly, held',
      'definitely until null on leave possibly, held',
    ],
  },
  LeaveEnded: {
    before: [a, appointed, away],
    was: { type: 'LeaveEnded', data: { ...turn, endedOn: '2025-06-01' } },
    instead: { endedOn: '2026-02-01' },
    ask: leaders,
    told: [
      'definitely until null, held',
      'definitely until null on leave possibly, held',
      'definitely until null on leave possibly, held',
    ],
  },
  MandateAssigned: {
    before: [a, appointed],
    was: mandate,
    instead: { assignedOn: '2026-02-01' },
    ask: leaders,
    told: [
      'definitely until null charged definitely, held',
      'definitely until null charged possibly, held',
      'definitely until null charged possibly, held',
    ],
  },
  MandateEnded: {
    before: [a, appointed, mandate],
    was: { type: 'MandateEnded', data: { ...charged, endedOn: '2025-06-01' } },
    instead: { endedOn: '2026-02-01' },
    ask: leaders,
    told: [
      'definitely until null, held',
      'definitely until null charged possibly, held',
      'definitely until null charged possibly, held',
    ],
  },
  PostAbolished: {
    before: [a, appointed],
    was: { type: 'PostAbolished', data: { ...cited, post: head, abolishedOn: '2025-06-01' } },
    instead: { abolishedOn: '2026-02-01' },
    ask: leaders,
    told: ['vacant', 'possibly until 2025-06-01, held', 'possibly until 2025-06-01, held'],
  },
  HeadcountReported: {
    before: [a],
    was: counted('a', 100),
    instead: { count: people(80) },
    ask: peopleIn('a'),
    told: ['100..100', '80..100', 'unknown 100'],
  },
  StaffHired: {
    before: [a, counted('a', 100)],
    was: hiring('a', { positions: people(5) }),
    instead: { positions: people(7) },
    ask: peopleIn('a'),
    told: ['105..105', '105..107', '100..105'],
  },
  StaffTransferred: {
    before: [...units, counted('c', 50)],
    was: transfer('b', 'c', { positions: people(5) }),
    instead: { toUnitId: 'a' },
    ask: peopleIn('c'),
    told: ['55..55', '50..55', '50..55'],
  },
  LayoffAnnounced: {
    before: [a],
    was: cut,
    instead: { kind: 'temporary' },
    ask: layoffs,
    told: ['10..10', '0..10', '0..10'],
  },
  LayoffShareReported: {
    before: [...units, counted('b', 50), cut],
    was: share('l', 'b', people(4)),
    instead: { positions: people(6) },
    ask: peopleIn('b'),
    told: ['46..46', '44..46', '40..50'],
  },
  LayoffRevised: {
    before: [a, cut],
    was: revision('l', '2025-05-01', { positions: people(20) }),
    instead: { positions: people(30) },
    ask: layoffs,
    told: ['20..20 2025-05-01 definitely', '20..30 2025-05-01 definitely', '10..20 2025-05-01 possibly'],
  },
  LayoffCompleted: {
    before: [a, cut],
    was: completion('l', '2025-05-01', { positions: people(12) }),
    instead: { positions: people(15) },
    ask: layoffs,
    told: ['12..12 2025-05-01 definitely', '12..15 2025-05-01 definitely', '10..12 2025-05-01 possibly'],
  },
  LayoffCalledOff: {
    before: [a, cut],
    was: callingOff('l', '2025-05-01'),
    instead: { alreadyLeft: people(3) },
    ask: layoffs,
    told: [
      '0..0 2025-05-01 definitely',
      '0..3 2025-05-01 possibly 2025-05-01 possibly',
      '0..10 2025-05-01 possibly',
    ],
  },
  TemporaryLayoffEnded: {
    before: [a, layoff('l', 'a', { kind: 'temporary' })],
    was: temporaryEnd('l', '2025-07-01'),
    instead: { endedOn: '2025-09-01' },
    ask: layoffs,
    told: ['0..0 2025-07-01 definitely', '0..0 2025-09-01 definitely', '0..0 2025-07-01 possibly'],
  },
  StartupInvestmentMade: {
    before: [a],
    was: investment('i', 'a'),
    instead: { amount: { min: '20', max: '20', currency: 'USD', wording: '20 USD' } },
    ask: invested,
    told: ['10..10 definitely held', '10..20 definitely held', '10..10 possibly held'],
  },
  InvestmentExited: {
    before: [a, investment('i', 'a')],
    was: exit('i', '2025-09-01'),
    instead: { exitedOn: '2026-02-01' },
    ask: invested,
    told: ['10..10 definitely exited', '10..10 definitely possibly', '10..10 definitely possibly'],
  },
  RestructuringAnnounced: declaration(
    'RestructuringAnnounced',
    { subject: { en: 'X' }, announcedOn: '2025-06' },
    'subject',
  ),
  UnitRenamed: {
    before: [a],
    was: renamed('a', { en: 'A' }, '2025-03-01'),
    instead: { names: { en: 'Aa' } },
    ask: unitNames,
    told: ['A {} "definitely"', 'A {"en":["Aa"]} "definitely"', 'a {"en":["A"]} "definitely"'],
  },
  AliasAdded: {
    before: [a],
    was: { type: 'AliasAdded', data: { ...cited, unitId: 'a', alias: { en: 'Ack' } } },
    instead: { alias: { en: 'Eck' } },
    ask: (models, asked) => {
      const { aliases, possibleAliases } = models.unit('a', asked);
      return JSON.stringify([aliases, possibleAliases]);
    },
    told: ['[[{"en":"Ack"}],[]]', '[[],[{"en":"Ack"},{"en":"Eck"}]]', '[[],[{"en":"Ack"}]]'],
  },
  UnitMoved: {
    before: units,
    was: moved('b', 'c', '2025-03-01'),
    instead: { movedOn: '2026-02-01' },
    ask: placeOf('b'),
    told: ['c definitely ended no', 'a possibly c possibly ended no', 'a possibly c possibly ended no'],
  },
  UnitsMerged: {
    before: [...units, division('d', 'a')],
    was: merged(['b', 'd'], 'c', '2025-03-01'),
    instead: { mergedOn: '2026-02-01' },
    ask: placeOf('b'),
    told: [' ended definitely', 'a possibly ended possibly', 'a possibly ended possibly'],
  },
  UnitSplit: {
    before: [...units, division('d', 'a')],
    was: split('b', ['c', 'd'], '2025-03-01'),
    instead: { splitOn: '2026-02-01' },
    ask: placeOf('b'),
    told: [' ended definitely', 'a possibly ended possibly', 'a possibly ended possibly'],
  },
  UnitClosed: {
    before: units,
    was: closed('b', '2025-03-01'),
    instead: { closedOn: '2026-02-01' },
    ask: placeOf('b'),
    told: [' ended definitely', 'a possibly ended possibly', 'a possibly ended possibly'],
  },
  AcquisitionAnnounced: {
    before: [a, company('x')],
    was: acquisition('deal', 'a', 'x', { announcedOn: '2025-01-01' }),
    instead: { announcedOn: '2025-03-01' },
    ask: deal,
    told: ['2025-01-01 definitely', '2025-03-01 definitely', '2025-01-01 possibly'],
  },
  AcquisitionCompleted: {
    before: [a, company('x'), acquisition('deal', 'a', 'x', { announcedOn: '2025-01-01' })],
    was: completed('deal', '2025-03-01'),
    instead: { completedOn: '2026-02-01' },
    ask: placeOf('x'),
    told: ['a definitely ended no', 'a possibly ended no', 'a possibly ended no'],
  },
  AcquisitionCalledOff: {
    before: [a, company('x'), acquisition('deal', 'a', 'x', { announcedOn: '2025-01-01' })],
    was: calledOff('deal', '2025-03-01'),
    instead: { calledOffOn: '2026-02-01' },
    ask: deal,
    told: [
      '2025-01-01 definitely, 2025-03-01 definitely',
      '2025-01-01 definitely, 2026-02-01 possibly',
      '2025-01-01 definitely, 2025-03-01 possibly',
    ],
  },
  StrategicShiftDeclared: declaration(
    'StrategicShiftDeclared',
    { towards: { en: 'X' }, declaredOn: '2025-06' },
    'towards',
  ),
  BudgetReviewAnnounced: declaration(
    'BudgetReviewAnnounced',
    { subject: { en: 'X' }, announcedOn: '2025-06' },
    'subject',
  ),
  TitleReleased: declaration(
    'TitleReleased',
    { titleId: 't', names: { en: 'X' }, platformId: 'a', releasedOn: '2025-06' },
    'names',
  ),
  OutlookStated: declaration('OutlookStated', { expected: { en: 'X' }, statedOn: '2025-06' }, 'expected'),
};

/** What a unit declares; other words are each possible. */
function declaration(type: LedgerEventType, data: object, words: string): Case {
  return {
    before: [a],
    was: { type, data: { ...cited, unitId: 'a', ...data } } as Past,
    instead: { [words]: { en: 'Y' } },
    ask: declared,
    told: ['X definitely', 'X possibly, Y possibly', 'X possibly'],
  };
}

const kinds = Object.entries(CASES);

function answer({ before = [], was, ask }: Case, ...more: readonly Past[]): string {
  const told = readModels().after(...before, was, ...more);
  return ask(told.models, told.at({ on: '2026-01-01' }));
}

test('there is a case for every change that sources may dispute, of that change, and for no other', () => {
  const noFacts: readonly string[] = [...topics.sources, ...topics.corrections];
  const disputable = eventTypes.filter((type) => !noFacts.includes(type));
  expect(kinds.map(([type]) => type).toSorted()).toEqual(disputable.toSorted());
  expect(kinds.map(([, { was }]) => was.type)).toEqual(kinds.map(([type]) => type));
});

test.each(kinds)(
  '%s is answered otherwise where a source gives something instead, or denies it',
  (_type, one) => {
    const position = (one.before ?? []).length + 1;
    const [disputing, denying] = [dispute(position, one.was, one.instead), denial(position, one.was)];
    expect([answer(one), answer(one, disputing), answer(one, denying)]).toEqual(one.told);
    // It is settled by the withdrawal of the dispute.
    expect([disputing, denying].map((said) => answer(one, said, withdrawal(position + 1)))).toEqual([
      one.told[0],
      one.told[0],
    ]);
    expect(new Set(one.told.slice(1))).not.toContain(one.told[0]);
  },
);

import * as fc from 'fast-check';
import { LedgerError, changeOf, changes, eventTypes } from '#domain';
import type { Recorded } from '#domain';
import { company, recordedInOrder } from '../../test/given';
import { inMemory } from '../../test/oracle/in-memory';
import { histories } from '../../test/oracle/histories';
import { recordHistory } from '../../test/oracle/record-history';
import type { Submit } from '../../test/oracle/record-history';
import { inMemoryDatabase } from '../../test/projection-harness';
import type { Projection } from './projection';
import { projections } from './registry';
import { ProjectionRunner } from './runner';

/** What happens before everything else, so that every event type occurs in some history. */
const beside: readonly (readonly [name: string, command: object])[] = [
  [
    'ArchiveSource',
    { sourceId: 'memo', title: { en: 'Memo' }, publishedOn: '2024', sha256: '0'.repeat(64), language: 'en' },
  ],
  [
    'RegisterCompany',
    {
      unitId: 'fund',
      names: { en: 'Fund' },
      citation: { sourceId: 'memo', publishedOn: '2024', quote: 'It is.' },
    },
  ],
  ...['target', 'closing', 'splitting'].map((unitId): readonly [string, object] => [
    'RegisterCompany',
    {
      unitId,
      names: { en: unitId },
      citation: { sourceId: 'memo', publishedOn: '2024', quote: 'It is.' },
    },
  ]),
  ...(
    [
      ['RenameUnit', { unitId: 'fund', names: { en: 'The Fund' }, renamedOn: '2023' }],
      ['AddAlias', { unitId: 'fund', alias: { en: 'TF' } }],
      ['MoveUnit', { unitId: 'closing', parentId: 'fund', movedOn: '2023' }],
      ['MergeUnits', { unitIds: ['closing', 'target'], intoId: 'fund', mergedOn: '2023-07' }],
      ['SplitUnit', { unitId: 'splitting', intoIds: ['target', 'closing'], splitOn: '2023-08' }],
      ['CloseUnit', { unitId: 'closing', closedOn: '2023-09' }],
      ['AnnounceAcquisition', { dealId: 'd0', buyerId: 'fund', companyId: 'target', announcedOn: '2023' }],
      ['CompleteAcquisition', { dealId: 'd0', completedOn: '2023-12' }],
      ['CallOffAcquisition', { dealId: 'd0', calledOffOn: '2023-11' }],
    ] as const
  ).map(([name, fact]): readonly [string, object] => [
    name,
    { ...fact, citation: { sourceId: 'memo', publishedOn: '2024', quote: 'It is.' } },
  ]),
  [
    'RegisterCompany',
    {
      unitId: 'trust',
      names: { en: 'Trust' },
      citation: { sourceId: 'memo', publishedOn: '2024', quote: 'It is.' },
    },
  ],
  ...Object.entries({
    RecordHiring: { unitId: 'fund', hiredOn: '2023' },
    TransferStaff: { fromUnitId: 'fund', toUnitId: 'trust', transferredOn: '2023-06' },
  }).map(([name, fact]): readonly [string, object] => [
    name,
    {
      ...fact,
      positions: { min: 3, max: 5, wording: 'a few' },
      citation: { sourceId: 'memo', publishedOn: '2024', quote: 'It is.' },
    },
  ]),
  ...Object.entries({
    AnnounceRestructuring: { subject: { en: 'all' }, announcedOn: '2023' },
    DeclareStrategicShift: { towards: { en: 'less' }, declaredOn: '2023-06' },
    AnnounceBudgetReview: { subject: { en: 'all' }, announcedOn: '2023-06-05' },
    ReleaseTitle: { titleId: 'film', names: { en: 'Film' }, platformId: 'fund', releasedOn: '../2023' },
    StateOutlook: { expected: { en: 'It will rain.' }, statedOn: '2023', horizon: '2024' },
  }).map(([name, fact]): readonly [string, object] => [
    name,
    { unitId: 'fund', ...fact, citation: { sourceId: 'memo', publishedOn: '2024', quote: 'It is.' } },
  ]),
  ...Object.entries({
    AnnounceLayoff: {
      unitId: 'fund',
      positions: { min: 5, max: 5, wording: 'five' },
      announcedOn: '2023-01',
    },
    ReviseLayoff: { revisedOn: '2023-02', positions: { min: 6, max: 6, wording: 'six' } },
    CompleteLayoff: { completedOn: '2023-03' },
    CallOffLayoff: { calledOffOn: '2023-04', alreadyLeft: { min: 1, max: 1, wording: 'one' } },
    EndTemporaryLayoff: { endedOn: '2023-05' },
  }).map(([name, fact]): readonly [string, object] => [
    name,
    {
      layoffId: 'staged',
      ...fact,
      citation: { sourceId: 'memo', publishedOn: '2024', quote: 'It is.' },
    },
  ]),
  [
    'InvestInStartup',
    {
      investmentId: 'i0',
      investorId: 'fund',
      startup: { en: 'Fable' },
      amount: { min: '1', max: null, currency: 'USD', wording: 'at least one' },
      announcedOn: '2023-06',
      citation: { sourceId: 'memo', publishedOn: '2024', quote: 'It is.' },
    },
  ],
  [
    'ExitInvestment',
    {
      investmentId: 'i0',
      exitedOn: '2024-01/..',
      citation: { sourceId: 'memo', publishedOn: '2024', quote: 'It is.' },
    },
  ],
  [
    'WithdrawSource',
    {
      sourceId: 'memo',
      withdrawnOn: '2024',
      reason: 'It was not so.',
      citation: { sourceId: 'notice', publishedOn: '2025', quote: 'It is not.' },
    },
  ],
  [
    'RegisterCompany',
    {
      unitId: 'fund-2',
      names: { en: 'Fund II' },
      citation: { sourceId: 'memo', publishedOn: '2024', quote: 'It is.' },
    },
  ],
  [
    'DeclareSame',
    { kind: 'unit', id: 'fund-2', keep: 'fund', because: 'recordingError', reason: 'It is one fund.' },
  ],
];

/** A person who comes to a post, is called by another name, and goes through all that may become of a tenure. */
const CITED = { citation: { sourceId: 'memo', publishedOn: '2024', quote: 'It is.' } };
const ANN = { personId: 'pannannannann', ...CITED };
const POST = { unitId: 'fund', postId: 'chair', title: { en: 'Chair' }, heads: true };
const MANDATE = { post: POST, mandateId: 'task', ...ANN };
const tenure: readonly (readonly [name: string, command: object])[] = [
  ['IntroducePerson', { ...ANN, handle: 'ann', names: { en: 'Ann' } }],
  ['RenamePerson', { ...ANN, names: { en: 'Anne' }, renamedOn: '2023' }],
  ['AppointExecutive', { ...ANN, post: POST, startedOn: '2020' }],
  ['StartLeave', { ...ANN, post: POST, startedOn: '2021' }],
  ['EndLeave', { ...ANN, post: POST, endedOn: '2022' }],
  ['AssignMandate', { ...MANDATE, mandate: { en: 'To look ahead.' }, assignedOn: '2022' }],
  ['EndMandate', { ...MANDATE, endedOn: '2023' }],
  ['RecordDeparture', { ...ANN, post: 'all', kind: 'died', endedOn: '2023' }],
  ['AbolishPost', { post: POST, abolishedOn: '2023', ...CITED }],
];

/** What other sources say of the entries before: that it is so, otherwise, or not at all; and what corrects that. */
interface Disagreement {
  readonly about: number;
  readonly how: 'corroborate' | 'dispute' | 'deny' | 'retract' | 'restate';
  readonly day: string;
}

const disagreements: fc.Arbitrary<readonly Disagreement[]> = fc.array(
  fc.record({
    about: fc.nat({ max: 60 }),
    how: fc.constantFrom('corroborate', 'dispute', 'dispute', 'deny', 'retract', 'restate', 'restate'),
    day: fc.constantFrom('2021-05', '2021-06-30', '2022'),
  }),
  { maxLength: 14 },
);

/** The change that records each type of event; what it recorded is its command. */
const changeNameOf = (type: string): string => changeOf(type, changes)?.command.name ?? '';

function disagree(submit: Submit, entries: readonly Recorded[], { about, how, day }: Disagreement) {
  const entry = entries[about % entries.length] as Recorded;
  const entryId = entry.id;
  const citation = { sourceId: 'herald', publishedOn: '2025-01-01', quote: 'It is said.' };
  const fields = Object.keys(entry.data).filter((name) => name.endsWith('On') || name === 'names');
  const given = Object.fromEntries(fields.map((name) => [name, name === 'names' ? { en: day } : day]));
  const ours = { entryId, because: 'recordingError', reason: 'misread' };
  const right = { change: changeNameOf(entry.type), command: { ...entry.data, ...given } };
  const commands = {
    corroborate: { name: 'CorroborateEntry', command: { entryId, citation } },
    dispute: { name: 'DisputeEntry', command: { entryId, instead: given, citation } },
    deny: { name: 'DisputeEntry', command: { entryId, denies: true, citation } },
    retract: { name: 'RetractEntry', command: ours },
    restate: { name: 'RestateEntry', command: { ...ours, right } },
  };
  try {
    return submit(commands[how]) as readonly Recorded[];
  } catch (error) {
    if (error instanceof LedgerError) return [];
    throw error;
  }
}

/** The entries of a random history: a tree, reports, layoffs, leaders, and corrections of corrections; then sources disagree. */
const recorded: fc.Arbitrary<Promise<readonly Recorded[]>> = fc
  .tuple(histories, disagreements)
  .map(async ([history, said]) => {
    const submit = inMemory();
    const first = [...beside, ...tenure].flatMap(
      ([name, command]) => submit({ name, command }) as readonly Recorded[],
    );
    const entries = [...first, ...(await recordHistory(history, submit)).entries];
    for (const one of said) entries.push(...disagree(submit, entries, one));
    return withRevisions(entries);
  });

/** The entries numbered in their streams. */
function withRevisions(entries: readonly Recorded[]): readonly Recorded[] {
  const lengths = new Map<string, number>();
  return entries.map((entry) => {
    const revision = lengths.get(entry.stream) ?? 0;
    lengths.set(entry.stream, revision + 1);
    return { ...entry, revision };
  });
}

/** Position, counts and state of one projection, and the digest of its rows. */
function standing(runner: ProjectionRunner, name: string, head: number): object {
  const status = runner.status(head).find((one) => one.name === name);
  return { ...status, generation: undefined, digest: runner.digest(name) };
}

function runnerOf(...some: readonly Projection[]): ProjectionRunner {
  return new ProjectionRunner(inMemoryDatabase(), some);
}

describe.each(projections)('the projection $name', (projection) => {
  const { name } = projection;

  test('handles each event type or ignores it, never both', () => {
    const handled = Object.keys(projection.on);
    expect([...handled, ...projection.ignores].toSorted((a, b) => a.localeCompare(b))).toEqual(
      eventTypes.toSorted((a, b) => a.localeCompare(b)),
    );
  });

  test('comes to the same rows in batches of whatever size', async () => {
    await fc.assert(
      fc.asyncProperty(
        recorded,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (coming, sizes) => {
          const entries = await coming;
          const [atOnce, inParts] = [runnerOf(projection), runnerOf(projection)];
          atOnce.apply(entries);
          for (let from = 0, batch = 0; from < entries.length; batch += 1) {
            const size = sizes[batch % sizes.length] ?? 1;
            inParts.apply(entries.slice(from, from + size));
            from += size;
          }
          expect(standing(inParts, name, entries.length)).toEqual(standing(atOnce, name, entries.length));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('comes to the same rows live and built anew', async () => {
    await fc.assert(
      fc.asyncProperty(recorded, fc.nat({ max: 40 }), async (coming, cut) => {
        const entries = await coming;
        const runner = runnerOf(projection);
        runner.apply(entries.slice(0, cut));
        const live = runnerOf(projection);
        live.apply(entries);
        runner.rebuild(name);
        runner.apply(entries);
        runner.takeOver(entries.length);
        expect(standing(runner, name, entries.length)).toEqual(standing(live, name, entries.length));
      }),
      { numRuns: 25 },
    );
  });

  test('accounts for every entry: applied + ignored = position, and the lag to the head', async () => {
    await fc.assert(
      fc.asyncProperty(recorded, async (coming) => {
        const entries = await coming;
        const runner = runnerOf(projection);
        runner.apply(entries);
        const applied = entries.filter(({ type }) => type in projection.on).length;
        expect(runner.status(entries.length + 3)).toMatchObject([
          { position: entries.length, applied, ignored: entries.length - applied, lag: 3, state: 'live' },
        ]);
      }),
      { numRuns: 10 },
    );
  });

  test('passes over what it has read already', async () => {
    const [entries] = fc.sample(recorded, 1);
    const [once, twice] = [runnerOf(projection), runnerOf(projection)];
    const all = await (entries as Promise<readonly Recorded[]>);
    once.apply(all);
    twice.apply(all);
    twice.apply(all);
    expect(standing(twice, name, all.length)).toEqual(standing(once, name, all.length));
  });

  test('stops at an event type that nobody declared', () => {
    const runner = runnerOf(projection);
    const [known] = recordedInOrder([company('amazon')]) as [Recorded];
    runner.apply([known, { ...known, position: 2, type: 'SomethingElse' }]);
    expect(runner.status(2)).toMatchObject([
      {
        position: 1,
        failed_at: 2,
        failure: `${name} neither handles nor ignores SomethingElse`,
        state: 'stopped',
      },
    ]);
  });
});

test('the registry names each projection and each table once', () => {
  const tables = projections.flatMap((projection) => Object.keys(projection.tables));
  expect(new Set(projections.map(({ name }) => name)).size).toBe(projections.length);
  expect(new Set(tables).size).toBe(tables.length);
});

test('histories hold every event type', async () => {
  const found = await Promise.all(fc.sample(recorded, 60));
  const types = new Set(found.flat().map(({ type }) => type));
  expect(eventTypes.filter((type) => !types.has(type))).toEqual([]);
});

import * as fc from 'fast-check';
import { asides } from './asides';
import type { Cast, Story } from './cast';
import { anyDate, exactDay } from './history-days';
import type { Sent } from './sent';
import { maybe, percentage, publication, quantity, sent } from './sent';

/** Parts of a history that can be told or left out, each with the changes that it needs. */
export const CHAPTERS = {
  layoffStages: ['ReviseLayoff', 'CompleteLayoff', 'CallOffLayoff', 'EndTemporaryLayoff'],
  staff: ['RecordHiring', 'TransferStaff'],
  treeOverTime: [
    'MoveUnit',
    'MergeUnits',
    'SplitUnit',
    'CloseUnit',
    'AnnounceAcquisition',
    'CompleteAcquisition',
    'CallOffAcquisition',
  ],
  leave: ['RecordDeparture', 'StartLeave', 'EndLeave', 'AbolishPost'],
  agreement: ['CorroborateEntry', 'DisputeEntry', 'DeclareSame'],
  asides: [
    'RenameUnit',
    'RenamePerson',
    'AddAlias',
    'AnnounceRestructuring',
    'DeclareStrategicShift',
    'AnnounceBudgetReview',
    'StateOutlook',
    'ReleaseTitle',
    'AssignMandate',
    'EndMandate',
    'InvestInStartup',
    'ExitInvestment',
    'ArchiveSource',
    'WithdrawSource',
  ],
} as const;

export type Chapter = keyof typeof CHAPTERS;

/**
 * The chapters with these names, separated by commas; none where there is no name.
 * @throws RangeError where there is no such chapter.
 */
export function chaptersNamed(names: string): readonly Chapter[] {
  return names
    .split(',')
    .filter((name) => name !== '')
    .map((name) => {
      if (!Object.hasOwn(CHAPTERS, name)) {
        throw new RangeError(`no chapter ${name}; there are ${Object.keys(CHAPTERS).join(', ')}`);
      }
      return name as Chapter;
    });
}

/** What another source says of an entry that was recorded before; which one, is known only while recording. */
export interface Opinion {
  /** Counted back from the newest entry, from 0; beyond the first entry it starts anew. */
  readonly back: number;
  readonly opinion: 'confirms' | 'differs' | 'denies';
  readonly publishedOn: string;
  /** What stands in place of the entry's day or number, where it differs in that. */
  readonly date: string;
  readonly quantity: object;
}

/** Mostly after what it follows on; sometimes on any day. */
const laterDate = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('2025-06-01', '2025-06-15', '2025-10-28', '2025-06', '2025-03-15/2025-06'),
  },
  { weight: 1, arbitrary: anyDate },
);

const story = (told: fc.Arbitrary<Sent>): fc.Arbitrary<Story> => told.map((one) => [one]);

const none: fc.Arbitrary<readonly Story[]> = fc.constant([]);

/** A part of the stories of a history, told or left out. */
export function chapter(name: Chapter, told: readonly Chapter[], cast: Cast): fc.Arbitrary<readonly Story[]> {
  if (!told.includes(name)) return none;
  const stories: Readonly<Record<Chapter, (cast: Cast) => fc.Arbitrary<readonly Story[]>>> = {
    layoffStages,
    staff,
    treeOverTime,
    leave,
    agreement,
    asides,
  };
  return stories[name](cast);
}

function layoffStages({ layoffIds }: Cast): fc.Arbitrary<readonly Story[]> {
  if (layoffIds.length === 0) return none;
  const layoffId = fc.constantFrom(...layoffIds);
  const changed = fc.oneof(
    { weight: 4, arbitrary: fc.record({ positions: quantity }) },
    { weight: 1, arbitrary: fc.record({ percentage }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('temporary', 'permanent', 'closure') }) },
    { weight: 2, arbitrary: fc.record({ effectiveOn: laterDate }) },
  );
  const revised = fc
    .tuple(sent('ReviseLayoff', { layoffId, revisedOn: laterDate }), changed)
    .map(([{ name, command }, fields]): Sent => ({ name, command: { ...command, ...fields } }));
  const stage = fc.oneof(
    { weight: 4, arbitrary: revised },
    {
      weight: 2,
      arbitrary: sent('CompleteLayoff', { layoffId, completedOn: laterDate, positions: maybe(quantity) }),
    },
    {
      weight: 2,
      arbitrary: sent('CallOffLayoff', { layoffId, calledOffOn: laterDate, alreadyLeft: maybe(quantity) }),
    },
    { weight: 1, arbitrary: sent('EndTemporaryLayoff', { layoffId, endedOn: laterDate }) },
  );
  return fc.array(story(stage), { maxLength: 2 });
}

function staff({ unitIds }: Cast): fc.Arbitrary<readonly Story[]> {
  const unit = fc.constantFrom(...unitIds);
  const hired = sent('RecordHiring', { unitId: unit, positions: quantity, hiredOn: anyDate });
  const [fromUnitId, toUnitId] = [unit, unit];
  const transferred = sent('TransferStaff', {
    fromUnitId,
    toUnitId,
    positions: quantity,
    transferredOn: anyDate,
  });
  return fc.array(story(fc.oneof({ weight: 2, arbitrary: hired }, { weight: 1, arbitrary: transferred })), {
    maxLength: 2,
  });
}

/** The company and the unit below it stay; the others move, merge, split and close, and a company from outside is bought. */
function treeOverTime({ unitIds }: Cast): fc.Arbitrary<readonly Story[]> {
  const [top = '', upper = top, ...others] = unitIds;
  const buyer = fc.constantFrom(top, upper);
  const purchase = fc
    .tuple(
      sent('AnnounceAcquisition', { buyerId: buyer, announcedOn: exactDay }),
      laterDate,
      fc.boolean(),
      quantity,
    )
    .map(([{ name, command }, date, completed, count]) =>
      acquisition({ name, command, date, completed, count }),
    );
  if (others.length === 0) return fc.array(purchase, { maxLength: 1 });
  const changed = fc
    .tuple(fc.boolean(), fc.array(quantity, { minLength: unitIds.length, maxLength: unitIds.length }))
    .chain(([counted, counts]) =>
      placeChange(top, upper, others, counted ? laterDate : anyDate).map((one): Story => {
        const first = counted ? unitIds.map((unitId, at) => countedBefore(unitId, counts[at]!, one)) : [];
        return [...first, one];
      }),
    );
  return fc.array(fc.oneof({ weight: 4, arbitrary: changed }, { weight: 1, arbitrary: purchase }), {
    maxLength: 2,
  });
}

function placeChange(
  top: string,
  upper: string,
  others: readonly string[],
  day: fc.Arbitrary<string>,
): fc.Arbitrary<Sent> {
  const low = fc.constantFrom(...others);
  const over = fc.constantFrom(top, upper);
  const pair = fc.constantFrom([others[0], others.at(-1)], [upper, others[0]]);
  const together = others.length > 1 ? others.slice(0, 2) : [upper, others[0]];
  return fc.oneof(
    { weight: 3, arbitrary: sent('MoveUnit', { unitId: low, parentId: over, movedOn: day }) },
    { weight: 3, arbitrary: sent('CloseUnit', { unitId: low, closedOn: day }) },
    {
      weight: others.length > 1 ? 3 : 0,
      arbitrary: sent('MergeUnits', { unitIds: fc.constant(together), intoId: over, mergedOn: day }),
    },
    {
      weight: others.length > 1 ? 3 : 0,
      arbitrary: sent('SplitUnit', { unitId: low, intoIds: pair, splitOn: day }),
    },
  );
}

/** A report of a unit long before a change, by the same source: then it is known how many it has when it changes its place. */
function countedBefore(unitId: string, count: object, { command }: Sent): Sent {
  const { citation } = command as { citation: object };
  return { name: 'ReportHeadcount', command: { ...EARLY_REPORT, unitId, count, citation } };
}

const EARLY_REPORT = { metric: 'employees', scope: 'withSubUnits', countedOn: '2024-01-31' } as const;

interface Purchase extends Sent {
  readonly date: string;
  readonly completed: boolean;
  readonly count: object;
}

function acquisition({ name, command, date, completed, count }: Purchase): Story {
  const { citation } = command as { citation: object };
  const id = `bought-by-${(command as { buyerId: string }).buyerId}`;
  return [
    { name: 'RegisterCompany', command: { unitId: id, names: { en: 'Name' }, citation } },
    countedBefore(id, count, { name, command }),
    { name, command: { ...command, dealId: id, companyId: id } },
    completed
      ? { name: 'CompleteAcquisition', command: { dealId: id, completedOn: date, citation } }
      : { name: 'CallOffAcquisition', command: { dealId: id, calledOffOn: date, citation } },
  ];
}

function leave({ personIds, posts }: Cast): fc.Arbitrary<readonly Story[]> {
  const personId = fc.constantFrom(...personIds);
  const post = fc.constantFrom(...posts);
  const departed = sent('RecordDeparture', {
    personId,
    post,
    kind: fc.constantFrom('resigned', 'retired', 'unspecified'),
    endedOn: anyDate,
  });
  const all = sent('RecordDeparture', {
    personId,
    post: fc.constant('all'),
    kind: fc.constantFrom('resigned', 'died'),
    endedOn: laterDate,
  });
  const told = fc.oneof(
    { weight: 3, arbitrary: departed },
    { weight: 2, arbitrary: all },
    { weight: 3, arbitrary: sent('StartLeave', { personId, post, startedOn: anyDate }) },
    { weight: 2, arbitrary: sent('EndLeave', { personId, post, endedOn: anyDate }) },
    { weight: 1, arbitrary: sent('AbolishPost', { post, abolishedOn: laterDate }) },
  );
  return fc.array(story(told), { maxLength: 3 });
}

/** Things that are declared the same; of entries, see `opinions`. */
function agreement({ unitIds, personIds, layoffIds }: Cast): fc.Arbitrary<readonly Story[]> {
  const pairs = [
    ['unit', unitIds.slice(2)],
    ['person', personIds],
    ['layoff', layoffIds],
  ] as const;
  const possible = pairs.filter(([, ids]) => ids.length > 1);
  if (possible.length === 0) return none;
  const declared = fc.constantFrom(...possible).chain(([kind, [keep, id]]) =>
    sent('DeclareSame', {
      kind: fc.constant(kind),
      id: fc.constant(id),
      keep: fc.constant(keep),
      because: fc.constant('sourceReport'),
      reason: fc.constant('one and the same'),
    }),
  );
  return fc.array(story(declared), { maxLength: 1 });
}

/** What other sources say of the newest entries. */
export function opinions(told: readonly Chapter[]): fc.Arbitrary<readonly Opinion[]> {
  const opinion = fc.record({
    back: fc.nat({ max: 12 }),
    opinion: fc.constantFrom<Opinion['opinion'][]>(
      'confirms',
      'confirms',
      'differs',
      'differs',
      'differs',
      'denies',
    ),
    publishedOn: publication,
    date: anyDate,
    quantity,
  });
  return fc.array(opinion, { maxLength: told.includes('agreement') ? 2 : 0 });
}

import type { Citation, Recorded } from '#domain';
import type { Opinion } from './chapters';
import type { Correction, History, Right } from './histories';
import type { Sent } from './sent';

/** Has the product record a command, by its own command handling. Throws what the product throws. */
export type Submit = (command: Sent) => Promise<readonly Recorded[]> | readonly Recorded[];

/** What came of a history. */
export interface RecordedHistory {
  readonly entries: readonly Recorded[];
  /** How many commands were refused, by the code of the refusal. */
  readonly refused: ReadonlyMap<string, number>;
}

/** The change that records each type of event; what it recorded is its command. Of other types nothing is restated. */
export const CHANGE_OF: Readonly<Record<string, string | undefined>> = {
  CompanyRegistered: 'RegisterCompany',
  DivisionEstablished: 'EstablishDivision',
  UnitMoved: 'MoveUnit',
  UnitsMerged: 'MergeUnits',
  UnitSplit: 'SplitUnit',
  UnitClosed: 'CloseUnit',
  AcquisitionAnnounced: 'AnnounceAcquisition',
  AcquisitionCompleted: 'CompleteAcquisition',
  AcquisitionCalledOff: 'CallOffAcquisition',
  PersonIntroduced: 'IntroducePerson',
  ExecutiveAppointed: 'AppointExecutive',
  ExecutiveReassigned: 'ReassignExecutive',
  ExecutiveDismissed: 'DismissExecutive',
  ExecutiveDeparted: 'RecordDeparture',
  LeaveStarted: 'StartLeave',
  LeaveEnded: 'EndLeave',
  PostAbolished: 'AbolishPost',
  HeadcountReported: 'ReportHeadcount',
  StaffHired: 'RecordHiring',
  StaffTransferred: 'TransferStaff',
  LayoffAnnounced: 'AnnounceLayoff',
  LayoffShareReported: 'ReportLayoffShare',
  LayoffRevised: 'ReviseLayoff',
  LayoffCompleted: 'CompleteLayoff',
  LayoffCalledOff: 'CallOffLayoff',
  TemporaryLayoffEnded: 'EndTemporaryLayoff',
  StartupInvestmentMade: 'InvestInStartup',
  RestructuringAnnounced: 'AnnounceRestructuring',
  StrategicShiftDeclared: 'DeclareStrategicShift',
  BudgetReviewAnnounced: 'AnnounceBudgetReview',
  TitleReleased: 'ReleaseTitle',
  OutlookStated: 'StateOutlook',
};

const DATES = [
  'countedOn',
  'announcedOn',
  'startedOn',
  'endedOn',
  'movedOn',
  'establishedOn',
  'declaredOn',
  'releasedOn',
  'statedOn',
  'revisedOn',
  'completedOn',
  'calledOffOn',
  'hiredOn',
  'transferredOn',
  'mergedOn',
  'splitOn',
  'closedOn',
  'abolishedOn',
];
const QUANTITIES = ['count', 'positions', 'alreadyLeft'];

/** Records a history step by step. Refusals are part of it; anything else that the product throws is thrown on. */
export async function recordHistory({ steps }: History, submit: Submit): Promise<RecordedHistory> {
  const entries: Recorded[] = [];
  const refused = new Map<string, number>();
  for (const step of steps) {
    try {
      // Each command sees what the ones before it have recorded.
      entries.push(...(await submit(commandOf(step, entries))));
    } catch (error) {
      const code = refusalOf(error);
      refused.set(code, (refused.get(code) ?? 0) + 1);
    }
  }
  return { entries, refused };
}

function refusalOf(error: unknown): string {
  if (error instanceof Error && error.name === 'LedgerError' && 'code' in error) return String(error.code);
  throw error;
}

function commandOf(step: History['steps'][number], entries: readonly Recorded[]): Sent {
  if ('name' in step) return step;
  return 'opinion' in step ? opinionOf(step, entries) : correctionOf(step, entries);
}

/** What another source says of an entry; where it differs in nothing that the entry has, it denies it. */
function opinionOf({ back, opinion, publishedOn, ...right }: Opinion, entries: readonly Recorded[]): Sent {
  const { id: entryId, data } = entries[entries.length - 1 - (back % entries.length)]!;
  const command = { entryId, citation: { sourceId: 'other', publishedOn, quote: 'quote' } };
  if (opinion === 'confirms') return { name: 'CorroborateEntry', command };
  const fields = Object.keys(data);
  const number = fields.find((field) => QUANTITIES.includes(field));
  const day = fields.find((field) => DATES.includes(field));
  const instead = {
    ...(number === undefined ? {} : { [number]: right.quantity }),
    ...(number === undefined && day !== undefined ? { [day]: right.date } : {}),
  };
  const denies = opinion === 'denies' || Object.keys(instead).length === 0;
  return { name: 'DisputeEntry', command: { ...command, ...(denies ? { denies: true } : { instead }) } };
}

function correctionOf({ back, correctedOn, right }: Correction, entries: readonly Recorded[]): Sent {
  const wrong = entries[entries.length - 1 - (back % entries.length)]!;
  const citation =
    correctedOn === undefined
      ? {}
      : { citation: { sourceId: 'source', publishedOn: correctedOn, quote: 'quote' } };
  const because = correctedOn === undefined ? 'recordingError' : 'sourceCorrection';
  const command = { entryId: wrong.id, because, reason: 'it was wrong', ...citation };
  const change = CHANGE_OF[wrong.type];
  if (right === undefined || change === undefined) return { name: 'RetractEntry', command };
  return {
    name: 'RestateEntry',
    command: { ...command, right: { change, command: corrected(wrong.data, right) } },
  };
}

function corrected(fact: object, { publishedOn, date, quantity }: Right): object {
  const fields = Object.entries(fact).map(([field, value]) => {
    if (DATES.includes(field)) return [field, date];
    if (QUANTITIES.includes(field)) return [field, quantity];
    return [field, field === 'citation' ? { ...(value as Citation), publishedOn } : (value as unknown)];
  });
  return Object.fromEntries(fields) as object;
}

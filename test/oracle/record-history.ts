import type { Citation, LedgerEventType, Recorded } from '#domain';
import type { Correction, History, Right, Sent } from './histories';

/** Has the product record a command, by its own command handling. Throws what the product throws. */
export type Submit = (command: Sent) => Promise<readonly Recorded[]> | readonly Recorded[];

/** What came of a history. */
export interface RecordedHistory {
  readonly entries: readonly Recorded[];
  /** How many commands were refused, by the code of the refusal. */
  readonly refused: ReadonlyMap<string, number>;
}

/** The change that records each type of event; what it recorded is its command. */
const CHANGE_OF: { readonly [Type in LedgerEventType]: string | undefined } = {
  CompanyRegistered: 'RegisterCompany',
  DivisionEstablished: 'EstablishDivision',
  PersonIntroduced: 'IntroducePerson',
  ExecutiveAppointed: 'AppointExecutive',
  ExecutiveReassigned: 'ReassignExecutive',
  ExecutiveDismissed: 'DismissExecutive',
  HeadcountReported: 'ReportHeadcount',
  LayoffAnnounced: 'AnnounceLayoff',
  LayoffShareReported: 'ReportLayoffShare',
  StartupInvestmentMade: 'InvestInStartup',
  RestructuringAnnounced: 'AnnounceRestructuring',
  StrategicShiftDeclared: 'DeclareStrategicShift',
  BudgetReviewAnnounced: 'AnnounceBudgetReview',
  TitleReleased: 'ReleaseTitle',
  OutlookStated: 'StateOutlook',
  SourceArchived: undefined,
  SourceWithdrawn: undefined,
  EntryRetracted: undefined,
  EntryCorroborated: undefined,
  EntryDisputed: undefined,
  SamenessDeclared: undefined,
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
];
const QUANTITIES = ['count', 'positions'];

/** Records a history step by step. Refusals are part of it; anything else that the product throws is thrown on. */
export async function recordHistory({ steps }: History, submit: Submit): Promise<RecordedHistory> {
  const entries: Recorded[] = [];
  const refused = new Map<string, number>();
  for (const step of steps) {
    try {
      // Each command sees what the ones before it have recorded.
      entries.push(...(await submit('name' in step ? step : correctionOf(step, entries))));
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

function correctionOf({ back, correctedOn, right }: Correction, entries: readonly Recorded[]): Sent {
  const wrong = entries[entries.length - 1 - (back % entries.length)]!;
  const citation =
    correctedOn === undefined
      ? {}
      : { citation: { sourceId: 'source', publishedOn: correctedOn, quote: 'quote' } };
  const because = correctedOn === undefined ? 'recordingError' : 'sourceCorrection';
  const command = { entryId: wrong.id, because, reason: 'it was wrong', ...citation };
  const change = CHANGE_OF[wrong.type as LedgerEventType];
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

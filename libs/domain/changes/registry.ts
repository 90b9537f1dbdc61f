import type { Change, Event, Minted, Remembered } from '../decider';
import { EventForms } from '../event-forms';
import { corroborateEntry } from './corrections/corroborate-entry';
import type { EntryCorroborated } from './corrections/corroborate-entry';
import { declareSame } from './corrections/declare-same';
import type { SamenessDeclared } from './corrections/declare-same';
import { disputeEntry } from './corrections/dispute-entry';
import type { EntryDisputed } from './corrections/dispute-entry';
import { restateEntry } from './corrections/restate-entry';
import { retractEntry } from './corrections/retract-entry';
import type { EntryRetracted } from './corrections/withdrawal';
import { announceAcquisition } from './deals/announce-acquisition';
import type { AcquisitionAnnounced } from './deals/announce-acquisition';
import { callOffAcquisition } from './deals/call-off-acquisition';
import type { AcquisitionCalledOff } from './deals/call-off-acquisition';
import { completeAcquisition } from './deals/complete-acquisition';
import type { AcquisitionCompleted } from './deals/complete-acquisition';
import { recordHiring } from './headcount/record-hiring';
import type { StaffHired } from './headcount/record-hiring';
import { reportHeadcount } from './headcount/report-headcount';
import type { HeadcountReported } from './headcount/report-headcount';
import { transferStaff } from './headcount/transfer-staff';
import type { StaffTransferred } from './headcount/transfer-staff';
import { exitInvestment } from './investment/exit-investment';
import type { InvestmentExited } from './investment/exit-investment';
import { investInStartup } from './investment/invest-in-startup';
import type { StartupInvestmentMade } from './investment/invest-in-startup';
import { announceLayoff } from './layoffs/announce-layoff';
import type { LayoffAnnounced } from './layoffs/announce-layoff';
import { callOffLayoff } from './layoffs/call-off-layoff';
import type { LayoffCalledOff } from './layoffs/call-off-layoff';
import { completeLayoff } from './layoffs/complete-layoff';
import type { LayoffCompleted } from './layoffs/complete-layoff';
import { endTemporaryLayoff } from './layoffs/end-temporary-layoff';
import type { TemporaryLayoffEnded } from './layoffs/end-temporary-layoff';
import { reportLayoffShare } from './layoffs/report-layoff-share';
import type { LayoffShareReported } from './layoffs/report-layoff-share';
import { reviseLayoff } from './layoffs/revise-layoff';
import type { LayoffRevised } from './layoffs/revise-layoff';
import { abolishPost } from './leadership/abolish-post';
import type { PostAbolished } from './leadership/abolish-post';
import { appointExecutive } from './leadership/appoint-executive';
import type { ExecutiveAppointed } from './leadership/appoint-executive';
import { assignMandate } from './leadership/assign-mandate';
import type { MandateAssigned } from './leadership/assign-mandate';
import { dismissExecutive } from './leadership/dismiss-executive';
import type { ExecutiveDismissed } from './leadership/dismiss-executive';
import { endLeave } from './leadership/end-leave';
import type { LeaveEnded } from './leadership/end-leave';
import { endMandate } from './leadership/end-mandate';
import type { MandateEnded } from './leadership/end-mandate';
import { introducePerson } from './leadership/introduce-person';
import type { PersonIntroduced } from './leadership/introduce-person';
import { reassignExecutive } from './leadership/reassign-executive';
import type { ExecutiveReassigned } from './leadership/reassign-executive';
import { addAlias } from './organisation/add-alias';
import type { AliasAdded } from './organisation/add-alias';
import { recordDeparture } from './leadership/record-departure';
import type { ExecutiveDeparted } from './leadership/record-departure';
import { renamePerson } from './leadership/rename-person';
import type { PersonRenamed } from './leadership/rename-person';
import { startLeave } from './leadership/start-leave';
import type { LeaveStarted } from './leadership/start-leave';
import { announceRestructuring } from './organisation/announce-restructuring';
import type { RestructuringAnnounced } from './organisation/announce-restructuring';
import { closeUnit } from './organisation/close-unit';
import type { UnitClosed } from './organisation/close-unit';
import { establishDivision } from './organisation/establish-division';
import type { DivisionEstablished } from './organisation/establish-division';
import { mergeUnits } from './organisation/merge-units';
import type { UnitsMerged } from './organisation/merge-units';
import { moveUnit } from './organisation/move-unit';
import type { UnitMoved } from './organisation/move-unit';
import { registerCompany } from './organisation/register-company';
import type { CompanyRegistered } from './organisation/register-company';
import { renameUnit } from './organisation/rename-unit';
import type { UnitRenamed } from './organisation/rename-unit';
import { splitUnit } from './organisation/split-unit';
import type { UnitSplit } from './organisation/split-unit';
import type { Catalogue } from './parse-command';
import { archiveSource } from './sources/archive-source';
import type { SourceArchived } from './sources/archive-source';
import { withdrawSource } from './sources/withdraw-source';
import type { SourceWithdrawn } from './sources/withdraw-source';
import { announceBudgetReview } from './strategy/announce-budget-review';
import type { BudgetReviewAnnounced } from './strategy/announce-budget-review';
import { declareStrategicShift } from './strategy/declare-strategic-shift';
import type { StrategicShiftDeclared } from './strategy/declare-strategic-shift';
import { releaseTitle } from './strategy/release-title';
import type { TitleReleased } from './strategy/release-title';
import { stateOutlook } from './strategy/state-outlook';
import type { OutlookStated } from './strategy/state-outlook';

/** Every event that the ledger holds. */
export type LedgerEvent =
  | CompanyRegistered
  | DivisionEstablished
  | PersonIntroduced
  | ExecutiveAppointed
  | ExecutiveReassigned
  | ExecutiveDismissed
  | PersonRenamed
  | ExecutiveDeparted
  | LeaveStarted
  | LeaveEnded
  | MandateAssigned
  | MandateEnded
  | PostAbolished
  | HeadcountReported
  | StaffHired
  | StaffTransferred
  | LayoffAnnounced
  | LayoffShareReported
  | LayoffRevised
  | LayoffCompleted
  | LayoffCalledOff
  | TemporaryLayoffEnded
  | StartupInvestmentMade
  | InvestmentExited
  | RestructuringAnnounced
  | UnitRenamed
  | AliasAdded
  | UnitMoved
  | UnitsMerged
  | UnitSplit
  | UnitClosed
  | AcquisitionAnnounced
  | AcquisitionCompleted
  | AcquisitionCalledOff
  | StrategicShiftDeclared
  | BudgetReviewAnnounced
  | TitleReleased
  | OutlookStated
  | SourceArchived
  | SourceWithdrawn
  | EntryRetracted
  | EntryCorroborated
  | EntryDisputed
  | SamenessDeclared;

export type LedgerEventType = LedgerEvent['type'];

/**
 * Event types by topic. A read model that leaves out a whole topic says so by its name; one that reads a part of it names the
 * others one by one, so that each new event of the topic is decided upon.
 */
export const topics = {
  organisation: [
    'CompanyRegistered',
    'DivisionEstablished',
    'RestructuringAnnounced',
    'UnitRenamed',
    'AliasAdded',
    'UnitMoved',
    'UnitsMerged',
    'UnitSplit',
    'UnitClosed',
  ],
  deals: ['AcquisitionAnnounced', 'AcquisitionCompleted', 'AcquisitionCalledOff'],
  headcount: ['HeadcountReported', 'StaffHired', 'StaffTransferred'],
  layoffs: [
    'LayoffAnnounced',
    'LayoffShareReported',
    'LayoffRevised',
    'LayoffCompleted',
    'LayoffCalledOff',
    'TemporaryLayoffEnded',
  ],
  leadership: [
    'PersonIntroduced',
    'ExecutiveAppointed',
    'ExecutiveReassigned',
    'ExecutiveDismissed',
    'PersonRenamed',
    'ExecutiveDeparted',
    'LeaveStarted',
    'LeaveEnded',
    'MandateAssigned',
    'MandateEnded',
    'PostAbolished',
  ],
  investment: ['StartupInvestmentMade', 'InvestmentExited'],
  strategy: ['StrategicShiftDeclared', 'BudgetReviewAnnounced', 'TitleReleased', 'OutlookStated'],
  sources: ['SourceArchived', 'SourceWithdrawn'],
  corrections: ['EntryRetracted', 'EntryCorroborated', 'EntryDisputed', 'SamenessDeclared'],
} as const satisfies Readonly<Record<string, readonly LedgerEventType[]>>;

const facts: readonly Change[] = [
  registerCompany,
  establishDivision,
  introducePerson,
  appointExecutive,
  reassignExecutive,
  dismissExecutive,
  renamePerson,
  recordDeparture,
  startLeave,
  endLeave,
  assignMandate,
  endMandate,
  abolishPost,
  reportHeadcount,
  recordHiring,
  transferStaff,
  announceLayoff,
  reportLayoffShare,
  reviseLayoff,
  completeLayoff,
  callOffLayoff,
  endTemporaryLayoff,
  investInStartup,
  exitInvestment,
  announceRestructuring,
  renameUnit,
  addAlias,
  moveUnit,
  mergeUnits,
  splitUnit,
  closeUnit,
  announceAcquisition,
  completeAcquisition,
  callOffAcquisition,
  declareStrategicShift,
  announceBudgetReview,
  releaseTitle,
  stateOutlook,
  archiveSource,
  withdrawSource,
];

const byName = (changes: readonly Change[]): Catalogue =>
  new Map(changes.map((change) => [change.command.name, change]));

/** What may stand in the place of a wrong entry: every change, save those that withdraw. */
const restatable: readonly Change[] = [
  ...facts,
  corroborateEntry,
  disputeEntry(byName(facts), remembered),
  declareSame,
];

/** Every change that the ledger accepts, by the name of its command: the table of contents of the domain. */
export const changes: Catalogue = byName([...restatable, retractEntry, restateEntry(byName(restatable))]);

const byEvent = new Map(
  [...changes.values()].flatMap((change) => Object.keys(change.versions).map((type) => [type, change])),
);

/** Every event type that is ever written. */
export const eventTypes = [...byEvent.keys()] as readonly LedgerEventType[];

/** The class whose fields an event type's data has; undefined for types that are never written. */
export function commandOf(type: string): (new () => object) | undefined {
  return byEvent.get(type)?.command;
}

/** The forms that the event types of the ledger have had. */
export const eventForms = new EventForms(changes.values());

/** A stream's state after one more entry. */
export function evolve(state: Minted, type: string): Minted {
  const step = byEvent.get(type)?.evolve[type];
  return step?.(state) ?? state;
}

/** What later commands may look up once an event is recorded. */
export function remembered(event: Event, entryId: string): readonly Remembered[] {
  return byEvent.get(event.type)?.remember?.(event, entryId) ?? [];
}

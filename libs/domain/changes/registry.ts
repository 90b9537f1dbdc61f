import type { Change, Event, Minted, Remembered } from '../decider';
import { corroborateEntry } from './corrections/corroborate-entry';
import type { EntryCorroborated } from './corrections/corroborate-entry';
import { declareSame } from './corrections/declare-same';
import type { SamenessDeclared } from './corrections/declare-same';
import { disputeEntry } from './corrections/dispute-entry';
import type { EntryDisputed } from './corrections/dispute-entry';
import { restateEntry } from './corrections/restate-entry';
import { retractEntry } from './corrections/retract-entry';
import type { EntryRetracted } from './corrections/withdrawal';
import { reportHeadcount } from './headcount/report-headcount';
import type { HeadcountReported } from './headcount/report-headcount';
import { investInStartup } from './investment/invest-in-startup';
import type { StartupInvestmentMade } from './investment/invest-in-startup';
import { announceLayoff } from './layoffs/announce-layoff';
import type { LayoffAnnounced } from './layoffs/announce-layoff';
import { reportLayoffShare } from './layoffs/report-layoff-share';
import type { LayoffShareReported } from './layoffs/report-layoff-share';
import { appointExecutive } from './leadership/appoint-executive';
import type { ExecutiveAppointed } from './leadership/appoint-executive';
import { dismissExecutive } from './leadership/dismiss-executive';
import type { ExecutiveDismissed } from './leadership/dismiss-executive';
import { introducePerson } from './leadership/introduce-person';
import type { PersonIntroduced } from './leadership/introduce-person';
import { reassignExecutive } from './leadership/reassign-executive';
import type { ExecutiveReassigned } from './leadership/reassign-executive';
import { announceRestructuring } from './organisation/announce-restructuring';
import type { RestructuringAnnounced } from './organisation/announce-restructuring';
import { establishDivision } from './organisation/establish-division';
import type { DivisionEstablished } from './organisation/establish-division';
import { registerCompany } from './organisation/register-company';
import type { CompanyRegistered } from './organisation/register-company';
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
  | HeadcountReported
  | LayoffAnnounced
  | LayoffShareReported
  | StartupInvestmentMade
  | RestructuringAnnounced
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
  organisation: ['CompanyRegistered', 'DivisionEstablished', 'RestructuringAnnounced'],
  headcount: ['HeadcountReported'],
  layoffs: ['LayoffAnnounced', 'LayoffShareReported'],
  leadership: ['PersonIntroduced', 'ExecutiveAppointed', 'ExecutiveReassigned', 'ExecutiveDismissed'],
  investment: ['StartupInvestmentMade'],
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
  reportHeadcount,
  announceLayoff,
  reportLayoffShare,
  investInStartup,
  announceRestructuring,
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

/** Newest version of an event type's stored form. */
export function versionOf(type: string): number {
  return byEvent.get(type)?.versions[type] ?? 1;
}

/** A stream's state after one more entry. */
export function evolve(state: Minted, type: string): Minted {
  const step = byEvent.get(type)?.evolve[type];
  return step?.(state) ?? state;
}

/** What later commands may look up once an event is recorded. */
export function remembered(event: Event, entryId: string): readonly Remembered[] {
  return byEvent.get(event.type)?.remember?.(event, entryId) ?? [];
}

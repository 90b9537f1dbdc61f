import { entryId } from '#event-store';
import { OTHER_SOURCE, SOURCE, invented, people, saying } from './inventing';
import type { Invented } from './inventing';

/** Id of the entry that a command of the set-up records, which follows from the command's own. */
const recordedBy = (id: string): string => entryId(`invented-${id}`, 0);

/** What is said of entries, things and sources as such, of which the story does not tell. */
export const corrections: readonly Invented[] = [
  invented('corroborate-entry', 'CorroborateEntry', {
    entryId: recordedBy('count'),
    citation: saying('There were 1200 people at Example Works.', SOURCE),
  }),
  invented('dispute-entry', 'DisputeEntry', {
    entryId: recordedBy('count'),
    instead: { count: people(1_150) },
    citation: saying('There were not 1200 but 1150 people at Example Works.'),
  }),
  invented('retract-entry', 'RetractEntry', {
    entryId: recordedBy('no-count'),
    because: 'recordingError',
    reason: '(Invented.) The sentence speaks of 7 buildings, not of people.',
  }),
  invented('restate-entry', 'RestateEntry', {
    entryId: recordedBy('wrong-count'),
    because: 'recordingError',
    reason: '(Invented.) One zero too many was typed.',
    right: {
      change: 'ReportHeadcount',
      command: {
        unitId: 'example-works',
        metric: 'employees',
        scope: 'withSubUnits',
        count: people(1_200),
        countedOn: '2022-12-31',
        citation: saying('Example Works employs 1200 people.'),
      },
    },
  }),
  invented('declare-same', 'DeclareSame', {
    kind: 'unit',
    id: 'example-labs-inc',
    keep: 'example-labs',
    because: 'sourceReport',
    reason: '(Invented.) The notice uses both names for one company.',
    citation: saying('Example Labs, or Example Labs Inc., is a company.'),
  }),
  invented('withdraw-source', 'WithdrawSource', {
    sourceId: OTHER_SOURCE,
    withdrawnOn: '2024-12',
    reason: '(Invented.) Its numbers were made up.',
    citation: saying('The report is withdrawn.'),
  }),
];

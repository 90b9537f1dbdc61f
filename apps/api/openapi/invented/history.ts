import { HEAD_OF_PAINTS, invented, people, saying } from './inventing';
import type { Invented } from './inventing';

/** Changes of the organisation of which the demo's story does not tell. */
const organisation = [
  invented('rename-unit', 'RenameUnit', {
    unitId: 'example-paints',
    names: { en: 'Example Paints and Colours' },
    renamedOn: '2023-03',
    citation: saying('In March 2023 Example Paints took the name Example Paints and Colours.'),
  }),
  invented('add-alias', 'AddAlias', {
    unitId: 'example-works',
    alias: { en: 'EXW' },
    citation: saying('Example Works is listed as EXW.'),
  }),
  invented('move-unit', 'MoveUnit', {
    unitId: 'example-inks',
    parentId: 'example-paints',
    movedOn: '2023-06',
    citation: saying('Since June 2023 Example Inks belongs to Example Paints.'),
  }),
  invented('merge-units', 'MergeUnits', {
    unitIds: ['example-glues', 'example-inks'],
    intoId: 'example-inks',
    mergedOn: '2024-01',
    citation: saying('In January 2024 Example Glues became part of Example Inks.'),
  }),
  invented('split-unit', 'SplitUnit', {
    unitId: 'example-paints',
    intoIds: ['example-paints', 'example-varnishes'],
    splitOn: '2024-04',
    citation: saying('In April 2024 Example Varnishes was split off from Example Paints.'),
  }),
  invented('close-unit', 'CloseUnit', {
    unitId: 'example-varnishes',
    closedOn: '2024-11-30',
    citation: saying('Example Varnishes closed on 30 November 2024.'),
  }),
  invented('announce-acquisition', 'AnnounceAcquisition', {
    dealId: 'example-labs-second-deal',
    buyerId: 'example-mills',
    companyId: 'example-labs',
    announcedOn: '2024-09',
    price: { min: '5000000', max: '5000000', currency: 'EUR', wording: '5 million euros' },
    citation: saying(
      'In September 2024 Example Mills announced that it buys Example Labs for 5 million euros.',
    ),
  }),
  invented('complete-acquisition', 'CompleteAcquisition', {
    dealId: 'example-mills-deal',
    completedOn: '2024-01-02',
    citation: saying('Example Mills belongs to Example Works since 2 January 2024.'),
  }),
  invented('call-off-acquisition', 'CallOffAcquisition', {
    dealId: 'example-labs-deal',
    calledOffOn: '2024-05',
    citation: saying('In May 2024 Example Works gave up buying Example Labs.'),
  }),
];

/** Changes of headcounts, layoffs and investments of which the story does not tell. */
const numbers = [
  invented('report-headcount', 'ReportHeadcount', {
    unitId: 'example-paints',
    metric: 'employees',
    scope: 'withSubUnits',
    count: { min: 380, max: 420, wording: 'about 400' },
    countedOn: '2023-12-31',
    citation: saying('At the end of 2023 Example Paints had about 400 people.'),
  }),
  invented('record-hiring', 'RecordHiring', {
    unitId: 'example-inks',
    positions: people(25),
    hiredOn: '2024-03',
    citation: saying('Example Inks hired 25 people in March 2024.'),
  }),
  invented('transfer-staff', 'TransferStaff', {
    fromUnitId: 'example-paints',
    toUnitId: 'example-inks',
    positions: people(10),
    transferredOn: '2024-06-30',
    citation: saying('On 30 June 2024, 10 people went from Example Paints to Example Inks.'),
  }),
  invented('revise-layoff', 'ReviseLayoff', {
    layoffId: 'example-works-2024',
    revisedOn: '2024-03-15',
    positions: people(250),
    citation: saying('On 15 March 2024 Example Works said that 250 people go, not 300.'),
  }),
  invented('complete-layoff', 'CompleteLayoff', {
    layoffId: 'example-works-2024',
    completedOn: '2024-10',
    positions: people(240),
    citation: saying('By October 2024 240 people had left Example Works.'),
  }),
  invented('call-off-layoff', 'CallOffLayoff', {
    layoffId: 'example-works-2023',
    calledOffOn: '2023-08',
    alreadyLeft: people(12),
    citation: saying('In August 2023 Example Works called its cuts off; 12 people had left.'),
  }),
  invented('end-temporary-layoff', 'EndTemporaryLayoff', {
    layoffId: 'example-works-pause',
    endedOn: '2024-01-08',
    citation: saying('On 8 January 2024 all 50 people came back to Example Works.'),
  }),
  invented('exit-investment', 'ExitInvestment', {
    investmentId: 'example-seedling',
    exitedOn: '2024-07',
    proceeds: { min: '1500000', max: '1500000', currency: 'EUR', wording: '1.5 million euros' },
    citation: saying('Example Works sold its part of Example Seedling in July 2024 for 1.5 million euros.'),
  }),
];

/** Changes of posts of which the story does not tell. */
const leadership = [
  invented('rename-person', 'RenamePerson', {
    personId: 'ada-example',
    names: { en: 'Ada Sample' },
    renamedOn: '2023-02',
    citation: saying('Since February 2023 Ada Example is called Ada Sample.'),
  }),
  invented('start-leave', 'StartLeave', {
    personId: 'ada-example',
    post: HEAD_OF_PAINTS,
    startedOn: '2023-07',
    citation: saying('Ada Example went on leave in July 2023.'),
  }),
  invented('end-leave', 'EndLeave', {
    personId: 'ada-example',
    post: HEAD_OF_PAINTS,
    endedOn: '2023-10',
    citation: saying('Ada Example came back in October 2023.'),
  }),
  invented('end-mandate', 'EndMandate', {
    personId: 'ada-example',
    post: HEAD_OF_PAINTS,
    mandateId: 'example-lead-free',
    endedOn: '2024-06',
    citation: saying('In June 2024 Example Paints was free of lead.'),
  }),
  invented('record-departure', 'RecordDeparture', {
    personId: 'ada-example',
    post: HEAD_OF_PAINTS,
    kind: 'resigned',
    endedOn: '2024-08-31',
    citation: saying('Ada Example resigned with effect from 31 August 2024.'),
  }),
  invented('abolish-post', 'AbolishPost', {
    post: HEAD_OF_PAINTS,
    abolishedOn: '2024-09',
    citation: saying('Since September 2024 nobody heads Example Paints by itself.'),
  }),
];

export const history: readonly Invented[] = [...organisation, ...numbers, ...leadership];

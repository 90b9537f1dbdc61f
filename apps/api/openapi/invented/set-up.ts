import { HEAD_OF_PAINTS, OTHER_SOURCE, invented, people, saying } from './inventing';
import type { Invented } from './inventing';

const company = (unitId: string, name: string): Invented =>
  invented(unitId, 'RegisterCompany', {
    unitId,
    names: { en: name },
    citation: saying(`${name} is a company.`),
  });

const division = (unitId: string, name: string): Invented =>
  invented(unitId, 'EstablishDivision', {
    unitId,
    kind: 'division',
    parentId: 'example-works',
    names: { en: name },
    citation: saying(`${name} is a division of Example Works.`),
  });

const layoff = (layoffId: string, count: number, announcedOn: string, kind: string): Invented =>
  invented(layoffId, 'AnnounceLayoff', {
    layoffId,
    unitId: 'example-works',
    positions: people(count),
    kind,
    announcedOn,
    citation: saying(`Example Works lays ${count} people off.`),
  });

const deal = (dealId: string, companyId: string, announcedOn: string): Invented =>
  invented(dealId, 'AnnounceAcquisition', {
    dealId,
    buyerId: 'example-works',
    companyId,
    announcedOn,
    citation: saying('Example Works announces that it buys a company.'),
  });

const counted = (id: string, count: number, countedOn: string, sourceId?: string): Invented =>
  invented(id, 'ReportHeadcount', {
    unitId: 'example-works',
    metric: 'employees',
    scope: 'withSubUnits',
    count: people(count),
    countedOn,
    citation: saying(`Example Works employs ${count} people.`, sourceId),
  });

/** What the invented examples of changes stand on: send it first, as one batch. No company of this history exists. */
export const setUp: readonly Invented[] = [
  company('example-works', 'Example Works'),
  company('example-mills', 'Example Mills'),
  company('example-labs', 'Example Labs'),
  company('example-labs-inc', 'Example Labs Inc.'),
  division('example-paints', 'Example Paints'),
  division('example-inks', 'Example Inks'),
  division('example-glues', 'Example Glues'),
  division('example-varnishes', 'Example Varnishes'),
  invented('ada', 'IntroducePerson', {
    handle: 'ada-example',
    names: { en: 'Ada Example' },
    citation: saying('Ada Example heads Example Paints.'),
  }),
  invented('head', 'AppointExecutive', {
    personId: 'ada-example',
    post: HEAD_OF_PAINTS,
    startedOn: '2022-01',
    citation: saying('Ada Example has headed Example Paints since January 2022.'),
  }),
  invented('mandate', 'AssignMandate', {
    personId: 'ada-example',
    post: HEAD_OF_PAINTS,
    mandateId: 'example-lead-free',
    mandate: { en: 'To do without lead.' },
    assignedOn: '2022-06',
    citation: saying('In June 2022 Ada Example was asked to do without lead.'),
  }),
  layoff('example-works-2024', 300, '2024-02', 'permanent'),
  layoff('example-works-2023', 100, '2023-05', 'permanent'),
  layoff('example-works-pause', 50, '2023-11', 'temporary'),
  deal('example-mills-deal', 'example-mills', '2023-09-01'),
  deal('example-labs-deal', 'example-labs', '2024-03'),
  invented('round', 'InvestInStartup', {
    investmentId: 'example-seedling',
    investorId: 'example-works',
    startup: { en: 'Example Seedling' },
    amount: { min: '1000000', max: '1000000', currency: 'EUR', wording: '1 million euros' },
    announcedOn: '2021-04',
    citation: saying('Example Works put 1 million euros into Example Seedling in April 2021.'),
  }),
  counted('count', 1_200, '2023-12-31', OTHER_SOURCE),
  counted('wrong-count', 12_000, '2022-12-31'),
  counted('no-count', 7, '2021-12-31'),
];

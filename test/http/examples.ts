import { createHash } from 'node:crypto';

/** Commands that the ledger accepts, as a client would send them. */
const ARCHIVED = 'The archived words, and no others.';

const citation = {
  sourceId: 'gazette',
  publishedOn: '2025-10-28',
  quote: 'So it stands there.',
  language: 'en',
  url: 'https://gazette.example/1',
};

const post = { unitId: 'studios', postId: 'head', title: { en: 'Head of Studios' }, heads: true, seats: 1 };

const positions = { min: 14_000, max: 14_000, wording: '14,000' };

export const COMPANY = { unitId: 'amazon', names: { en: 'Amazon', ar: 'أمازون' }, country: 'US', citation };

export const DIVISION = {
  unitId: 'studios',
  kind: 'division',
  parentId: 'amazon',
  names: { en: 'Studios' },
  citation,
};

export const PERSON = {
  personId: 'pabcdefghij23',
  handle: 'mike-hopkins',
  names: { en: 'Mike Hopkins' },
  citation,
};

export const APPOINTMENT = { personId: 'mike-hopkins', post, startedOn: '../2025-06-30', citation };

export const LAYOFF = {
  layoffId: 'amazon-2025-10',
  unitId: 'amazon',
  positions,
  announcedOn: '2025-10-28',
  citation,
};

/** One command of each kind, in an order in which they can be recorded. */
export const EXAMPLES: readonly (readonly [change: string, command: object])[] = [
  [
    'archive-source',
    {
      sourceId: 'bulletin',
      title: { en: 'A bulletin' },
      publishedOn: '2025-10-28',
      text: ARCHIVED,
      sha256: createHash('sha256').update(ARCHIVED, 'utf8').digest('hex'),
    },
  ],
  ['register-company', COMPANY],
  ['establish-division', DIVISION],
  ['introduce-person', PERSON],
  ['appoint-executive', APPOINTMENT],
  ['announce-layoff', LAYOFF],
  [
    'report-layoff-share',
    {
      layoffId: 'amazon-2025-10',
      unitId: 'studios',
      positions: { min: 0, max: null, wording: 'undisclosed' },
      citation,
    },
  ],
  [
    'revise-layoff',
    { layoffId: 'amazon-2025-10', revisedOn: '2025-10-28', effectiveOn: '2026-01/2026-03', citation },
  ],
  ['end-temporary-layoff', { layoffId: 'amazon-2025-10', endedOn: '2026-05', citation }],
  ['complete-layoff', { layoffId: 'amazon-2025-10', completedOn: '2026-03', positions, citation }],
  ['call-off-layoff', { layoffId: 'amazon-2025-10', calledOffOn: '2026-04-01', citation }],
  [
    'report-headcount',
    {
      unitId: 'studios',
      metric: 'employees',
      scope: 'withSubUnits',
      count: { min: 900, max: 999, wording: 'nine hundred odd' },
      countedOn: '2025-06',
      citation,
    },
  ],
  ['record-hiring', { unitId: 'studios', positions, hiredOn: '2024', citation }],
  [
    'transfer-staff',
    { fromUnitId: 'studios', toUnitId: 'amazon', positions, transferredOn: '2024-06-30', citation },
  ],
  [
    'invest-in-startup',
    {
      investmentId: 'fable-2025',
      investorId: 'amazon',
      vehicleId: 'studios',
      startup: { en: 'Fable Studio' },
      amount: { min: '0', max: null, wording: 'undisclosed' },
      announcedOn: '2025-06',
      citation,
    },
  ],
  ['exit-investment', { investmentId: 'fable-2025', exitedOn: '2025-12', citation }],
  [
    'reassign-executive',
    {
      personId: 'mike-hopkins',
      from: 'none',
      to: { ...post, postId: 'ai', heads: false },
      movedOn: '2025',
      citation,
    },
  ],
  ['dismiss-executive', { personId: 'mike-hopkins', post, endedOn: '2025-10-28', citation }],
  [
    'rename-person',
    { personId: 'mike-hopkins', names: { en: 'Michael Hopkins' }, renamedOn: '2024', citation },
  ],
  ['start-leave', { personId: 'mike-hopkins', post, startedOn: '2025-07', citation }],
  ['end-leave', { personId: 'mike-hopkins', post, endedOn: '2025-08', citation }],
  [
    'assign-mandate',
    {
      personId: 'mike-hopkins',
      post,
      mandateId: 'integration',
      mandate: { en: 'To bring the studios together.' },
      assignedOn: '../2025-06-30',
      citation,
    },
  ],
  ['end-mandate', { personId: 'mike-hopkins', post, mandateId: 'integration', endedOn: '2025-09', citation }],
  [
    'record-departure',
    { personId: 'mike-hopkins', post: 'all', kind: 'retired', endedOn: '2026-01-01', citation },
  ],
  ['abolish-post', { post, abolishedOn: '2025-10-28', citation }],
  [
    'announce-restructuring',
    { unitId: 'studios', subject: { en: 'television' }, announcedOn: '2025-10', citation },
  ],
  ['rename-unit', { unitId: 'studios', names: { en: 'The Studios' }, renamedOn: '2018-02', citation }],
  ['add-alias', { unitId: 'amazon', alias: { en: 'AMZN' }, citation }],
  ['move-unit', { unitId: 'studios', parentId: 'amazon', movedOn: '2020-06', citation }],
  ['split-unit', { unitId: 'studios', intoIds: ['studios', 'amazon'], splitOn: '2022', citation }],
  ['merge-units', { unitIds: ['studios', 'amazon'], intoId: 'amazon', mergedOn: '2999-01-01', citation }],
  ['close-unit', { unitId: 'studios', closedOn: '2999/..', citation }],
  [
    'announce-acquisition',
    {
      dealId: 'amazon-studios',
      buyerId: 'amazon',
      companyId: 'studios',
      announcedOn: '2021-05-26',
      price: { min: '8450000000', max: '8450000000', currency: 'USD', wording: '$8.45 billion' },
      citation,
    },
  ],
  ['complete-acquisition', { dealId: 'amazon-studios', completedOn: '2022-03-17', citation }],
  ['call-off-acquisition', { dealId: 'amazon-studios', calledOffOn: '2022-03', citation }],
  [
    'declare-strategic-shift',
    { unitId: 'amazon', towards: { en: 'artificial intelligence' }, declaredOn: '../2025-10-28', citation },
  ],
  [
    'announce-budget-review',
    { unitId: 'studios', subject: { en: 'series' }, announcedOn: '../2025-10-28', citation },
  ],
  [
    'release-title',
    {
      unitId: 'studios',
      titleId: 'reacher',
      names: { en: 'Reacher' },
      platformId: 'amazon',
      exclusive: true,
      releasedOn: '../2025-10-28',
      citation,
    },
  ],
  [
    'state-outlook',
    { unitId: 'studios', expected: { en: 'Work will change.' }, statedOn: '2025-10-28', citation },
  ],
  [
    'withdraw-source',
    {
      sourceId: 'herald',
      withdrawnOn: '2025-11',
      reason: 'The quotes were made up.',
      citation: { ...citation, sourceId: 'notice' },
    },
  ],
  ['register-company', { ...COMPANY, unitId: 'amazon-inc', names: { en: 'The Seattle retailer' } }],
  [
    'declare-same',
    {
      kind: 'unit',
      id: 'amazon-inc',
      keep: 'amazon',
      because: 'sourceReport',
      reason: 'The notice names both.',
      citation,
    },
  ],
];

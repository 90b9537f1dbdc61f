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
    'announce-restructuring',
    { unitId: 'studios', subject: { en: 'television' }, announcedOn: '2025-10', citation },
  ],
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
  ['register-company', { ...COMPANY, unitId: 'amazon-inc' }],
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

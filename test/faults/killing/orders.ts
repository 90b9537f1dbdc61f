import { entryId } from '#event-store';

/** A command that can be sent any number of times, and what it records when it is sent at least once. */
export interface Order {
  readonly key: string;
  /** The change, in kebab-case. */
  readonly change: string;
  readonly body: object;
  /** Types of the entries that it records, in order. */
  readonly records: readonly string[];
}

const citation = { sourceId: 'gazette', publishedOn: '2025-10-28', quote: 'So it stands there.' };

/** How many orders follow on one another: a company, its headcount, and that restated, which records two entries at once. */
export const ORDERS_PER_COMPANY = 3;

/** Order number n, the same at each call. Each needs the ones of its company before it. */
export function order(number: number): Order {
  const company = Math.floor(number / ORDERS_PER_COMPANY);
  const unitId = `company-${company}`;
  const key = (step: number): string => `order-${company}-${step}`;
  const count = (people: number): object => ({
    unitId,
    metric: 'employees',
    scope: 'withSubUnits',
    count: { min: people, max: people, wording: String(people) },
    countedOn: '2025-06-30',
    citation,
  });
  const step = number % ORDERS_PER_COMPANY;
  if (step === 0) {
    const body = { unitId, names: { en: `Company ${company}` }, citation };
    return { key: key(step), change: 'register-company', body, records: ['CompanyRegistered'] };
  }
  if (step === 1) {
    return { key: key(step), change: 'report-headcount', body: count(100), records: ['HeadcountReported'] };
  }
  const body = {
    entryId: entryId(key(1), 0),
    because: 'recordingError',
    reason: 'It was misread.',
    right: { change: 'ReportHeadcount', command: count(110) },
  };
  return { key: key(step), change: 'restate-entry', body, records: ['EntryRetracted', 'HeadcountReported'] };
}

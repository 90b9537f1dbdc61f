/** The oracle's own reading of dates, by the platform's calendar: it shares no arithmetic with the product. */

/** Days since 1970-01-01 on which something may have been, both inclusive; an open end is infinite. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

const DAY_MS = 86_400_000;

/** The number of a full date such as `2025-10-28`. */
export function dayNumber(fullDate: string): number {
  return Date.parse(`${fullDate}T00:00:00Z`) / DAY_MS;
}

/** The full date of a day's number. */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The days of a partial date; only for texts that the product has accepted. */
export function spanOf(partialDate: string): Span {
  const [start = '', end] = partialDate.split('/');
  if (end === undefined) return spanOfWritten(start);
  return {
    earliest: start === '..' ? -Infinity : spanOfWritten(start).earliest,
    latest: end === '..' ? Infinity : spanOfWritten(end).latest,
  };
}

/** The latest instant of a publication time, in milliseconds: its own, or 24:00 UTC of its last day. */
export function latestInstant(publishedOn: string): number {
  return publishedOn.includes('T') ? Date.parse(publishedOn) : (spanOf(publishedOn).latest + 1) * DAY_MS;
}

/** The smallest span that holds all given ones. */
export function hull(spans: readonly Span[]): Span {
  return {
    earliest: Math.min(...spans.map((span) => span.earliest)),
    latest: Math.max(...spans.map((span) => span.latest)),
  };
}

/** The days that all given spans have in common; undefined where there are none. */
export function common(spans: readonly Span[]): Span | undefined {
  const earliest = Math.max(...spans.map((span) => span.earliest));
  const latest = Math.min(...spans.map((span) => span.latest));
  return earliest <= latest ? { earliest, latest } : undefined;
}

function spanOfWritten(date: string): Span {
  const approximate = date.endsWith('~');
  const [year = 0, month, day] = (approximate ? date.slice(0, -1) : date).split('-').map(Number);
  const wider = approximate ? 1 : 0;
  if (day !== undefined && month !== undefined) {
    const number = utcDay(year, month, day);
    return { earliest: number - wider, latest: number + wider };
  }
  if (month !== undefined) {
    return { earliest: utcDay(year, month - wider, 1), latest: utcDay(year, month + wider + 1, 1) - 1 };
  }
  return { earliest: utcDay(year - wider, 1, 1), latest: utcDay(year + wider + 1, 1, 1) - 1 };
}

/** Months and days beyond their ends flow over, as the platform does it. */
function utcDay(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / DAY_MS;
}

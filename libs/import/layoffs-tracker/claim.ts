import { sha256Hex } from '#domain';
import { slugOf } from '../companies/company-key';
import type { LayoutOptions } from '../layout';
import type { RowCitation } from '../source-file';
import { isAhead } from './tracked-row';
import type { TrackedRow } from './tracked-row';

/** What the tracker's announcements look like in the ledger. */
export interface Announcement {
  readonly layoffId: string;
  readonly unitId: string;
  readonly positions?: { readonly min: number; readonly max: number | null; readonly wording: string };
  readonly percentage?: { readonly min: string; readonly max: string; readonly wording: string };
  readonly kind?: string;
  readonly announcedOn: string;
  readonly effectiveOn?: string;
  readonly citation: RowCitation;
}

const DIGEST_LENGTH = 10;
const WEB_ADDRESS = /^https?:\/\/[^\s\u0000-\u001F]{1,2000}$/;
/** Furthest that two percentages lie apart of which one is the other in whole per cent. */
const ROUNDING_MAX = 0.5;

/**
 * The id of a row's layoff: the same in every vintage, since it follows from company, location and date alone.
 * @param ordinal number among the rows of a file with the same three, from 1.
 */
export function layoffIdOf({ key, location, date }: TrackedRow, ordinal: number): string {
  const digest = sha256Hex(`layoffs-tracker\n${key}\n${location}\n${date}`).slice(0, DIGEST_LENGTH);
  const id = `${slugOf(key)}-${date}-${digest}`;
  return ordinal === 1 ? id : `${id}-${ordinal}`;
}

/** Takes a layoff id apart again: the id of the first row with the same company, location and date, and the ordinal. */
export function ordinalIn(layoffId: string): readonly [first: string, ordinal: number] {
  const [, first = layoffId, ordinal = '1'] =
    /^(.*-\d{4}-\d{2}-\d{2}-[0-9a-f]{10})-(\d+)$/.exec(layoffId) ?? [];
  return [first, Number(ordinal)];
}

/** When a row came out; undefined where it does not say. A clock time counts only where its offset from UTC is known. */
export function publicationOfRow({ added }: TrackedRow, options: LayoutOptions): string | undefined {
  if (added?.clock === undefined || options.clockOffset === undefined) return added?.day;
  return `${added.day}T${added.clock}${options.clockOffset}`;
}

/** A row's announcement, whole. */
export function announcementOf(
  tracked: TrackedRow,
  ids: { readonly layoffId: string; readonly unitId: string },
  citation: RowCitation,
): Announcement {
  const { count, percent, date, added, source } = tracked;
  const url = WEB_ADDRESS.test(source) ? { url: source } : {};
  return {
    ...ids,
    ...sizeOf(count, percent),
    ...(percent === '100' ? { kind: 'closure' } : {}),
    ...(isAhead(tracked) ? { announcedOn: `../${added?.day}`, effectiveOn: date } : { announcedOn: date }),
    citation: { ...citation, ...url },
  };
}

function sizeOf(
  count: number | undefined,
  percent: string | undefined,
): Pick<Announcement, 'positions' | 'percentage'> {
  const positions =
    count === undefined
      ? { min: 0, max: null, wording: 'undisclosed' }
      : { min: count, max: count, wording: String(count) };
  const isSilent = count === undefined && percent === undefined;
  return {
    ...(count !== undefined || isSilent ? { positions } : {}),
    ...(percent === undefined ? {} : { percentage: { min: percent, max: percent, wording: `${percent}%` } }),
  };
}

/**
 * In what a later announcement of a row differs from an earlier one, each in words; nothing where both say the same. A percentage
 * that a later vintage writes in whole per cent says the same more coarsely.
 */
export function differences(earlier: Announcement, later: Announcement, source: string): readonly string[] {
  return [
    ...differenceIn('the number', countText(earlier), countText(later)),
    ...(isRounded(earlier, later)
      ? []
      : differenceIn('the percentage', percentText(earlier), percentText(later))),
    ...(citesAlike(earlier, later, source)
      ? []
      : differenceIn(
          'the source',
          earlier.citation.url ?? 'no address',
          later.citation.url ?? `"${source}"`,
        )),
  ];
}

function differenceIn(what: string, earlier: string, later: string): readonly string[] {
  return earlier === later ? [] : [`${what} is ${later}, was ${earlier}`];
}

function countText({ positions }: Announcement): string {
  return positions === undefined || positions.max === null ? 'undisclosed' : String(positions.min);
}

function percentText({ percentage }: Announcement): string {
  return percentage === undefined ? 'undisclosed' : `${percentage.min}%`;
}

function isRounded({ percentage: earlier }: Announcement, { percentage: later }: Announcement): boolean {
  if (earlier === undefined || later === undefined || later.min.includes('.')) return false;
  return Math.abs(Number(earlier.min) - Number(later.min)) <= ROUNDING_MAX;
}

/** Sources that are no address, such as "Internal memo", stand in the quote alone. */
function citesAlike(earlier: Announcement, later: Announcement, source: string): boolean {
  if (earlier.citation.url !== undefined || later.citation.url !== undefined) {
    return earlier.citation.url === later.citation.url;
  }
  return earlier.citation.quote.includes(source);
}

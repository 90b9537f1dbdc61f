import { LedgerError } from './errors';
import type { Known } from './known';
import type { Citation } from './values/citation';
import { daysOf, definitelyAfter } from './values/partial-date';
import { publicationDaysOf } from './values/publication';

/**
 * Checks that quoted words occur, byte for byte, in the archived text of their source. A source that is not archived, or
 * archived without its text, cannot be checked; entries then show the quote as unchecked.
 * @throws LedgerError quote_not_in_source
 */
export function requireQuoted(citation: Citation, known: Known, pointer = '/citation/quote'): void {
  const texts = known.textsOf(citation.sourceId);
  if (texts.length === 0 || texts.some((text) => text.includes(citation.quote))) return;
  throw new LedgerError(
    'quote_not_in_source',
    `the quote does not occur in the archived text of source "${citation.sourceId}"; copy the sentence exactly as it stands there`,
    pointer,
  );
}

/**
 * Checks that a fact is not dated after the publication that reports it, where that is certain: by days as they are written,
 * since days of valid time have no zone.
 * @throws LedgerError announced_after_publication
 */
export function requireAnnouncedByPublication(
  announcedOn: string,
  citation: Citation,
  pointer = '/announcedOn',
): void {
  if (!definitelyAfter(daysOf(announcedOn), publicationDaysOf(citation.publishedOn))) return;
  throw new LedgerError(
    'announced_after_publication',
    `${announcedOn} is after the publication of ${citation.publishedOn}; one of the two dates is wrong`,
    pointer,
  );
}

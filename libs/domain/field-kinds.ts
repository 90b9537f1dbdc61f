import { Check } from './fields';
import type { IdShape, ThingKind } from './fields';
import { faultInNames, faultInStatement, isLanguageTag } from './values/names';
import { parsePartialDate } from './values/partial-date';
import { parsePublication } from './values/publication';
import { PASSAGE_LENGTH_MAX, faultInName, faultInText } from './values/text';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Longest slug, in characters. */
export const SLUG_LENGTH_MAX = 80;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PERSON_ID = /^p[a-z2-7]{12}$/;

function faultInSlug(value: unknown): string | undefined {
  if (typeof value === 'string' && value.length <= SLUG_LENGTH_MAX && SLUG.test(value)) return undefined;
  return `must be a lower-case slug such as amazon-mgm-studios, at most ${SLUG_LENGTH_MAX} characters`;
}

/** Whether a text has the form of a person's opaque id: `p` and 12 base32 characters. */
export function isPersonId(text: string): boolean {
  return PERSON_ID.test(text);
}

/** Lower-case words joined by hyphens that refer to nothing. What refers to a thing has a kind of its own, below. */
export const Slug = (): PropertyDecorator => Check({ kind: 'slug' }, faultInSlug);

/** The id of a thing: lower-case words joined by hyphens. UUIDs fit. */
const idOf =
  (refersTo: ThingKind, more: Pick<IdShape, 'within'> = {}) =>
  (): PropertyDecorator =>
    Check({ kind: 'slug', reference: { refersTo, ...more } }, faultInSlug);

/** The id of a unit: one that is recorded, or the one that the change gives. So with each kind below. */
export const UnitId = idOf('unit');
/** The id of a layoff: of the whole programme. */
export const LayoffId = idOf('layoff');
/** The id of an acquisition from its announcement to its end. */
export const DealId = idOf('deal');
/** The id of an investment in a startup. */
export const InvestmentId = idOf('investment');
/** The id of a document, archived or only cited. */
export const SourceId = idOf('source');
/** The id of a series, film or game. */
export const TitleId = idOf('title');
/** The id of a post, unique within the unit that stands beside it. */
export const PostId = idOf('post', { within: 'unitId' });
/** The id of a mandate, unique within the person who stands beside it. */
export const MandateId = idOf('mandate', { within: 'personId' });

/** Ids of units, none of them twice; `min` and `max` of the list's length are inclusive. */
export const UnitIds = (min: number, max: number): PropertyDecorator =>
  Check({ kind: 'slugs', min, max, reference: { refersTo: 'unit' } }, (value) => {
    if (!Array.isArray(value) || value.length < min || value.length > max)
      return `must be a list of ${min} to ${max} ids`;
    const fault = value.map(faultInSlug).find((found) => found !== undefined);
    if (fault !== undefined) return `holds an id that ${fault}`;
    return new Set(value).size === value.length ? undefined : 'names an id twice';
  });

/** The id of a thing of whichever kind the field `kindIn` beside it names. */
export const ThingId = (kindIn: string): PropertyDecorator =>
  Check({ kind: 'slug', reference: { refersTo: { kindIn } } }, faultInSlug);

/** A readable name for a person; it must not have the form of an opaque id, so that a reference means one person. */
export const Handle = (): PropertyDecorator =>
  Check({ kind: 'slug' }, (value) =>
    typeof value === 'string' && isPersonId(value)
      ? 'has the form of an opaque id; add a hyphen or a word'
      : faultInSlug(value),
  );

const PERSON = { kind: 'person', reference: { refersTo: 'person' } } as const;

/** A person, by opaque id or by handle. */
export const PersonReference = (): PropertyDecorator => Check(PERSON, faultInSlug);

/** A person's opaque id, as the ledger or an importer made it. */
export const PersonId = (): PropertyDecorator =>
  Check(PERSON, (value) =>
    typeof value === 'string' && isPersonId(value)
      ? undefined
      : 'must be p and 12 characters of a-z and 2-7; leave it out to have one made',
  );

/** The id of a recorded entry. */
export const EntryReference = (): PropertyDecorator =>
  Check({ kind: 'entryId', reference: { refersTo: 'entry' } }, (value) =>
    typeof value === 'string' && UUID.test(value)
      ? undefined
      : 'must be the id of an entry, a lower-case UUID',
  );

function faultInPartialDate(value: unknown): string | undefined {
  const parsed = parsePartialDate(value);
  if (parsed.ok) return undefined;
  return `"${String(value).slice(0, 40)}": ${parsed.why}${parsed.nearest === undefined ? '' : `; use ${parsed.nearest}`}`;
}

/** Valid time, as precise as the source: `2025`, `2025-06`, `2025-10-28`, `2025-06~`, `2025-06/2025-09`, `../2025-10-28`. */
export const IsPartialDate = (): PropertyDecorator => Check({ kind: 'partialDate' }, faultInPartialDate);

/** Valid time by which something is only expected: when it has passed, nothing need have happened. */
export const IsForecastDate = (): PropertyDecorator =>
  Check({ kind: 'partialDate', forecast: true }, faultInPartialDate);

/** Publication time: a partial date, or an instant with offset such as `2025-10-28T09:30:00+03:00`. */
export const IsPublication = (): PropertyDecorator =>
  Check({ kind: 'publication' }, (value) => {
    const parsed = parsePublication(value);
    if (parsed.ok) return undefined;
    return `"${String(value).slice(0, 40)}": ${parsed.why}${parsed.nearest === undefined ? '' : `; use ${parsed.nearest}`}`;
  });

/** Words by language, at least one, of a name's length. The names of a thing are `NamesOf`. */
export const NamesByLanguage = (): PropertyDecorator => Check({ kind: 'names' }, faultInNames);

/**
 * Names or titles by language, at least one, by which a thing is found.
 * @param nameOf the field beside it with the thing's id; several where a command gives one of them.
 */
export const NamesOf = (...nameOf: readonly string[]): PropertyDecorator =>
  Check({ kind: 'names', nameOf }, faultInNames);

/** A statement of a sentence or a few by language, at least one. */
export const StatementByLanguage = (): PropertyDecorator => Check({ kind: 'statement' }, faultInStatement);

/** A name that is the same in every language, such as a round of financing. */
export const Name = (): PropertyDecorator => Check({ kind: 'name' }, faultInName);

/** A BCP 47 language tag. */
export const Language = (): PropertyDecorator =>
  Check({ kind: 'language' }, (value) =>
    isLanguageTag(value) ? undefined : 'must be a language tag such as en or ar',
  );

/** A passage kept byte for byte: a quotation, a reason. */
export const Passage = (lengthMax: number = PASSAGE_LENGTH_MAX): PropertyDecorator =>
  Check({ kind: 'text', lengthMax }, (value) => faultInText(value, lengthMax));

/** True or false. */
export const Flag = (): PropertyDecorator =>
  Check({ kind: 'flag' }, (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'));

/** One word of a closed list. */
export const Choice = (of: readonly string[]): PropertyDecorator =>
  Check({ kind: 'choice', of }, (value) =>
    of.includes(value as string) ? undefined : `must be one of ${of.join(', ')}`,
  );

/** A whole number between two inclusive bounds. */
export const WholeNumber = (min: number, max: number): PropertyDecorator =>
  Check({ kind: 'integer', min, max }, (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? undefined
      : `must be a whole number from ${min} to ${max}`,
  );

/** A text of a fixed pattern, with the rule in words. */
export const Pattern = (
  kind: 'sha256' | 'currency' | 'country' | 'url',
  pattern: RegExp,
  rule: string,
): PropertyDecorator =>
  Check({ kind }, (value) => (typeof value === 'string' && pattern.test(value) ? undefined : rule));

const WEB_ADDRESS = /^https?:\/\/[^\s\u0000-\u001F]{1,2000}$/;

/** Where a document can be read: an http or https address. */
export const WebAddress = (): PropertyDecorator =>
  Pattern('url', WEB_ADDRESS, 'must be an http or https address of at most 2,000 characters');

import { evolve, fieldValuesOf, referencesOf } from '#domain';
import type { FieldShape, FieldValue, LedgerEvent, Names, Recorded, Reference } from '#domain';

/** A thing that bears a name. */
export interface Named {
  readonly kind: string;
  readonly id: string;
}

/** Some words of an entry, in one language, that can be searched. */
export interface Passage {
  /** The field that holds them, such as `citation.quote`. */
  readonly field: string;
  /** Empty where the entry does not say. */
  readonly language: string;
  readonly text: string;
  /** The thing of which the words are a name; left out where they name nothing. */
  readonly names?: Named;
}

/**
 * Everything of an entry that is written in words, read from the kinds of its fields: names, titles, statements, quotes, wordings,
 * reasons, archived texts; and the ids and handles of things that it introduces, which are names too. A change that is added
 * later is searched without a word here.
 */
export function passagesOf(entry: Recorded<LedgerEvent>): readonly Passage[] {
  const references = referencesOf(entry);
  const [introduced] = evolve('free', entry.type) === 'taken' ? references : [];
  const passages = fieldValuesOf(entry).flatMap((field) => passagesIn(field, { references, introduced }));
  return [...new Map(passages.map((passage) => [`${passage.field} ${passage.language}`, passage])).values()];
}

interface Context {
  readonly references: readonly Reference[];
  /** The thing to which the entry gives its id. */
  readonly introduced: Reference | undefined;
}

/** How fields of each kind hold words: by language, as they are, as an id that may be a name, or not at all. */
const WORDS_IN: Readonly<Record<FieldShape['kind'], 'byLanguage' | 'plain' | 'id' | 'none'>> = {
  names: 'byLanguage',
  statement: 'byLanguage',
  name: 'plain',
  text: 'plain',
  slug: 'id',
  slugs: 'none',
  person: 'none',
  entryId: 'none',
  language: 'none',
  partialDate: 'none',
  publication: 'none',
  flag: 'none',
  count: 'none',
  countOrNull: 'none',
  decimal: 'none',
  decimalOrNull: 'none',
  integer: 'none',
  choice: 'none',
  currency: 'none',
  country: 'none',
  sha256: 'none',
  url: 'none',
  object: 'none',
  nested: 'none',
};

function passagesIn(field: FieldValue, context: Context): readonly Passage[] {
  const words = WORDS_IN[field.shape.kind];
  if (words === 'byLanguage') return byLanguage(field, context.references);
  if (words === 'plain')
    return [{ field: field.path, language: languageOf(field), text: String(field.value) }];
  return words === 'id' ? namedByItsId(field, context) : [];
}

function byLanguage(field: FieldValue, references: readonly Reference[]): readonly Passage[] {
  const { path, shape, value } = field;
  const names = shape.kind === 'names' ? bearerOf(field, shape.nameOf ?? [], references) : undefined;
  return Object.entries(value as Names).map(([language, text]) => ({
    field: path,
    language,
    text,
    ...(names === undefined ? {} : { names }),
  }));
}

/** The thing whose id stands in one of the fields beside. */
function bearerOf(
  { path }: FieldValue,
  nameOf: readonly string[],
  references: readonly Reference[],
): Named | undefined {
  const beside = nameOf.map((name) => path.slice(0, path.lastIndexOf('.') + 1) + name);
  const bearer = references.find(({ role }) => beside.includes(role));
  return bearer === undefined ? undefined : { kind: bearer.kind, id: bearer.id };
}

/** Ids that are given here, and handles, which refer to nothing; a person's id is opaque, and no words. */
function namedByItsId({ path, shape, value }: FieldValue, { introduced }: Context): readonly Passage[] {
  if (introduced === undefined || shape.kind !== 'slug') return [];
  if (shape.reference !== undefined && path !== introduced.role) return [];
  const names = { kind: introduced.kind, id: introduced.id };
  return [{ field: path, language: '', text: String(value), names }];
}

/** The language that stands beside a quote or an archived text. */
function languageOf({ owner }: FieldValue): string {
  const { language } = owner as { readonly language?: unknown };
  return typeof language === 'string' ? language : '';
}

import { IsPublication, Language, Passage, Pattern, Slug } from '../field-kinds';
import { Optional } from '../fields';

const QUOTE_LENGTH_MAX = 4_000;
const URL_FORM = /^https?:\/\/[^\s\u0000-\u001F]{1,2000}$/;

/** The pointer into a source that every fact carries: which document, when it came out, and the words it rests on. */
export class Citation {
  /** The document; archived before or after, or never: answers say which. */
  @Slug() readonly sourceId!: string;
  /** Publication time: a partial date, or an instant with offset. */
  @IsPublication() readonly publishedOn!: string;
  /** The sentence, byte for byte. Where the source's text is archived, it must occur in it. */
  @Passage(QUOTE_LENGTH_MAX) readonly quote!: string;
  /** Language of the quote. */
  @Optional() @Language() readonly language?: string;
  /** Where the document can be read. */
  @Optional()
  @Pattern('url', URL_FORM, 'must be an http or https address of at most 2,000 characters')
  readonly url?: string;
}

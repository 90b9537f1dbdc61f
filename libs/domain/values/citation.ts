import { IsPublication, Language, Passage, SourceId, WebAddress } from '../field-kinds';
import { Optional } from '../fields';

const QUOTE_LENGTH_MAX = 4_000;

/** The pointer into a source that every fact carries: which document, when it came out, and the words it rests on. */
export class Citation {
  /** The document; archived before or after, or never: answers say which. */
  @SourceId() readonly sourceId!: string;
  /** Publication time: a partial date, or an instant with offset. */
  @IsPublication() readonly publishedOn!: string;
  /** The sentence, byte for byte. Where the source's text is archived, it must occur in it. */
  @Passage(QUOTE_LENGTH_MAX) readonly quote!: string;
  /** Language of the quote. */
  @Optional() @Language() readonly language?: string;
  /** Where the document can be read. */
  @Optional() @WebAddress() readonly url?: string;
}

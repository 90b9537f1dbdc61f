import type { Change, Event } from '../../decider';
import { LedgerError } from '../../errors';
import { IsPublication, Language, NamesOf, Passage, Pattern, SourceId, WebAddress } from '../../field-kinds';
import { Optional } from '../../fields';
import type { Names } from '../../values/names';
import { sha256Hex } from '../../values/sha256';

/** Longest text of a source that is kept, in UTF-16 code units; longer ones are archived by their hash. */
const TEXT_LENGTH_MAX = 200_000;

/** Records a document, with its text where it may be kept, so that quotations can be checked. */
export class ArchiveSource {
  /** The document; new, or known so far only from citations. */
  @SourceId() readonly sourceId!: string;
  /** Its title by language. */
  @NamesOf('sourceId') readonly title!: Names;
  /** Publication time: a partial date, or an instant with offset. */
  @IsPublication() readonly publishedOn!: string;
  /** Language of the text. */
  @Optional() @Language() readonly language?: string;
  /** Where the document can be read. */
  @Optional() @WebAddress() readonly url?: string;
  /** The text, byte for byte; left out where only its hash may be kept. */
  @Optional() @Passage(TEXT_LENGTH_MAX) readonly text?: string;
  /** SHA-256 of the text's UTF-8 bytes, or of the document where the text is left out; lower-case hexadecimal. */
  @Pattern('sha256', /^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')
  readonly sha256!: string;
}

export type SourceArchived = Event<'SourceArchived', ArchiveSource>;

/** A text that does not have the hash given with it was damaged on its way. */
export const archiveSource: Change<ArchiveSource, SourceArchived> = {
  command: ArchiveSource,
  versions: { SourceArchived: 1 },
  initialState: 'free',
  mints: true,
  stream: (command) => `source-${command.sourceId}`,
  decide: (command, minted) => {
    if (minted === 'taken') {
      throw new LedgerError(
        'id_taken',
        `source "${command.sourceId}" is archived already; take another id for another text`,
        '/sourceId',
      );
    }
    if (command.text !== undefined && sha256Hex(command.text) !== command.sha256) {
      throw new LedgerError(
        'hash_mismatch',
        'the text does not have this SHA-256; hash the UTF-8 bytes of the text as sent',
        '/sha256',
      );
    }
    return [{ type: 'SourceArchived', data: command }];
  },
  evolve: { SourceArchived: () => 'taken' },
  remember: ({ data }, entryId) => [{ kind: 'source', key: data.sourceId, value: entryId }],
};

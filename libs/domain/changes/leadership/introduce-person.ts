import type { Change, Event } from '../../decider';
import { requireQuoted } from '../../citing';
import { LedgerError } from '../../errors';
import { Handle, NamesOf, PersonId } from '../../field-kinds';
import { Nested, Optional } from '../../fields';
import { Citation } from '../../values/citation';
import type { Names } from '../../values/names';

/** Records a person of whom sources speak. */
export class IntroducePerson {
  /** Opaque id, since it stands in the log for ever; made by the ledger where it is left out. */
  @Optional() @PersonId() readonly personId?: string;
  /** Readable name for use in commands and questions, such as `albert-cheng`; unique. */
  @Handle() readonly handle!: string;
  /** Names by language. */
  @NamesOf('personId') readonly names!: Names;
  @Nested(() => Citation) readonly citation!: Citation;
}

export type PersonIntroduced = Event<'PersonIntroduced', IntroducePerson & { readonly personId: string }>;

/** Two persons of one name take two handles; the same person under two handles is declared the same later. */
export const introducePerson: Change<IntroducePerson, PersonIntroduced> = {
  command: IntroducePerson,
  versions: { PersonIntroduced: 1 },
  initialState: 'free',
  mints: true,
  stream: (command) => `person-${command.personId ?? ''}`,
  complete: (command, fresh) => ({ ...command, personId: command.personId ?? fresh.personId() }),
  decide: (command, minted, known) => {
    const personId = command.personId ?? '';
    if (minted === 'taken')
      throw new LedgerError('id_taken', `person ${personId} exists already; leave personId out`, '/personId');
    const holder = known.personOf(command.handle);
    if (holder !== undefined && holder !== personId) {
      throw new LedgerError(
        'handle_taken',
        `handle "${command.handle}" is another person's; add a word to tell them apart`,
        '/handle',
      );
    }
    requireQuoted(command.citation, known);
    return [{ type: 'PersonIntroduced', data: { ...command, personId } }];
  },
  evolve: { PersonIntroduced: () => 'taken' },
  remember: ({ data }) => [
    { kind: 'person', key: data.personId, value: data.personId },
    { kind: 'handle', key: data.handle, value: data.personId },
  ],
};

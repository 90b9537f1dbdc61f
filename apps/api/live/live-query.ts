import { Asks } from '../reading/parameter';
import { TEXT } from '../reading/parameter-kinds';
import type { ParameterKind } from '../reading/parameter';

/** A position after which to read on. */
export const AFTER: ParameterKind<number> = {
  forms: 'a position such as 1234; 0 for the whole ledger',
  schema: { pattern: '^\\d{1,15}$' },
  read: (text) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined),
};

/** Which entries a reader of the live feed wants; all conditions hold at once. */
export class LiveQuery {
  @Asks(AFTER, {
    description:
      'Only entries after this position, those recorded already first; only new ones where it is left out. `Last-Event-ID` goes before it.',
  })
  readonly after?: number;

  @Asks(TEXT, { description: 'Only entries of this type.' })
  readonly type?: string;

  @Asks(TEXT, { description: 'Only entries of this stream.' })
  readonly stream?: string;

  @Asks(TEXT, { description: 'Only entries that this actor recorded.' })
  readonly actor?: string;

  @Asks(TEXT, { description: 'Only entries that cite this source.' })
  readonly source?: string;

  @Asks(TEXT, { description: 'Only entries of this request, batch or import.' })
  readonly correlation?: string;

  @Asks(TEXT, {
    description:
      'Only entries that name this unit, belong to a layoff, deal or investment that does, or answer such an entry; units below are not in it.',
  })
  readonly unit?: string;

  @Asks(TEXT, {
    description: 'Only entries that name this person, by opaque id, or answer such an entry.',
  })
  readonly person?: string;
}

import type { CatalogueField } from '../catalogue/catalogue';
import { CommandFailure, EXIT } from '../failure';
import { MONEY_FORMS, PERCENTAGE_FORMS, readMoney, readPercentage } from '../shorthands/amounts';
import { partialDateOf } from '../shorthands/partial-date';
import { QUANTITY_FORMS, readQuantity } from '../shorthands/quantity';

/** What one typed value becomes in the command. @param flag the flag as it is typed. @throws CommandFailure usage */
export type ReadValue = (text: string, flag: string) => unknown;

interface Shorthand {
  readonly read: (text: string) => unknown;
  readonly forms: string;
  /** Where help tells more. */
  readonly topic: string;
}

const SHORTHANDS: Readonly<Record<string, Shorthand>> = {
  Quantity: { read: readQuantity, forms: QUANTITY_FORMS, topic: 'quantities' },
  Percentage: { read: readPercentage, forms: PERCENTAGE_FORMS, topic: 'quantities' },
  Money: { read: readMoney, forms: MONEY_FORMS, topic: 'quantities' },
};

const BY_KIND: Readonly<Record<string, ReadValue>> = {
  partialDate: partialDateOf,
  publication: partialDateOf,
  slugs: (text) => text.split(',').map((id) => id.trim()),
  integer: number,
  flag: (text, flag) =>
    text === 'true' ? true : text === 'false' ? false : refuse(flag, text, 'true or false'),
  object: json,
};

/** What a typed value becomes, by the field that it fills. Numbers as text, ids and words stay as they are typed. */
export function valueOf(field: CatalogueField, text: string, flag: string): unknown {
  if (field.kind === 'nested' && text === field.orWord) return text;
  const shorthand = SHORTHANDS[field.type ?? ''];
  if (shorthand === undefined) return (BY_KIND[field.kind] ?? asTyped)(text, flag);
  const value = text.trimStart().startsWith('{') ? json(text, flag) : shorthand.read(text);
  return value ?? refuse(flag, text, shorthand.forms, shorthand.topic);
}

/** `en=Amazon` and `ar=أمازون`, each typed once, or one JSON object. */
export function byLanguage(texts: readonly string[], flag: string): unknown {
  const [first = ''] = texts;
  if (texts.length === 1 && first.trimStart().startsWith('{')) return json(first, flag);
  return Object.fromEntries(
    texts.map((text) => {
      const [, language, words] = /^([A-Za-z-]{2,35})=([\s\S]*)$/.exec(text) ?? [];
      return language === undefined ? refuse(flag, text, 'en=Amazon or ar=أمازون') : [language, words];
    }),
  );
}

const asTyped: ReadValue = (text) => text;

function number(text: string, flag: string): unknown {
  return /^\d{1,15}$/.test(text) ? Number(text) : refuse(flag, text, 'a whole number');
}

function json(text: string, flag: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new CommandFailure(
      {
        what: 'no JSON',
        where: flag,
        why: (error as Error).message,
        next: 'write one JSON object, in quotes',
      },
      EXIT.usage,
    );
  }
}

function refuse(flag: string, text: string, forms: string, topic?: string): never {
  const more = topic === undefined ? '' : `. See: ledger help ${topic}`;
  throw new CommandFailure(
    { what: `"${text.slice(0, 80)}" not understood`, where: flag, next: `use ${forms}${more}` },
    EXIT.usage,
  );
}

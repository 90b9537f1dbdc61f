import { addDays, formatDay, parseDay, parsePartialDate } from '#domain';
import { cleanName, companyKey, slugOf } from '../companies/company-key';
import { shown } from '../import-error';
import type { PersonIds } from '../persons/person-ids';
import { countIn, percentIn } from '../reading/cells';
import { cell } from '../reading/row';
import type { Columns, Row } from '../reading/row';
import type { DateForm, FieldRule } from './mapping';

/** Where the cells of a row are read. */
export interface Cells {
  readonly row: Row;
  readonly columns: Columns;
  readonly ids: PersonIds | undefined;
}

/** The value of a field; undefined where it is left out; or why the row cannot give it, in a sentence. */
export type FieldValue = { readonly value: unknown } | { readonly fault: string };

const WRITTEN: Readonly<Record<Exclude<DateForm, 'iso'>, RegExp>> = {
  'month/day/year': /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/,
  'day/month/year': /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/,
  'day.month.year': /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
};

/** A date as the ledger writes it, where it is of the form of its column; otherwise as it stands. */
export function dateIn(text: string, form: DateForm = 'iso'): string {
  if (form === 'iso') return text;
  const { year, month, day } = WRITTEN[form].exec(text)?.groups ?? {};
  return year === undefined ? text : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

/** Takes the value of a field from a row. */
export function fieldValue(rule: FieldRule, cells: Cells): FieldValue {
  if ('constant' in rule) return { value: rule.constant };
  if ('fields' in rule) return fieldValues(rule.fields, cells);
  if ('flag' in rule) return { value: rule.true.includes(textOf(rule.flag, cells)) };
  const read = columnsOf(rule);
  const texts = read.map((column) => textOf(column, cells));
  if (rule.optional === true && texts.every((text) => text === '')) return { value: undefined };
  return madeOf(rule, texts, cells);
}

/** The values of several fields, or the first fault. */
export function fieldValues(rules: Readonly<Record<string, FieldRule>>, cells: Cells): FieldValue {
  const values: [string, unknown][] = [];
  for (const [name, rule] of Object.entries(rules)) {
    const taken = fieldValue(rule, cells);
    if ('fault' in taken) return taken;
    if (taken.value !== undefined) values.push([name, taken.value]);
  }
  return { value: Object.fromEntries(values) };
}

/** Every column that rules read. */
export function columnsIn(rules: Readonly<Record<string, FieldRule>>): readonly string[] {
  return Object.values(rules).flatMap((rule) =>
    'fields' in rule ? columnsIn(rule.fields) : columnsOf(rule),
  );
}

function columnsOf(rule: FieldRule): readonly string[] {
  if ('slug' in rule) return rule.slug;
  if ('person' in rule) return rule.person;
  if ('names' in rule) return Object.values(rule.names);
  const column = ['column', 'date', 'count', 'percent', 'flag'].find((kind) => kind in rule);
  return column === undefined ? [] : [(rule as unknown as Readonly<Record<string, string>>)[column] ?? ''];
}

function textOf(column: string, { row, columns }: Cells): string {
  return cell(row, columns, column);
}

function madeOf(rule: FieldRule, texts: readonly string[], cells: Cells): FieldValue {
  const [text = ''] = texts;
  if ('slug' in rule) return slugFrom(texts);
  if ('names' in rule) return namesFrom(Object.keys(rule.names), texts);
  if ('person' in rule) return personFrom(texts, cells);
  if ('date' in rule) return dateFrom(rule, text);
  return figureOrText(rule, text);
}

function figureOrText(rule: FieldRule, text: string): FieldValue {
  if ('count' in rule) return countFrom(rule.count, text);
  if ('percent' in rule) return percentFrom(rule.percent, text);
  const { words = {} } = rule as Extract<FieldRule, { readonly column: string }>;
  return { value: Object.hasOwn(words, text) ? words[text] : text };
}

function slugFrom(texts: readonly string[]): FieldValue {
  const key = texts
    .map((text) => companyKey(text))
    .filter((part) => part !== '')
    .join('-');
  return key === '' ? { fault: 'what its id is made of is empty' } : { value: slugOf(key) };
}

function namesFrom(languages: readonly string[], texts: readonly string[]): FieldValue {
  const names = languages.flatMap((language, at) => {
    const name = cleanName(texts[at] ?? '');
    return name === '' ? [] : [[language, name] as const];
  });
  return { value: Object.fromEntries(names) };
}

function countFrom(column: string, text: string): FieldValue {
  const count = countIn(text);
  if (!count.ok) return { fault: `${column} "${shown(text)}" ${count.why}` };
  if (count.value === undefined) return { value: { min: 0, max: null, wording: 'undisclosed' } };
  return { value: { min: count.value, max: count.value, wording: text } };
}

function percentFrom(column: string, text: string): FieldValue {
  const percent = percentIn(text);
  if (!percent.ok || percent.value === undefined) {
    return { fault: `${column} "${shown(text)}" is no percentage such as 7% or 0.07` };
  }
  return { value: { min: percent.value, max: percent.value, wording: text } };
}

function dateFrom(
  { date, form, end }: Extract<FieldRule, { readonly date: string }>,
  text: string,
): FieldValue {
  const written = dateIn(text, form);
  const parsed = parsePartialDate(written);
  if (!parsed.ok) return { fault: `${date} "${shown(text)}" is no date: ${parsed.why}` };
  const day = parseDay(written);
  if (end !== 'lastDayIn') return { value: written };
  if (day !== undefined) return { value: formatDay(addDays(day, 1)) };
  // Whoever was in until some day of a period was out at the earliest on its second day, at the latest on the first after it.
  return { value: `${formatDay(addDays(parsed.earliest, 1))}/${formatDay(addDays(parsed.latest, 1))}` };
}

function personFrom([name = '', ...within]: readonly string[], { ids }: Cells): FieldValue {
  if (name === '') return { fault: 'the name of its person is empty' };
  return { value: ids?.idOf(name, within.map((text) => companyKey(text)).join('\n')) };
}

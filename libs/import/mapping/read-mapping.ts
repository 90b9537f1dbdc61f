import { changes, fieldsOf } from '#domain';
import type { Field } from '#domain';
import { ImportError, shown } from '../import-error';
import { DATE_FORMS, END_CONVENTIONS } from './mapping';
import type { Mapping } from './mapping';
import { Faults, isRecord } from './faults';
import type { Fields } from './faults';

/** Changes that speak of entries and not of the world: rows are corrected through their operation instead. */
const CORRECTIONS: ReadonlySet<string> = new Set([
  'RetractEntry',
  'RestateEntry',
  'CorroborateEntry',
  'DisputeEntry',
  'DeclareSame',
  'ArchiveSource',
  'WithdrawSource',
]);

const SOURCES = [
  'constant',
  'column',
  'slug',
  'person',
  'names',
  'date',
  'count',
  'percent',
  'flag',
  'fields',
];
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  column: ['words'],
  date: ['form', 'end'],
  flag: ['true'],
};

/**
 * Reads a mapping from JSON.
 * @param file its name, for errors.
 * @throws ImportError invalid_mapping with every fault.
 */
export function readMapping(json: string, file: string): Mapping {
  const faults = new Faults();
  const mapping = parsed(json, file);
  faults.keys(
    mapping,
    '',
    ['name', 'format', 'change', 'fields', 'key'],
    ['encoding', 'delimiter', 'publishedOn', 'operation', 'introduce'],
  );
  faults.check(mapping, '/name', /^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
  faults.choice(mapping['format'], '/format', ['csv', 'ndjson']);
  if (mapping['encoding'] !== undefined)
    faults.choice(mapping['encoding'], '/encoding', ['utf-8', 'windows-1252']);
  if (mapping['delimiter'] !== undefined)
    faults.check(mapping, '/delimiter', /^[^"\r\n]$/, 'must be one character');
  faults.texts(mapping['key'], '/key');
  publication(mapping['publishedOn'], faults);
  operation(mapping['operation'], faults);
  changeRule(mapping, '', faults);
  for (const [at, rule] of faults.list(mapping['introduce'], '/introduce').entries()) {
    if (faults.keys(rule, `/introduce/${at}`, ['change', 'fields'], []))
      changeRule(rule, `/introduce/${at}`, faults);
  }
  faults.throwIn(file);
  return mapping as unknown as Mapping;
}

function parsed(json: string, file: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    value = error instanceof Error ? error.message : String(error);
  }
  if (isRecord(value)) return value;
  throw new ImportError('invalid_mapping', {
    what: 'the mapping is no JSON object',
    where: file,
    why: typeof value === 'string' ? shown(value) : 'a mapping has fields such as name, change and fields',
    next: "Write it as in the library's README",
  });
}

function publication(rule: unknown, faults: Faults): void {
  if (rule === undefined || !faults.keys(rule, '/publishedOn', ['column'], ['form', 'offset'])) return;
  faults.check(rule, '/publishedOn/column', /./, 'must be the name of a column');
  faults.choice(rule['form'], '/publishedOn/form', DATE_FORMS);
  if (rule['offset'] !== undefined)
    faults.check(
      rule,
      '/publishedOn/offset',
      /^(?:Z|[+-]\d{2}:\d{2})$/,
      'must be Z or an offset such as +03:00',
    );
}

function operation(rule: unknown, faults: Faults): void {
  if (rule === undefined || !faults.keys(rule, '/operation', ['column', 'insert', 'update', 'delete'], []))
    return;
  faults.check(rule, '/operation/column', /./, 'must be the name of a column');
  for (const kind of ['insert', 'update', 'delete']) faults.texts(rule[kind], `/operation/${kind}`);
}

function changeRule(rule: Fields, at: string, faults: Faults): void {
  const change = changes.get(String(rule['change']));
  if (change === undefined || CORRECTIONS.has(String(rule['change']))) {
    const known = [...changes.keys()].filter((name) => !CORRECTIONS.has(name));
    faults.add(`${at}/change`, `must be one of ${known.join(', ')}`);
    return;
  }
  fieldRules(rule['fields'], `${at}/fields`, { of: fieldsOf(change.command), faults });
}

function fieldRules(
  rules: unknown,
  at: string,
  { of, faults }: { readonly of: readonly Field[]; readonly faults: Faults },
): void {
  const own = of.filter(({ name }) => name !== 'citation');
  const needed = own.filter(({ optional }) => !optional).map(({ name }) => name);
  const possible = own.filter(({ optional }) => optional).map(({ name }) => name);
  if (!faults.keys(rules, at, needed, possible)) return;
  for (const { name, shape } of own) {
    const rule = rules[name];
    if (rule === undefined) continue;
    fieldRule(rule, `${at}/${name}`, faults);
    if (isRecord(rule) && rule['fields'] !== undefined) {
      const nested = shape.kind === 'nested' ? fieldsOf(shape.of()) : [];
      fieldRules(rule['fields'], `${at}/${name}/fields`, { of: nested, faults });
    }
  }
}

function fieldRule(rule: unknown, at: string, faults: Faults): void {
  const kinds = isRecord(rule) ? SOURCES.filter((source) => source in rule) : [];
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    faults.add(at, `must be an object with one of ${SOURCES.join(', ')}`);
    return;
  }
  if (!faults.keys(rule, at, [kind], ['optional', ...(BESIDE[kind] ?? [])])) return;
  fieldSource(rule[kind], `${at}/${kind}`, { kind, faults });
  faults.texts(rule['true'], `${at}/true`);
  if (rule['words'] !== undefined) faults.record(rule['words'], `${at}/words`);
  faults.choice(rule['form'], `${at}/form`, DATE_FORMS);
  faults.choice(rule['end'], `${at}/end`, END_CONVENTIONS);
}

function fieldSource(
  source: unknown,
  at: string,
  { kind, faults }: { readonly kind: string; readonly faults: Faults },
): void {
  if (kind === 'names') faults.record(source, at);
  else if (kind === 'slug' || kind === 'person') faults.texts(source, at);
  else if (kind !== 'constant' && kind !== 'fields' && (typeof source !== 'string' || source === '')) {
    faults.add(at, 'must be the name of a column');
  }
}

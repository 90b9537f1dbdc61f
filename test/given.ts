/**
 * The words in which tests of changes are written: `given(announceLayoff).after(amazon).when(command).thenRecorded([event])`. What came
 * before is folded by the registry itself, and commands are plain JSON that goes through `parseCommand`, so nothing is mocked.
 */
import { Known, LedgerError, evolve, fieldsOf, parseCommand, remembered } from '#domain';
import type { Change, Citation, Event, LedgerErrorCode, LedgerEvent, LedgerEventType, Names } from '#domain';
import type {
  Field,
  FieldShape,
  Lookup,
  Minted,
  Post,
  Quantity,
  Recorded,
  Remembered,
  SameKind,
} from '#domain';

/** The person id that the ledger makes where a command leaves it out. */
export const FRESH_PERSON_ID = 'pmadebyledger';

const FIRST_RECORDED_AT = Date.UTC(2025, 10, 1);
const SECOND_MS = 1_000;

/** An event of the past, with what its entry has beside type and data. */
export type Past = LedgerEvent & Partial<Pick<Recorded, 'recordedAt' | 'stream' | 'restates'>>;

/** The id of the entry that stands at a position in the past that a test gives. */
export function entryIdAt(position: number): string {
  return `00000000-0000-8000-8000-${String(position).padStart(12, '0')}`;
}

/** Events as entries, at the positions from 1, one second apart unless they say otherwise. */
export function recordedInOrder(past: readonly Past[]): readonly Recorded<LedgerEvent>[] {
  const entries: Recorded<LedgerEvent>[] = [];
  for (const event of past) {
    const position = entries.length + 1;
    const stream = event.stream ?? streamOf(event, entries);
    entries.push({
      ...event,
      id: entryIdAt(position),
      stream,
      revision: entries.filter((entry) => entry.stream === stream).length,
      position,
      recordedAt: event.recordedAt ?? FIRST_RECORDED_AT + position * SECOND_MS,
      actor: 'tester',
      commandId: `command-${position}`,
    });
  }
  return entries;
}

/** What deciders may look up, and the state of each stream, folded from entries in memory. */
export class Ledger implements Lookup {
  readonly #entries: readonly Recorded[];
  readonly #remembered: readonly Remembered[];
  readonly #states = new Map<string, Minted>();

  constructor(entries: readonly Recorded[]) {
    this.#entries = entries;
    this.#remembered = entries.flatMap((entry) => remembered(entry, entry.id));
    for (const { stream, type } of entries) this.#states.set(stream, evolve(this.state(stream), type));
  }

  remembered(kind: Remembered['kind'], key: string): readonly string[] {
    return this.#remembered.filter((one) => one.kind === kind && one.key === key).map(({ value }) => value);
  }

  entry(entryId: string): Recorded | undefined {
    return this.#entries.find(({ id }) => id === entryId);
  }

  state(stream: string): Minted {
    return this.#states.get(stream) ?? 'free';
  }
}

/** What the event of a type says. */
type FactOf<Type extends LedgerEventType> = Extract<LedgerEvent, { type: Type }>['data'];

/** The citation that facts carry unless a test says otherwise. */
export const CITATION: Citation = {
  sourceId: 'gazette',
  publishedOn: '2025-10-28',
  quote: 'So it stands there.',
};

/** A citation of a publication. */
export const citing = (publishedOn: string): Citation => ({ ...CITATION, publishedOn });

/** So many people; exactly `min` where no upper bound is given, and null for none. */
export function people(min: number, max: number | null = min): Quantity {
  return { min, max, wording: `${min} to ${max ?? 'nobody knows'}` };
}

/** A post that heads its unit, unless a test says otherwise. */
export function post(unitId: string, more: Partial<Post> = {}): Post {
  return { unitId, postId: 'head', title: { en: 'Head' }, heads: true, ...more };
}

export function company(unitId: string, more: Partial<FactOf<'CompanyRegistered'>> = {}): Past {
  return { type: 'CompanyRegistered', data: { unitId, names: { en: unitId }, citation: CITATION, ...more } };
}

export function division(
  unitId: string,
  parentId: string,
  more: Partial<FactOf<'DivisionEstablished'>> = {},
): Past {
  const data = {
    unitId,
    kind: 'division',
    parentId,
    names: { en: unitId },
    citation: CITATION,
    ...more,
  } as const;
  return { type: 'DivisionEstablished', data };
}

export function renamed(unitId: string, names: Names, renamedOn: string): Past {
  return { type: 'UnitRenamed', data: { unitId, names, renamedOn, citation: CITATION } };
}

export function moved(
  unitId: string,
  parentId: string,
  movedOn: string,
  citation: Citation = CITATION,
): Past {
  return { type: 'UnitMoved', data: { unitId, parentId, movedOn, citation } };
}

export function merged(unitIds: readonly string[], intoId: string, mergedOn: string): Past {
  return { type: 'UnitsMerged', data: { unitIds, intoId, mergedOn, citation: CITATION } };
}

export function split(unitId: string, intoIds: readonly string[], splitOn: string): Past {
  return { type: 'UnitSplit', data: { unitId, intoIds, splitOn, citation: CITATION } };
}

export function closed(unitId: string, closedOn: string): Past {
  return { type: 'UnitClosed', data: { unitId, closedOn, citation: CITATION } };
}

export function acquisition(
  dealId: string,
  buyerId: string,
  companyId: string,
  more: Partial<FactOf<'AcquisitionAnnounced'>> = {},
): Past {
  const data = { dealId, buyerId, companyId, announcedOn: '2021-05', citation: CITATION, ...more };
  return { type: 'AcquisitionAnnounced', data };
}

export function completed(dealId: string, completedOn: string): Past {
  return { type: 'AcquisitionCompleted', data: { dealId, completedOn, citation: CITATION } };
}

export function calledOff(dealId: string, calledOffOn: string): Past {
  return { type: 'AcquisitionCalledOff', data: { dealId, calledOffOn, citation: CITATION } };
}

export function person(
  personId: string,
  handle: string,
  more: Partial<FactOf<'PersonIntroduced'>> = {},
): Past {
  return {
    type: 'PersonIntroduced',
    data: { personId, handle, names: { en: handle }, citation: CITATION, ...more },
  };
}

export function headcount(unitId: string, more: Partial<FactOf<'HeadcountReported'>> = {}): Past {
  const counted = { metric: 'employees', scope: 'withSubUnits', count: people(100) } as const;
  return {
    type: 'HeadcountReported',
    data: { unitId, ...counted, countedOn: '2025-01-01', citation: CITATION, ...more },
  };
}

export function hiring(unitId: string, more: Partial<FactOf<'StaffHired'>> = {}): Past {
  const data = { unitId, positions: people(10), hiredOn: '2025-06-01', citation: CITATION, ...more };
  return { type: 'StaffHired', data };
}

export function transfer(
  fromUnitId: string,
  toUnitId: string,
  more: Partial<FactOf<'StaffTransferred'>> = {},
): Past {
  const went = { positions: people(10), transferredOn: '2025-06-01', citation: CITATION };
  return { type: 'StaffTransferred', data: { fromUnitId, toUnitId, ...went, ...more } };
}

/** @param more replaces fields; a layoff without positions is told by `positions: undefined`. */
export function layoff(
  layoffId: string,
  unitId: string,
  more: {
    readonly [Name in keyof FactOf<'LayoffAnnounced'>]?: FactOf<'LayoffAnnounced'>[Name] | undefined;
  } = {},
): Past {
  const fact = {
    layoffId,
    unitId,
    positions: people(10),
    announcedOn: '2025-06-01',
    citation: CITATION,
    ...more,
  };
  return { type: 'LayoffAnnounced', data: JSON.parse(JSON.stringify(fact)) as FactOf<'LayoffAnnounced'> };
}

export function share(layoffId: string, unitId: string, positions: Quantity): Past {
  return { type: 'LayoffShareReported', data: { layoffId, unitId, positions, citation: CITATION } };
}

export function investment(
  investmentId: string,
  investorId: string,
  more: Partial<FactOf<'StartupInvestmentMade'>> = {},
): Past {
  const fact = {
    startup: { en: 'Fable' },
    amount: { min: '10', max: '10', currency: 'USD', wording: '10 USD' },
    announcedOn: '2025-06',
  };
  return {
    type: 'StartupInvestmentMade',
    data: { investmentId, investorId, ...fact, citation: CITATION, ...more },
  };
}

export function exit(
  investmentId: string,
  exitedOn: string,
  more: Partial<FactOf<'InvestmentExited'>> = {},
): Past {
  return { type: 'InvestmentExited', data: { investmentId, exitedOn, citation: CITATION, ...more } };
}

export function revision(
  layoffId: string,
  revisedOn: string,
  more: Partial<FactOf<'LayoffRevised'>> = {},
): Past {
  return { type: 'LayoffRevised', data: { layoffId, revisedOn, citation: CITATION, ...more } };
}

export function completion(
  layoffId: string,
  completedOn: string,
  more: Partial<FactOf<'LayoffCompleted'>> = {},
): Past {
  return { type: 'LayoffCompleted', data: { layoffId, completedOn, citation: CITATION, ...more } };
}

export function callingOff(
  layoffId: string,
  calledOffOn: string,
  more: Partial<FactOf<'LayoffCalledOff'>> = {},
): Past {
  return { type: 'LayoffCalledOff', data: { layoffId, calledOffOn, citation: CITATION, ...more } };
}

export function temporaryEnd(layoffId: string, endedOn: string): Past {
  return { type: 'TemporaryLayoffEnded', data: { layoffId, endedOn, citation: CITATION } };
}

/** The entry at a position is withdrawn: by a correction of the source where a citation is given, else as our own error. */
export function withdrawal(position: number, citation?: Citation): Past {
  const entryId = entryIdAt(position);
  const data =
    citation === undefined
      ? ({ entryId, because: 'recordingError', reason: 'misread' } as const)
      : ({ entryId, because: 'sourceCorrection', reason: 'taken back', citation } as const);
  return { type: 'EntryRetracted', data };
}

/** Another source agrees with the entry at a position. */
export function corroboration(position: number, citation: Citation = CITATION): Past {
  return { type: 'EntryCorroborated', data: { entryId: entryIdAt(position), citation } };
}

/** Another source gives something instead of what the entry at a position says. @param was the event of that entry. */
export function dispute(position: number, was: Past, instead: object, citation: Citation = CITATION): Past {
  const claim = { type: was.type, position, data: { ...was.data, ...instead, citation } };
  return { type: 'EntryDisputed', data: { entryId: entryIdAt(position), instead, citation, claim } };
}

/** Another source says that what the entry at a position says is not so. */
export function denial(position: number, was: Past, citation: Citation = CITATION): Past {
  const claim = { type: was.type, position };
  return { type: 'EntryDisputed', data: { entryId: entryIdAt(position), denies: true, citation, claim } };
}

/** An id is declared to be another: by a source where a citation is given, else since we gave two. */
export function sameness(kind: SameKind, id: string, keep: string, citation?: Citation): Past {
  const because = citation === undefined ? 'recordingError' : 'sourceReport';
  const reason = 'one thing, two ids';
  return {
    type: 'SamenessDeclared',
    data: { kind, id, keep, because, reason, ...(citation === undefined ? {} : { citation }) },
  };
}

/** A document is withdrawn by whoever published it. */
export function sourceWithdrawal(sourceId: string, citation: Citation = CITATION): Past {
  const data = { sourceId, withdrawnOn: '2025-10-28', reason: 'made up', citation };
  return { type: 'SourceWithdrawn', data };
}

/** Starts a sentence about one change: after nothing yet. */
export function given(change: Change): Given {
  return new Given(change, []);
}

class Given {
  readonly #change: Change;
  readonly #past: readonly Recorded[];

  constructor(change: Change, past: readonly Recorded[]) {
    this.#change = change;
    this.#past = past;
  }

  /** The past, from the first entry of the ledger on. */
  after(...past: readonly Past[]): Given {
    return new Given(this.#change, recordedInOrder(past));
  }

  /** @param json the command as a client sends it. */
  when(json: unknown): Outcome {
    return new Outcome(() => this.#decide(json));
  }

  #decide(json: unknown): Decided {
    const change = this.#change;
    const ledger = new Ledger(this.#past);
    const known = new Known(ledger);
    const parsed = parseCommand(change, json);
    const command = change.complete?.(parsed, { personId: () => FRESH_PERSON_ID }) ?? parsed;
    const stream = change.stream(command, known);
    return { stream, events: change.decide(command, ledger.state(stream), known) };
  }
}

interface Decided {
  readonly stream: string;
  readonly events: readonly Event[];
}

class Outcome {
  readonly #decide: () => Decided;

  constructor(decide: () => Decided) {
    this.#decide = decide;
  }

  /** Exactly these events are recorded, compared as they are stored: whole. */
  thenRecorded(events: readonly Event[]): void {
    requireStored(this.#decide().events, events);
  }

  /** As many events are recorded, all in this stream. */
  thenRecordedIn(stream: string, number = 1): void {
    const decided = this.#decide();
    requireStored([decided.stream, decided.events.length], [stream, number]);
  }

  /** The change is refused with this code; where pointers are given, exactly these fields are to blame. */
  thenRefused(code: LedgerErrorCode, ...pointers: readonly string[]): void {
    const refusal = refusalOf(this.#decide);
    const blamed = refusal.errors.map(({ pointer }) => pointer);
    requireStored([refusal.code, ...(pointers.length > 0 ? blamed : [])], [code, ...pointers]);
  }

  /** The change is refused, and the one field to blame is told so in these words. */
  thenRefusedSaying(pointer: string, words: string): void {
    const blamed = refusalOf(this.#decide).errors.map((error): readonly string[] => [
      error.pointer,
      error.detail,
    ]);
    requireStored(blamed, [[pointer, expect.stringContaining(words) as unknown]]);
  }
}

function requireStored(found: unknown, expected: unknown): void {
  expect(JSON.parse(JSON.stringify(found))).toStrictEqual(expected);
}

function refusalOf(decide: () => Decided): LedgerError {
  try {
    const { events } = decide();
    throw new Error(`nothing was refused; recorded ${JSON.stringify(events)}`);
  } catch (error) {
    if (error instanceof LedgerError) return error;
    throw error;
  }
}

/** Event types that stand in the stream of what they correct. */
type Correcting = 'EntryRetracted' | 'EntryCorroborated' | 'EntryDisputed' | 'SamenessDeclared';

/** Category of the stream that an event goes to, and the field that holds its id. */
const STREAMS: Readonly<
  Record<Exclude<LedgerEvent['type'], Correcting | 'AliasAdded' | 'PostAbolished'>, readonly [string, string]>
> = {
  CompanyRegistered: ['unit', 'unitId'],
  DivisionEstablished: ['unit', 'unitId'],
  PersonIntroduced: ['person', 'personId'],
  ExecutiveAppointed: ['person', 'personId'],
  ExecutiveReassigned: ['person', 'personId'],
  ExecutiveDismissed: ['person', 'personId'],
  PersonRenamed: ['person', 'personId'],
  ExecutiveDeparted: ['person', 'personId'],
  LeaveStarted: ['person', 'personId'],
  LeaveEnded: ['person', 'personId'],
  MandateAssigned: ['person', 'personId'],
  MandateEnded: ['person', 'personId'],
  HeadcountReported: ['headcount', 'unitId'],
  StaffHired: ['headcount', 'unitId'],
  StaffTransferred: ['headcount', 'fromUnitId'],
  LayoffAnnounced: ['layoff', 'layoffId'],
  LayoffShareReported: ['layoff', 'layoffId'],
  LayoffRevised: ['layoff', 'layoffId'],
  LayoffCompleted: ['layoff', 'layoffId'],
  LayoffCalledOff: ['layoff', 'layoffId'],
  TemporaryLayoffEnded: ['layoff', 'layoffId'],
  StartupInvestmentMade: ['investment', 'investmentId'],
  InvestmentExited: ['investment', 'investmentId'],
  RestructuringAnnounced: ['unit', 'unitId'],
  UnitRenamed: ['unit', 'unitId'],
  UnitMoved: ['unit', 'unitId'],
  UnitsMerged: ['unit', 'intoId'],
  UnitSplit: ['unit', 'unitId'],
  UnitClosed: ['unit', 'unitId'],
  AcquisitionAnnounced: ['deal', 'dealId'],
  AcquisitionCompleted: ['deal', 'dealId'],
  AcquisitionCalledOff: ['deal', 'dealId'],
  StrategicShiftDeclared: ['strategy', 'unitId'],
  BudgetReviewAnnounced: ['strategy', 'unitId'],
  TitleReleased: ['strategy', 'unitId'],
  OutlookStated: ['strategy', 'unitId'],
  SourceArchived: ['source', 'sourceId'],
  SourceWithdrawn: ['source', 'sourceId'],
};

/** The stream that the change of an event appends to; a correction stands in the stream of what it names. */
function streamOf(event: LedgerEvent, earlier: readonly Recorded[]): string {
  const { type, data } = event;
  if (type === 'EntryRetracted' || type === 'EntryCorroborated' || type === 'EntryDisputed') {
    const named = earlier.find(({ id }) => id === data.entryId);
    if (named === undefined) throw new Error(`the named entry ${data.entryId} does not come before`);
    return named.stream;
  }
  return streamByFields(event);
}

function streamByFields({
  type,
  data,
}: Exclude<LedgerEvent, { type: 'EntryRetracted' | 'EntryCorroborated' | 'EntryDisputed' }>): string {
  if (type === 'SamenessDeclared') return `${data.kind}-${data.keep}`;
  if (type === 'AliasAdded')
    return `${data.unitId === undefined ? 'person' : 'unit'}-${data.unitId ?? data.personId}`;
  if (type === 'PostAbolished') return `unit-${data.post.unitId}`;
  const [category, field] = STREAMS[type];
  return `${category}-${String((data as unknown as Readonly<Record<string, unknown>>)[field])}`;
}

/** What is refused of a value of a class, each as its pointer and the words; empty where the value is accepted. */
export function faultsIn(type: new () => object, json: unknown): Readonly<Record<string, string>> {
  const change: Change = {
    command: type,
    versions: {},
    initialState: 'free',
    stream: () => 'none-none',
    decide: () => [],
    evolve: {},
  };
  try {
    parseCommand(change, json);
    return {};
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return Object.fromEntries(error.errors.map(({ pointer, detail }) => [pointer, detail]));
  }
}

type Class = new () => object;
type Json = Readonly<Record<string, unknown>>;

/** What is wrong, the command that has it, and the pointer of the field to blame. */
export type Malformed = readonly [what: string, json: Json, pointer: string];

const LONG = 'a'.repeat(1_000_000);
const TEXTS: Readonly<Record<string, unknown>> = {
  'no text at all': '',
  'a number': 7,
  'half a surrogate pair': 'a\ud83d',
  'U+0000': 'a\u0000b',
  'a megabyte': LONG,
};
const NAMES: Readonly<Record<string, unknown>> = {
  ...TEXTS,
  'a bidi control': 'Ama\u202ezon',
  'a line break': 'Ama\nzon',
  'spaces around it': ' Amazon',
  'a decomposed letter': 'Beyonce\u0301',
};
const byLanguage = (names: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(names).map(([what, name]) => [what, { en: name }]));
const PATTERNED = { 'other letters': 'ä', 'a number': 7 };

/** What no field of a kind may hold. */
const WRONG: Readonly<Record<FieldShape['kind'], Readonly<Record<string, unknown>>>> = {
  slug: {
    'capitals and spaces': 'Amazon Studios',
    'no letters': '',
    '81 letters': 'a'.repeat(81),
    'a number': 7,
  },
  person: { 'a name': 'Albert Cheng', 'a number': 7 },
  entryId: { 'a slug': 'amazon', 'a UUID in capitals': 'ABCDEFAB-0000-8000-8000-000000000001' },
  language: { 'a word': 'english', 'a number': 7 },
  partialDate: {
    'an impossible day': '2025-02-30',
    'a doubtful date': '2025-06?',
    'a number': 2025,
    words: 'June',
  },
  publication: { 'no offset': '2025-10-28T09:30:00', 'an impossible day': '2025-13-01', 'a number': 2025 },
  names: {
    ...byLanguage(NAMES),
    'no language': {},
    'a text': 'Amazon',
    'a word for a language': { english: 'A' },
  },
  statement: {
    ...byLanguage(NAMES),
    'no language': {},
    'a text': 'Work will change.',
    'a word for a language': { english: 'A' },
  },
  name: NAMES,
  text: TEXTS,
  slugs: {
    'a text': 'amazon',
    'nothing in it': [],
    'one id twice': ['mgm', 'mgm'],
    'a number in it': ['mgm', 7],
    'capitals in it': ['mgm', 'Video'],
    'too many ids': Array.from({ length: 51 }, (_id, number) => `unit-${number}`),
  },
  flag: { 'a text': 'yes', 'a number': 1 },
  count: { 'less than nobody': -1, 'half a person': 0.5, 'a text': '7' },
  countOrNull: { 'less than nobody': -1, 'half a person': 0.5, 'a text': '7' },
  decimal: { 'a sign': '-1', 'an exponent': '1e3', 'a number': 7 },
  decimalOrNull: { 'a sign': '-1', 'an exponent': '1e3', 'a number': 7 },
  integer: { 'a fraction': 1.5, 'a text': '1', 'too much': 1e9 },
  choice: { 'another word': 'whatever', 'a list': [] },
  currency: PATTERNED,
  country: PATTERNED,
  sha256: PATTERNED,
  url: { 'a script': 'javascript:alert(1)', 'a number': 7 },
  object: { 'a text': 'x', 'a list': [] },
  nested: { 'a text': 'x', 'a list': [] },
};

/** A command with each of its fields, nested ones too, left out or put wrong in every way, one at a time. */
export function malformed(type: Class, json: Json): readonly Malformed[] {
  const unknown: Malformed = ['an unknown field', { ...json, surplus: 1 }, '/surplus'];
  return [unknown, ...fieldsOf(type).flatMap((field) => malformedField(field, json))];
}

function malformedField({ name, shape, optional }: Field, json: Json): readonly Malformed[] {
  const here = `/${name}`;
  const { [name]: value, ...rest } = json;
  const wrong = Object.entries({ ...WRONG[shape.kind], null: null }).filter(
    ([what]) => what !== 'null' || !shape.kind.endsWith('OrNull'),
  );
  const inside =
    shape.kind === 'nested' && typeof value === 'object' ? malformed(shape.of(), value as Json) : [];
  return [
    ...(optional ? [] : [[`no ${name}`, rest, here] as const]),
    ...wrong.map(([what, put]): Malformed => [`${what} in ${name}`, { ...json, [name]: put }, here]),
    ...inside.map(([what, put, at]): Malformed => [
      `${what} in ${name}`,
      { ...json, [name]: put },
      here + at,
    ]),
  ];
}

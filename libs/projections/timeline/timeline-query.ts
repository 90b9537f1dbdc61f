import { DAY_MAX } from '#domain';
import type { Day, DayRange } from '#domain';
import type { Asked } from '../asked';
import { daysText } from '../days';
import { PAGE_LIMIT_MAX, entriesAt } from '../entries/entries-query';
import type { EntryItem } from '../entries/entries-query';
import { liesIn } from '../period';
import type { Period } from '../period';
import type { Statements } from '../statements';
import { declaredOf, groundsOf } from '../valid-order';
import { withdrawalsOf } from '../withdrawals';
import { compareKeys, cursorOf, keyIn } from './cursor';
import { foundFor } from './found-items';
import type { Found, TimelineQuestion } from './found-items';
import { UNDATED } from './timeline';

/** One day of which one entry speaks; an entry that gives several days has an item for each. */
export interface TimelineItem {
  readonly type: string;
  /** The field that gives the day, such as `announcedOn`; null where the entry gives none. */
  readonly field: string | null;
  readonly days: { readonly earliest: string | null; readonly latest: string | null };
  /** Whether that had come by the asked day; `expected` where nothing need have happened whatever the day. */
  readonly happened: 'definitely' | 'possibly' | 'notYet' | 'expected';
  /** Whether all its days lie in the asked period, and what it names stood below the asked unit on all of them. */
  readonly inPeriod: 'definitely' | 'possibly';
  /** What of the asked it names, and the field that does; a layoff, deal or investment of theirs where it names no unit and no person. */
  readonly names: readonly { readonly kind: string; readonly id: string; readonly role: string }[];
  /** True where the entry does not count at the asked point. */
  readonly withdrawn: boolean;
  /** The entry that says it, with its citation. */
  readonly entry: EntryItem;
}

/** What happened to a unit or a person, in valid order: by earliest day, latest day, position and field. */
export interface TimelineAnswer {
  readonly kind: 'unit' | 'person';
  readonly id: string;
  readonly items: readonly TimelineItem[];
  /** What to ask next as `after`; null at the end. */
  readonly next: string | null;
  /** What this page rests on. */
  readonly restsOn: readonly number[];
}

/** @see TimelineAnswer @throws LedgerError invalid_parameter where `after` is no cursor. */
export function timelineOf(statements: Statements, question: TimelineQuestion, asked: Asked): TimelineAnswer {
  const { items: all, candidates } = foundFor(statements, question, asked);
  const { page, next, days } = pageOf(all, question);
  const withdrawn = candidates
    .flatMap((one) => withdrawalsOf(statements, one, asked))
    .filter(({ day }) => day >= days.earliest && day <= days.latest);
  const rested = page.flatMap(({ entries, earliest: day }) => entries.map((entry) => ({ entry, day })));
  const { kind, id } = question;
  const declared = declaredOf(statements, kind, id, asked);
  return {
    kind,
    id,
    items: page.map((found) => itemOf(statements, found, { question, asked })),
    next,
    restsOn: groundsOf(statements, [...declared, ...rested, ...withdrawn], asked),
  };
}

interface Page {
  readonly page: readonly Found[];
  readonly next: string | null;
  /** Between which an item would stand on this page. */
  readonly days: DayRange;
}

/** @throws LedgerError invalid_parameter */
function pageOf(all: readonly Found[], { after, limit = PAGE_LIMIT_MAX }: TimelineQuestion): Page {
  const start = keyIn(after);
  const rest = all.filter((item) => compareKeys(item, start) > 0).toSorted(compareKeys);
  const page = rest.slice(0, Math.min(limit, PAGE_LIMIT_MAX));
  const last = page.at(-1);
  const { earliest } = start;
  return last === undefined || page.length === rest.length
    ? { page, next: null, days: { earliest, latest: DAY_MAX } }
    : { page, next: cursorOf(last), days: { earliest, latest: last.earliest } };
}

interface Context {
  readonly question: TimelineQuestion;
  readonly asked: Asked;
}

const ALL_OF_TIME: Period = { from: -Infinity, to: Infinity };

function itemOf(statements: Statements, found: Found, { question, asked }: Context): TimelineItem {
  const [entry] = entriesAt(statements, [found.entry], asked);
  if (entry === undefined)
    throw new Error(`entry ${found.entry} is in the timeline and not in the list of entries`);
  const lies = liesIn(found, question.period ?? ALL_OF_TIME);
  return {
    type: found.type,
    field: found.field === UNDATED ? null : found.field,
    days: daysText(found),
    happened: happenedBy(found, asked.on),
    inPeriod: found.holds === 'definitely' && lies === 'definitely' ? 'definitely' : 'possibly',
    names: found.names,
    withdrawn: !found.counts,
    entry,
  };
}

function happenedBy({ earliest, latest, forecast }: Found, on: Day): TimelineItem['happened'] {
  if (forecast) return 'expected';
  if (latest <= on) return 'definitely';
  return earliest <= on ? 'possibly' : 'notYet';
}

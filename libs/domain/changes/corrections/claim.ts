import type { Change, Recorded } from '../../decider';
import { LedgerError } from '../../errors';
import type { Known } from '../../known';
import { pointedAt } from '../../pointing';
import type { Citation } from '../../values/citation';
import { parseCommand } from '../parse-command';
import type { Catalogue } from '../parse-command';

/** What a dispute says: something instead, or that it is not so. */
export interface Contradiction {
  readonly instead?: object;
  readonly denies?: true;
  readonly citation: Citation;
}

type Json = Readonly<Record<string, unknown>>;

/** Fields that no source gives: the ledger's own, and the citation, which the dispute has of its own. */
const NOT_OF_THE_SOURCE: Readonly<Record<string, string>> = {
  citation: 'the dispute has a citation of its own',
  handle: 'a handle is the name that the ledger gives',
};

/** @throws LedgerError invalid_fields where a dispute gives both something instead and a denial, or neither. */
export function requireOneClaim({ instead, denies }: Contradiction): void {
  if ((instead === undefined) !== (denies === undefined)) return;
  const detail = 'give either instead, with the fields that the source gives differently, or denies: true';
  throw new LedgerError('invalid_fields', detail, instead === undefined ? '' : '/denies');
}

/**
 * What a disputed entry would say with what a source gives instead; undefined for a denial.
 * @param facts every change by which the entry may have been recorded.
 * @throws LedgerError invalid_fields, other_stream, and whatever would refuse the claim as a fact of its own.
 */
export function decideClaim(
  { instead, citation }: Contradiction,
  disputed: Recorded,
  facts: Catalogue,
  known: Known,
): object | undefined {
  if (instead === undefined) return undefined;
  requireDifferences(instead as Json, disputed.data as Json);
  const change = changeOf(disputed.type, facts);
  if (change === undefined) throw new Error(`no change records ${disputed.type}`);
  const claim = { ...disputed.data, ...instead, citation };
  try {
    return pointedAt('/instead', () => decided(change, claim, disputed, known));
  } catch (error) {
    if (!isOfTheOriginal(error, instead)) throw error;
    // What the dispute does not touch was accepted under the citation of the entry, and is not the dispute's to answer for.
    const { citation: own = citation } = disputed.data as { readonly citation?: Citation };
    const accepted = pointedAt('/instead', () =>
      decided(change, { ...claim, citation: own }, disputed, known),
    );
    return { ...accepted, citation };
  }
}

function requireDifferences(instead: Json, stands: Json): void {
  const fields = Object.keys(instead);
  if (fields.length === 0) {
    const detail = 'instead is empty; give the fields that the source gives differently, or denies: true';
    throw new LedgerError('invalid_fields', detail, '/instead');
  }
  for (const field of fields) {
    const pointer = `/instead/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const why = Object.hasOwn(NOT_OF_THE_SOURCE, field) ? NOT_OF_THE_SOURCE[field] : undefined;
    if (why !== undefined) throw new LedgerError('invalid_fields', `${field}: ${why}; leave it out`, pointer);
    if (!saysTheSame(instead[field], stands[field])) continue;
    const detail = `${field} is what the entry says already; leave it out, or corroborate the entry`;
    throw new LedgerError('invalid_fields', detail, pointer);
  }
}

/** Whether two values of a field say the same, in whatever words of the source they are counted. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  fields.delete('wording');
  return [...fields].every((field) => saysTheSame(one[field], other[field]));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

/** The change that records an event type. */
export function changeOf(type: string, facts: Catalogue): Change | undefined {
  return [...facts.values()].find(({ versions }) => type in versions);
}

function decided(change: Change, claim: object, disputed: Recorded, known: Known): object {
  const command = parseCommand(change, claim);
  if (change.stream(command, known) !== disputed.stream) {
    const detail = `what is given instead must stay in stream ${disputed.stream}; deny this entry and record anew`;
    throw new LedgerError('other_stream', detail, '');
  }
  const [event] = change.decide(command, change.mints === true ? 'free' : 'taken', known);
  return event?.data ?? command;
}

/** Whether a refusal blames nothing that the dispute gives. */
function isOfTheOriginal(error: unknown, instead: object): boolean {
  if (!(error instanceof LedgerError) || error.code === 'other_stream') return false;
  const given = Object.keys(instead);
  return error.errors.every(({ pointer }) => !given.includes(pointer.split('/')[2] ?? ''));
}

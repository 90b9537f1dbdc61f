/** The words in which hand-worked cases of leadership are written: who came and went in a unit, and who led it on which day. */
import type { Citation, DepartureKind, Post } from '#domain';
import type { Holder, LeaderAnswer, Tenure } from '#projections';
import { CITATION, company, division, post } from './given';
import type { Past } from './given';
import { readModels } from './projection-harness';
import type { Point } from './projection-harness';

export const [ANN, BEN, CYD] = ['pannannannann', 'pbenbenbenben', 'pcydcydcydcyd'] as const;
const NAME: Readonly<Record<string, string>> = { [ANN]: 'Ann', [BEN]: 'Ben', [CYD]: 'Cyd' };

/** Before every case: the entries 1 to 3. */
export const tree = [company('amazon'), division('video', 'amazon'), division('mgm', 'video')] as const;
/** The post that heads the unit `mgm`. */
export const head = post('mgm');
/** A post beside it. */
export const drama = post('mgm', { postId: 'drama', heads: false });

interface More {
  readonly at?: Post;
  readonly citation?: Citation;
}

export function appointed(
  personId: string,
  startedOn: string,
  { at = head, ...more }: More & { readonly acting?: boolean } = {},
): Past {
  return { type: 'ExecutiveAppointed', data: { personId, post: at, startedOn, citation: CITATION, ...more } };
}
export function dismissed(personId: string, endedOn: string, { at = head, ...more }: More = {}): Past {
  return { type: 'ExecutiveDismissed', data: { personId, post: at, endedOn, citation: CITATION, ...more } };
}
export function reassigned(personId: string, movedOn: string, from: Post | 'none', to: Post): Past {
  return { type: 'ExecutiveReassigned', data: { personId, from, to, movedOn, citation: CITATION } };
}
export function departed(
  personId: string,
  endedOn: string,
  {
    at = head,
    kind = 'resigned',
    citation = CITATION,
  }: { readonly at?: Post | 'all'; readonly kind?: DepartureKind; readonly citation?: Citation } = {},
): Past {
  return { type: 'ExecutiveDeparted', data: { personId, post: at, kind, endedOn, citation } };
}
export function died(personId: string, endedOn: string, citation: Citation = CITATION): Past {
  return departed(personId, endedOn, { at: 'all', kind: 'died', citation });
}
export function onLeave(personId: string, startedOn: string, { at = head, ...more }: More = {}): Past {
  return { type: 'LeaveStarted', data: { personId, post: at, startedOn, citation: CITATION, ...more } };
}
export function backFromLeave(personId: string, endedOn: string, { at = head, ...more }: More = {}): Past {
  return { type: 'LeaveEnded', data: { personId, post: at, endedOn, citation: CITATION, ...more } };
}
export function charged(personId: string, assignedOn: string, { at = head, ...more }: More = {}): Past {
  const mandate = { mandateId: 'ai', mandate: { en: 'To bring AI in.' } };
  return {
    type: 'MandateAssigned',
    data: { personId, post: at, ...mandate, assignedOn, citation: CITATION, ...more },
  };
}
export function discharged(personId: string, endedOn: string, { at = head, ...more }: More = {}): Past {
  return {
    type: 'MandateEnded',
    data: { personId, post: at, mandateId: 'ai', endedOn, citation: CITATION, ...more },
  };
}
export function abolished(abolishedOn: string, { at = head, ...more }: More = {}): Past {
  return { type: 'PostAbolished', data: { post: at, abolishedOn, citation: CITATION, ...more } };
}

/** A holder in words: `Ann definitely, acting, possibly on leave, ai definitely`. */
function holderInWords({ certainty, tenure, onLeave: away, mandates }: Holder): string {
  return [
    `${NAME[tenure.personId] ?? tenure.personId} ${certainty}`,
    ...(tenure.acting ? ['acting'] : []),
    ...(away === undefined ? [] : [`${away} on leave`]),
    ...mandates.map((mandate) => `${mandate.mandateId} ${mandate.certainty}`),
  ].join(', ');
}

/** The state where it is not `held`, and who is in office. */
function inWords({ state, abolished: gone, holders }: LeaderAnswer): string {
  const told = state === 'held' ? [] : [gone === true ? `${state}, abolished` : state];
  return [...told, ...holders.map(holderInWords)].join('; ');
}

/** Who led on each day, as `Ann definitely; Ben possibly` or `vacant`. */
export function onDays(
  past: readonly Past[],
  days: readonly string[],
  { unitId = 'mgm', ...point }: Point & { readonly unitId?: string } = {},
): readonly string[] {
  const told = readModels().after(...tree, ...past);
  return days.map((on) => inWords(told.models.leader(unitId, told.at({ ...point, on }))));
}

/** The whole answer on a day. */
export function leader(past: readonly Past[], point: Point): LeaderAnswer {
  const told = readModels().after(...tree, ...past);
  return told.models.leader('mgm', told.at(point));
}

export function tenures(past: readonly Past[], unitId = 'mgm'): readonly Tenure[] {
  const told = readModels().after(...tree, ...past);
  return told.models.tenures(unitId, told.at());
}

/** How often leadership of `mgm` changed in a year: at least, and at most. */
export function changesIn(past: readonly Past[], year: number): readonly [number, number] {
  const told = readModels().after(...tree, ...past);
  const { min, max } = told.models.leadershipChanges({ unitId: 'mgm', year }, told.at());
  return [min, max];
}

import { topics } from '#domain';
import type { Asked } from '../asked';
import type { Period } from '../period';
import type { Statements } from '../statements';
import type { TimelineQuestion } from './found-items';
import { timelineOf } from './timeline-query';
import type { TimelineItem } from './timeline-query';

/** Which changes in the world are asked for. */
export interface WorldChangesQuestion extends Omit<
  TimelineQuestion,
  'kind' | 'withdrawn' | 'expected' | 'period'
> {
  readonly period: Period;
}

/** A topic of the catalogue of changes. */
export type Topic = keyof typeof topics;

/**
 * What changed for a unit between two days, by topic, each in valid order; topics of which nothing is told are left
 * out, and so are days by which something is only expected.
 */
export interface WorldChanges {
  readonly unitId: string;
  readonly changes: readonly { readonly topic: Topic; readonly items: readonly TimelineItem[] }[];
  /** What to ask next as `after`; null at the end. A page is filled in valid order, whatever the topic. */
  readonly next: string | null;
  readonly restsOn: readonly number[];
}

/** @see WorldChanges */
export function worldChangesOf(
  statements: Statements,
  question: WorldChangesQuestion,
  asked: Asked,
): WorldChanges {
  const happenings = { ...question, kind: 'unit', withdrawn: false, expected: false } as const;
  const { id: unitId, items, next, restsOn } = timelineOf(statements, happenings, asked);
  const changes = (Object.keys(topics) as readonly Topic[]).flatMap((topic) => {
    const types: readonly string[] = topics[topic];
    const ofTopic = items.filter(({ type }) => types.includes(type));
    return ofTopic.length === 0 ? [] : [{ topic, items: ofTopic }];
  });
  return { unitId, changes, next, restsOn };
}

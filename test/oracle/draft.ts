import type { Recorded } from '#domain';

const RECORDED_AT = Date.parse('2026-01-01T00:00:00Z');

/** The fields that a hand-worked case spells out; the rest does not matter to the oracle. */
type Fields = Readonly<Record<string, unknown>>;

/** Exactly so many, or between two bounds; null for no upper one. */
type Count = number | readonly [number, number | null];

/** Entries written down by hand, as the ledger would have recorded them. */
export class Draft {
  readonly entries: Recorded[] = [];

  /** Adds a fact; published on 2025-12-31 unless the case says when. Answers its position. */
  fact(type: string, fields: Fields, publishedOn = '2025-12-31'): number {
    return this.#add(type, { ...fields, citation: { sourceId: 's', publishedOn, quote: 'q' } });
  }

  /** Withdraws an entry: from a correcting publication on, or everywhere where there is none. */
  retract(position: number, correctedOn?: string): number {
    const citation =
      correctedOn === undefined ? {} : { citation: { sourceId: 's', publishedOn: correctedOn, quote: 'q' } };
    return this.#add('EntryRetracted', { entryId: `e${position}`, ...citation });
  }

  /** A unit below another. */
  unit(unitId: string, parentId?: string, establishedOn?: string): number {
    if (parentId === undefined) return this.fact('CompanyRegistered', { unitId });
    return this.fact('DivisionEstablished', {
      unitId,
      parentId,
      ...(establishedOn === undefined ? {} : { establishedOn }),
    });
  }

  report(unitId: string, countedOn: string, count: Count, more: Fields = {}): number {
    return this.fact('HeadcountReported', {
      unitId,
      countedOn,
      count: quantity(count),
      metric: 'employees',
      scope: 'withSubUnits',
      ...more,
    });
  }

  /** A layoff of positions; a percentage or closure has no positions. */
  layoff(layoffId: string, unitId: string, announcedOn: string, more: Fields): number {
    return this.fact('LayoffAnnounced', { layoffId, unitId, announcedOn, ...more });
  }

  share(layoffId: string, unitId: string, count: Count): number {
    return this.fact('LayoffShareReported', { layoffId, unitId, positions: quantity(count) });
  }

  appoint(personId: string, startedOn: string, post: Fields = {}): number {
    return this.fact('ExecutiveAppointed', { personId, startedOn, post: postWith(post) });
  }

  dismiss(personId: string, endedOn: string, post: Fields = {}): number {
    return this.fact('ExecutiveDismissed', { personId, endedOn, post: postWith(post) });
  }

  reassign(personId: string, movedOn: string, from: Fields | 'none', to: Fields): number {
    return this.fact('ExecutiveReassigned', {
      personId,
      movedOn,
      from: from === 'none' ? from : postWith(from),
      to: postWith(to),
    });
  }

  /** What became of a layoff on a day. */
  revise(layoffId: string, revisedOn: string, more: Fields): number {
    return this.fact('LayoffRevised', { layoffId, revisedOn, ...more });
  }

  complete(layoffId: string, completedOn: string, more: Fields = {}): number {
    return this.fact('LayoffCompleted', { layoffId, completedOn, ...more });
  }

  callOff(layoffId: string, calledOffOn: string, more: Fields = {}): number {
    return this.fact('LayoffCalledOff', { layoffId, calledOffOn, ...more });
  }

  hire(unitId: string, hiredOn: string, count: Count): number {
    return this.fact('StaffHired', { unitId, hiredOn, positions: quantity(count) });
  }

  transfer(fromUnitId: string, toUnitId: string, transferredOn: string, count: Count): number {
    return this.fact('StaffTransferred', { fromUnitId, toUnitId, transferredOn, positions: quantity(count) });
  }

  move(unitId: string, parentId: string, movedOn: string): number {
    return this.fact('UnitMoved', { unitId, parentId, movedOn });
  }

  merge(unitIds: readonly string[], intoId: string, mergedOn: string): number {
    return this.fact('UnitsMerged', { unitIds, intoId, mergedOn });
  }

  split(unitId: string, intoIds: readonly string[], splitOn: string): number {
    return this.fact('UnitSplit', { unitId, intoIds, splitOn });
  }

  close(unitId: string, closedOn: string): number {
    return this.fact('UnitClosed', { unitId, closedOn });
  }

  /** A person leaves a post, or all. */
  depart(personId: string, endedOn: string, post: Fields | 'all' = {}, kind = 'resigned'): number {
    return this.fact('ExecutiveDeparted', {
      personId,
      endedOn,
      kind,
      post: post === 'all' ? post : postWith(post),
    });
  }

  leave(personId: string, startedOn: string, post: Fields = {}): number {
    return this.fact('LeaveStarted', { personId, startedOn, post: postWith(post) });
  }

  back(personId: string, endedOn: string, post: Fields = {}): number {
    return this.fact('LeaveEnded', { personId, endedOn, post: postWith(post) });
  }

  abolish(abolishedOn: string, post: Fields = {}): number {
    return this.fact('PostAbolished', { abolishedOn, post: postWith(post) });
  }

  corroborate(position: number, publishedOn: string): number {
    return this.fact('EntryCorroborated', { entryId: `e${position}` }, publishedOn);
  }

  /** Another source gives some fields differently. */
  dispute(position: number, instead: Fields, publishedOn?: string): number {
    const { type, data } = this.entries[position - 1]!;
    const claim = { type, data: { ...data, ...instead } };
    return this.fact('EntryDisputed', { entryId: `e${position}`, instead, claim }, publishedOn);
  }

  deny(position: number, publishedOn?: string): number {
    return this.fact('EntryDisputed', { entryId: `e${position}`, denies: true }, publishedOn);
  }

  same(kind: string, id: string, keep: string, publishedOn?: string): number {
    return this.fact(
      'SamenessDeclared',
      { kind, id, keep, because: 'sourceReport', reason: 'r' },
      publishedOn,
    );
  }

  /** An entry withdrawn as our own error, and the right one in its place. */
  restate(position: number, fields: Fields): number {
    const { type, data } = this.entries[position - 1]!;
    this.retract(position);
    return this.#add(type, { ...data, ...fields }, `e${position}`);
  }

  #add(type: string, data: object, restates?: string): number {
    const position = this.entries.length + 1;
    const id = `e${position}`;
    const recordedAt = RECORDED_AT + position;
    this.entries.push({
      id,
      stream: 's-1',
      revision: position - 1,
      position,
      recordedAt,
      type,
      data,
      actor: 'a',
      commandId: id,
      ...(restates === undefined ? {} : { restates }),
    });
    return position;
  }
}

/** A quantity, exact or between bounds. */
export function quantity(count: Count): {
  min: number;
  max: number | null;
  wording: string;
} {
  const [min, max] = typeof count === 'number' ? [count, count] : count;
  return { min, max, wording: 'w' };
}

function postWith(post: Fields): Fields {
  return { unitId: 'u', postId: 'head', title: { en: 'Head' }, heads: true, ...post };
}

import type { LedgerEvent, Recorded } from '#domain';

const RECORDED_AT = Date.parse('2026-01-01T00:00:00Z');

/** The fields that a hand-worked case spells out; the rest does not matter to the oracle. */
type Fields = Readonly<Record<string, unknown>>;

/** Entries written down by hand, as the ledger would have recorded them. */
export class Draft {
  readonly entries: Recorded[] = [];

  /** Adds a fact; published on 2025-12-31 unless the case says when. Answers its position. */
  fact(type: LedgerEvent['type'], fields: Fields, publishedOn = '2025-12-31'): number {
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

  report(
    unitId: string,
    countedOn: string,
    count: number | readonly [number, number | null],
    more: Fields = {},
  ): number {
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

  share(layoffId: string, unitId: string, count: number | readonly [number, number | null]): number {
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

  #add(type: string, data: object): number {
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
    });
    return position;
  }
}

/** A quantity, exact or between bounds. */
export function quantity(count: number | readonly [number, number | null]): {
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

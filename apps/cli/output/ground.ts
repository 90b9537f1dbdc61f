/** An entry behind an answer, with the sentence that it quotes. */
export interface Ground {
  readonly position: number;
  readonly type: string;
  readonly citation: {
    readonly quote: string;
    readonly publishedOn: string;
    readonly source: { readonly sourceId: string };
  } | null;
}

/** Most entries that are told under an answer; the others are counted. */
export const GROUNDS_MAX = 12;

/** An entry in one line: `@13 LayoffAnnounced [amazon-news, 2025-10-28] «…»`. */
export function groundText({ position, type, citation }: Ground): string {
  const said =
    citation === null ? '' : ` [${citation.source.sourceId}, ${citation.publishedOn}] «${citation.quote}»`;
  return `@${position} ${type}${said}`;
}

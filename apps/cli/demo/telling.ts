/** One command of the story. Its id is fixed, so that telling the story twice records it once. */
export interface Told {
  readonly commandId: string;
  readonly name: string;
  readonly json: object;
}

/** A chapter ends at a position that the demo's questions go back to. */
export interface Chapter {
  readonly title: string;
  readonly commands: readonly Told[];
}

/** Where the facts of the story are quoted from. */
export interface Quoted {
  readonly sourceId: string;
  readonly publishedOn: string;
  readonly language: string;
}

const ARABIC: Quoted = { sourceId: 'source-note-ar', publishedOn: '2025-10-28', language: 'ar' };
const ENGLISH: Quoted = { sourceId: 'source-note-en', publishedOn: '2025-10-28', language: 'en' };

const ARABIC_ON_STRATEGY: Quoted = {
  sourceId: 'source-note-strategy-ar',
  publishedOn: '2025-10-28',
  language: 'ar',
};

const ARABIC_ON_MANDATES: Quoted = {
  sourceId: 'source-note-mandates-ar',
  publishedOn: '2025-10-28',
  language: 'ar',
};

/** Cites the Arabic note. */
export const inArabic = (quote: string): object => ({ ...ARABIC, quote });
/** Cites the Arabic note on strategy. */
export const inArabicOnStrategy = (quote: string): object => ({ ...ARABIC_ON_STRATEGY, quote });
/** Cites the Arabic note on mandates. */
export const inArabicOnMandates = (quote: string): object => ({ ...ARABIC_ON_MANDATES, quote });
/** Cites the English note. */
export const inEnglish = (quote: string): object => ({ ...ENGLISH, quote });
/** A command of the story, with an id that says which. */
export const told = (id: string, name: string, json: object): Told => ({
  commandId: `story-${id}`,
  name,
  json,
});

/** A command of the invented history, with an id that says which. */
export interface Invented {
  readonly commandId: string;
  readonly change: string;
  readonly command: object;
}

/** The one source of the invented history, at an address that is kept for examples. Its words say that they are invented. */
export const SOURCE = 'invented-notice';
/** A second source, for what is withdrawn, confirmed or denied. */
export const OTHER_SOURCE = 'invented-report';

/** Cites an invented sentence. */
export const saying = (quote: string, sourceId = SOURCE): object => ({
  sourceId,
  publishedOn: '2024-12-31',
  quote: `(Invented.) ${quote}`,
  language: 'en',
  url: `https://example.org/${sourceId}`,
});

export const invented = (id: string, change: string, command: object): Invented => ({
  commandId: `invented-${id}`,
  change,
  command,
});

/** An exact number of people, as an invented sentence writes it. */
export const people = (count: number): object => ({ min: count, max: count, wording: `${count}` });

/** The one post of the invented history. */
export const HEAD_OF_PAINTS = {
  unitId: 'example-paints',
  postId: 'example-head-of-paints',
  title: { en: 'Head of Paints' },
  heads: true,
};

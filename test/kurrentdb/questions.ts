import type { InProcessService } from '../../apps/api/in-process';

/** Days in the world at which units are asked about. */
const DAYS = ['2020-01-01', '2024-01-31', '2025-06-01', '2025-10-28', '2026-01-15'];

/** What a refusal alone has, and no other has again. */
const OF_ONE_ANSWER = /urn:uuid:[0-9a-f-]{36}/;

/** What one service answers to one request, whatever it is. */
export interface Answer {
  readonly path: string;
  readonly status: number;
  /** By which a dashboard knows that nothing changed. */
  readonly etag: unknown;
  readonly body: string;
}

/** Asks a service in this process. */
export async function ask({ server, url, token }: InProcessService, path: string): Promise<Answer> {
  const { host } = new URL(url);
  const headers = { authorization: `Bearer ${token}`, host };
  const { statusCode, headers: answered, body } = await server.inject({ url: `/api/v1${path}`, headers });
  return { path, status: statusCode, etag: answered['etag'], body: body.replace(OF_ONE_ANSWER, '') };
}

/** Each of Q1 to Q6 and Q8 about each unit, on several days, as it was known at several positions. @param head position of the newest entry. */
export function questionsOn(
  units: readonly string[],
  streams: readonly string[],
  head: number,
): readonly string[] {
  const points = [head, Math.ceil(head / 2), 1];
  return [
    ...units.flatMap((unit) => points.flatMap((known) => DAYS.flatMap((on) => aboutUnit(unit, on, known)))),
    ...units.flatMap((unit) => comparing(unit, head)),
    ...streams.flatMap((stream) => [
      `/streams/${stream}/entries`,
      `/streams/${stream}/entries?knownAt=@${points[1]}`,
    ]),
    ...aboutLedger(head),
  ];
}

function aboutUnit(unit: string, on: string, known: number): readonly string[] {
  const at = `on=${on}&knownAt=@${known}`;
  return [
    `/units/${unit}/leadership?${at}`,
    `/units/${unit}/headcount?${at}`,
    `/layoffs/largest?unit=${unit}&${at}`,
    `/explain?unit=${unit}&figure=headcount.net&${at}`,
    `/explain?unit=${unit}&figure=leader&${at}&publishedBy=2025-10`,
  ];
}

function comparing(unit: string, head: number): readonly string[] {
  const period = 'from=2024-01-01&to=2025-10-29';
  return [
    `/compare?unit=${unit}&${period}&knownFrom=@1&knownTo=@${head}`,
    `/units/${unit}/changes?${period}&knownAt=@${head}`,
    `/units/${unit}/timeline?knownAt=@${head}`,
    `/units/${unit}/headcount/series?${period}&knownAt=@${head}`,
    `/units/${unit}/leadership/changes?year=2025&knownAt=@${head}`,
    `/layoffs?unit=${unit}&${period}&knownAt=@${head}`,
    `/investments?unit=${unit}&${period}&knownAt=@${head}`,
    `/units/${unit}/strategy?on=2025-10-28&knownAt=@${head}`,
    `/units/${unit}?on=2025-10-28&knownAt=@${head}`,
  ];
}

const EXPORTED = [
  'units',
  'headcount',
  'tenures',
  'layoffs',
  'investments',
  'strategy',
  'persons',
  'sources',
  'discrepancies',
  'entries',
];

function aboutLedger(head: number): readonly string[] {
  return [
    `/entries?knownAt=@${head}&limit=50`,
    `/entries?retracted=true&knownAt=@${head}`,
    `/companies?on=2025-10-28&knownAt=@${head}`,
    `/discrepancies?on=2025-10-28&knownAt=@${head}`,
    `/sources?on=2025-10-28&knownAt=@${head}`,
    `/persons?q=a&on=2025-10-28&knownAt=@${head}`,
    '/export/entries.ndjson?form=stored',
    ...EXPORTED.flatMap((model) =>
      ['csv', 'ndjson'].map((form) => `/export/${model}.${form}?on=2025-10-28&knownAt=@${head}`),
    ),
  ];
}

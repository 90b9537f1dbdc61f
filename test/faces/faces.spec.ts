/** One golden answer, many faces: each question comes out equal from the address, the command line, CSV and an exported file. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readConfig } from '../../apps/api/config';
import { startService } from '../../apps/api/service';
import type { RunningService } from '../../apps/api/service';
import { useStory } from '../cli/story';
import { type } from '../cli/typing';

type Row = Readonly<Record<string, string>>;

/** A question, how it is put to each face, and how the figure is found in what that face answers. */
interface Faced {
  /** The answer, worked out by hand from the story. */
  readonly golden: unknown;
  readonly path: string;
  readonly words: readonly string[];
  /** The figure in the JSON answer. */
  readonly inJson: (answer: never) => unknown;
  /** The figure in the rows of CSV that the command line prints. */
  readonly inCsv: (rows: readonly Row[]) => unknown;
  /** The figure in the rows of an exported file; left out where no export holds it. */
  readonly exported?: readonly [model: string, inFile: (rows: readonly Row[]) => unknown];
}

const POINT = ['--on', '2025-10-28', '--known-at', '@29'];
const AT = 'on=2025-10-28&knownAt=@29';
const numbers = (...cells: readonly (string | undefined)[]): readonly number[] => cells.map(Number);

const QUESTIONS: Readonly<Record<string, Faced>> = {
  'Q1: who led MGM Studios on the day of the article': {
    golden: [['definitely', 'head']],
    path: `/units/amazon-mgm-studios/leadership?${AT}`,
    words: ['who', 'amazon-mgm-studios', ...POINT],
    inJson: ({ holders }: { holders: { certainty: string; tenure: { postId: string } }[] }) =>
      holders.map(({ certainty, tenure }) => [certainty, tenure.postId]),
    inCsv: (rows) => rows.map((row) => [row['certainty'], row['post']]),
    exported: [
      'tenures',
      (rows) =>
        rows
          .filter((row) => row['unit_id'] === 'amazon-mgm-studios' && row['heads'] === 'true')
          .map((row) => [row['end_basis'] === 'none' ? 'definitely' : 'possibly', row['post_id']]),
    ],
  },
  'Q2: how many fewer people worked in Amazon': {
    golden: [-14_999, -14_200],
    path: `/units/amazon/headcount?${AT}`,
    words: ['headcount', 'amazon', ...POINT],
    inJson: ({ net }: { net: { min: number; max: number } }) => [net.min, net.max],
    inCsv: (rows) => [
      rows.reduce((sum, row) => sum + Number(row['bounds_min']), 0),
      rows.reduce((sum, row) => sum + Number(row['bounds_max']), 0),
    ],
    exported: [
      'headcount',
      (rows) =>
        rows
          .filter((row) => row['unit_id'] === 'amazon')
          .flatMap((row) => numbers(row['net_min'], row['net_max'])),
    ],
  },
  'Q3: what changed for Prime Video': {
    golden: ['leader', 'leadership.holders', 'strategy.facts'],
    path: '/compare?unit=prime-video&from=2024-12-31&to=2025-10-28&knownTo=@29',
    words: ['compare', 'prime-video', '--from', '2024-12-31', '--to', '2025-10-28', '--known-to', '@29'],
    inJson: ({ world }: { world: { changed: { figure: string }[] } }) =>
      world.changed.map(({ figure }) => figure),
    inCsv: (rows) => rows.filter((row) => row['topic'] === 'world').map((row) => row['figure']),
  },
  'Q4: layoffs of Amazon and all below it': {
    golden: [
      ['amazon-2025-10', 14_000, 14_000],
      ['amazon-mgm-studios-2024-01', 200, 999],
    ],
    path: `/layoffs?unit=amazon&${AT}`,
    words: ['layoffs', 'amazon', ...POINT],
    inJson: ({ items }: { items: { layoffId: string; positions: { min: number; max: number } }[] }) =>
      items
        .map(({ layoffId, positions }) => [layoffId, positions.min, positions.max])
        .toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
    inCsv: (rows) =>
      rows
        .map((row) => [row['layoff'], ...numbers(row['positions_min'], row['positions_max'])])
        .toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
    exported: [
      'layoffs',
      (rows) => rows.map((row) => [row['layoff_id'], ...numbers(row['positions_min'], row['positions_max'])]),
    ],
  },
  'Q4: the largest layoff so far of MGM Studios': {
    golden: ['amazon-mgm-studios-2024-01'],
    path: '/layoffs/largest?unit=amazon-mgm-studios&on=2024-01-31&knownAt=@29',
    words: ['largest', 'amazon-mgm-studios', '--on', '2024-01-31', '--known-at', '@29'],
    inJson: ({ definitely }: { definitely: string[] }) => definitely,
    inCsv: (rows) => rows.filter((row) => row['certainty'] === 'definitely').map((row) => row['layoff']),
  },
  'Q6: the entries of a stream': {
    golden: ['LayoffAnnounced', 'LayoffShareReported'],
    path: '/streams/layoff-amazon-2025-10/entries?knownAt=@29',
    words: ['entries', 'layoff-amazon-2025-10', '--known-at', '@29'],
    inJson: ({ items }: { items: { type: string }[] }) => items.map((item) => item.type),
    inCsv: (rows) => rows.map((row) => row['type']),
    exported: [
      'entries',
      (rows) => rows.filter((row) => row['stream'] === 'layoff-amazon-2025-10').map((row) => row['type']),
    ],
  },
};

const csv = (text: string): readonly Row[] => parse(text, { columns: true });

describe('one answer, many faces', () => {
  const ledger = useStory();
  let folder = '';
  let service: RunningService;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-faces-'));
    service = await startService(
      readConfig({ LEDGER_STORE: `sqlite:${ledger()}`, LEDGER_PORT: '0', LEDGER_LOG_LEVEL: 'silent' }),
    );
  });
  afterAll(async () => {
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const overHttp = async (path: string): Promise<{ readonly answer: never }> => {
    const response = await fetch(`${service.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${service.token}` },
    });
    return (await response.json()) as { answer: never };
  };
  const typed = async (...words: readonly string[]): Promise<string> => {
    const { code, out, err } = await type([...words, '--url', service.url], {
      environment: { LEDGER_TOKEN: service.token },
    });
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    return out;
  };

  test.each(Object.entries(QUESTIONS))('%s', async (_title, question) => {
    const { golden, path, words, inJson, inCsv, exported } = question;
    const answered = await overHttp(path);
    expect(inJson(answered.answer)).toEqual(golden);
    expect(JSON.parse(await typed(...words, '--output', 'json'))).toEqual(answered);
    expect(inCsv(csv(await typed(...words, '--output', 'csv')))).toEqual(golden);
    if (exported === undefined) return;
    const [model, inFile] = exported;
    const file = join(folder, `${model}.csv`);
    await typed('export', model, file, ...POINT);
    expect(inFile(csv(readFileSync(file, 'utf8')))).toEqual(golden);
  });

  test('Q5: the sentences behind a figure are the same, byte for byte', async () => {
    const { answer } = (await overHttp(`/explain?unit=amazon&figure=headcount.net&${AT}`)) as unknown as {
      answer: { entries: { position: number; citation: { quote: string } }[] };
    };
    const out = await typed('why', 'amazon', 'headcount.net', ...POINT);
    expect(answer.entries.map(({ position }) => position)).toEqual([4, 12, 13]);
    for (const { position, citation } of answer.entries)
      expect(out).toMatch(new RegExp(`@${position} .*«${citation.quote}»`));
  });

  test('a file that no service writes is answered as a service answers', async () => {
    const [first] = Object.values(QUESTIONS);
    const words = [...(first?.words ?? []), '--output', 'json'];
    // The service writes the file: the command finds it beside the file and asks it.
    const found = await type([...words, '--ledger', ledger()]);
    expect(JSON.parse(found.out)).toEqual(JSON.parse(await typed(...words)));
    await service.close();
    const alone = await type([...words, '--ledger', ledger()]);
    expect(JSON.parse(alone.out)).toEqual(JSON.parse(found.out));
  });
});

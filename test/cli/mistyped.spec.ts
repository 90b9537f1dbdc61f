/** Whatever is typed wrongly is told in full: what, where, why and the next step; with its exit code, and nothing of the inside. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { generatedTracker } from '../import/generated-tracker';
import { useFolder, useServedStory } from './serving';
import { type } from './typing';

/** What is typed, the exit code, and what is told. Words that begin with % are filled in: %folder, %url, %token, %page, %cut. */
type Mistyped = readonly [
  words: string,
  code: number,
  told: RegExp,
  environment?: Readonly<Record<string, string>>,
];

/** Asked of a service on the story. */
const ASKING: readonly Mistyped[] = [
  ['nonsense', 2, /unknown command 'nonsense'\n.*See: ledger help/s],
  ['whoo amazon', 2, /Did you mean who\?/],
  ['who', 2, /missing required argument 'unit'\nSee: ledger help who/],
  ['who amazon more', 2, /too many arguments[^]*See: ledger help who/],
  ['who nobody', 3, /^no unit "nobody" was recorded by position 29; the list of companies/],
  ['who nobody --lang ar', 3, /^no unit "nobody"/],
  ['who nobody --output json', 3, /^no unit "nobody"/],
  ['who amazon --on yesterday', 2, /^--on: on must be a full day such as 2025-10-28/],
  ['who amazon --on 2025-13-01', 2, /^--on: /],
  ['who amazon --known-at tomorrow', 2, /^--known-at: .* such as @1234/],
  ['who amazon --known-at @999', 4, /^position 999 is not recorded yet; the newest entry has 29/],
  ['who amazon --published-by 2025-99', 2, /^--published-by: /],
  ['who amazon --output xml', 2, /Allowed choices are table, json, ndjson, csv/],
  ['who amazon --lang fr', 2, /Allowed choices are en, ar/],
  ['who amazon --nonsense', 2, /unknown option '--nonsense'\nSee: ledger help who/],
  ['tree nobody', 3, /^no unit "nobody"/],
  ['headcount nobody', 3, /^no unit "nobody"/],
  ['headcount amazon --on 2025-01-01 --since 2025-06-01', 2, /^--since: since comes after on; exchange them/],
  ['leadership nobody', 3, /^no unit "nobody"/],
  ['layoffs amazon --from 2026-01-01 --to 2025-01-01', 2, /^--from: from comes after to; exchange them/],
  ['layoffs amazon --from june', 2, /^--from: from must be a full day/],
  ['largest nobody', 3, /^no unit "nobody"/],
  ['investments amazon --from 2026-01-01 --to 2025-01-01', 2, /^--from: from comes after to/],
  ['strategy nobody', 3, /^no unit "nobody"/],
  ['timeline nobody', 3, /^no unit or person "nobody" was recorded by then\. Look for it with ledger search/],
  ['timeline amazon --from 2026-01-01 --to 2025-01-01', 2, /^--from: from comes after to/],
  ['replay nobody', 3, /^no unit or person "nobody"/],
  ['replay amazon --from 2026-01-01 --to 2025-01-01', 2, /^--from: from comes after to/],
  ['compare amazon', 2, /^--from: both points are the same/],
  ['compare amazon --from 2025-10-28 --to 2024-12-31', 2, /^--from: from comes after to/],
  ['why amazon', 2, /missing required argument 'figure'/],
  ['why amazon wages', 2, /^<figure>: figure must be one of headcount, /],
  ['why nobody headcount', 3, /^no unit "nobody"/],
  ['discrepancies amazon --kind odd', 2, /^--kind: kind must be one of twoHeadsAtOnce, /],
  ['persons x --cursor nonsense', 2, /^--cursor: cursor is none of this ledger; take it from `next`/],
  ['search %empty', 2, /^<words>: q must be a text of 1 to 200 characters/],
  ['streams --cursor nonsense', 2, /^--cursor: /],
  ['entries no-such-stream', 3, /^no stream "no-such-stream"/],
  ['entries --after 3', 2, /^--after: it is for --follow\. Add that/],
  ['entries --limit 0', 2, /^--limit: limit must be a whole number from 1 to 500/],
  ['entries --follow --after x', 2, /^--after: after must be a position such as 1234/],
  [
    'entries --follow --cursor x',
    2,
    /^--cursor: it has no effect on entries that are yet to come\. Leave out it or --follow/,
  ],
  ['entries --follow --on 2025-01-01', 2, /^--on: it has no effect/],
  ['show @999', 3, /^no entry "@999"/],
  ['show nonsense', 3, /^no entry "nonsense"/],
  ['sources --cursor nonsense', 2, /^--cursor: /],
  ['help nonsense', 2, /neither a command nor a topic of help\. Run ledger help/],
  ['completion tcsh', 2, /Allowed choices are bash, zsh, fish/],
  ['projections rebuild wages', 3, /^there is no read model "wages"; there are visibility, /],
  ['projections rebuild', 2, /missing required argument 'name'\nSee: ledger help projections/],
  ['export wages %folder/x.csv', 3, /^there is no export "wages"; there are units, /],
  ['export units %folder/x.docx', 2, /names no format\. End it in csv, json, ndjson, parquet/],
  ['export units %folder/dir --as csv', 1, /dir was not written \(EISDIR.*\)\. Nothing of it is kept/],
  ['export units %folder/text/x.csv', 1, /x\.csv was not written \(ENOTDIR.*\)\. Nothing of it is kept/],
  ['export units %folder/x.json --bom', 2, /^--bom: bom has no effect/],
  ['export entries %folder/x.ndjson --form odd', 2, /^--form: form must be one of rows, cloudevents, stored/],
  [
    'export read-models %folder/x.db',
    2,
    /are copied from a ledger file into a file\. Write ledger export read-models/,
  ],
  ['import', 2, /missing required argument 'layout'\nSee: ledger help import/],
  ['import layoffs-tracker %folder/missing.csv', 3, /^there is no file .*missing\.csv\. Check the path/],
  ['import layoffs-tracker %folder/dir', 2, /dir is a folder\. Name a file in it/],
  ['import layoffs-tracker %folder/empty', 2, /^empty: the file is empty \(.+\)\. Check how it was saved/],
  [
    'import layoffs-tracker %folder/text',
    2,
    /^text, line 1: the header has no "company", .*\(layout .*\)\. Name the layout/,
  ],
  ['import layoffs-tracker %folder/bytes', 2, /^bytes, line 1: the header has no/],
  ['import nonsense %folder/ok.csv', 2, /there is no layout "nonsense" \(the ledger knows layoffs-tracker, /],
  ['import %folder/missing.json %folder/ok.csv', 3, /^there is no file .*missing\.json/],
  ['import %folder/half.json %folder/ok.csv', 2, /^half\.json: the mapping is no JSON object \(/],
  ['import layoffs-tracker %folder/ok.csv --published-on never', 2, /"never" is no publication time \(/],
  [
    'import layoffs-tracker %folder/ok.csv --clock-offset noon',
    2,
    /"noon" is no offset from UTC \(.*\)\. Write Z or \+03:00/,
  ],
  [
    'import layoffs-tracker %folder/ok.csv --report %folder/ok.csv',
    2,
    /^--report: .* over the file itself\. Name another/,
  ],
  [
    'import layoffs-tracker %folder/ok.csv --report %folder/dir',
    1,
    /^--report: .* cannot be written \(EISDIR\)\. Name a file/,
  ],
  [
    'import layoffs-tracker %folder/ok.csv --report %folder/text/x',
    1,
    /^--report: .* cannot be written \(ENOTDIR\)/,
  ],
  [
    'import fortune-list %folder/ok.csv --person-secret-file %folder/dir',
    1,
    /cannot be kept in .*dir \(EISDIR.*--person-secret-file/,
  ],
  ['register-company', 2, /^--unit-id: unitId is required\n[^]*\nSee: ledger help register-company\n$/],
  ['register-company --file %folder/missing.json', 3, /^there is no file .*missing\.json/],
  ['register-company --file %folder/dir', 2, /dir is a folder/],
  [
    'register-company --file %folder/empty',
    2,
    /^--file: .*empty cannot be read as a command \(.+\)\. Write one JSON object/,
  ],
  [
    'register-company --file %folder/text',
    2,
    /^--file: .*\(.+\)\. Write one JSON object with the fields that ledger help register-company lists/,
  ],
  ['register-company --file -', 2, /^--file: standard input cannot be read as a command/],
  [
    'announce-layoff --positions few',
    2,
    /^--positions: "few" not understood\. Use 300, .* See: ledger help quantities/,
  ],
  ['announce-layoff --announced-on smarch', 2, /--announced-on: announcedOn "smarch": a partial date is/],
  [
    'retract --entry-id nonsense',
    2,
    /^--entry-id: entryId must be the id of an entry[^]*See: ledger help retract-entry/,
  ],
  ['restate --file %folder/half.json', 2, /^--file: .*half\.json cannot be read/],
  ['link more', 2, /too many arguments/],
];

/** Asked of whatever is named there. */
const PLACING: readonly Mistyped[] = [
  ['who amazon --url nonsense', 2, /^--url: "nonsense" is no address of a service\. Write it as http:/],
  ['who amazon --url http://127.0.0.1:1/path', 2, /without a path/],
  [
    'who amazon --url http://127.0.0.1:9 --token-file %token',
    1,
    /cannot be reached \(.+\)\. Start it with ledger serve/,
  ],
  [
    'who amazon --url %page --token-file %token',
    1,
    /is no ledger \(it answered 200 with text\/html\)\. Name the address/,
  ],
  ['entries --follow --url %page --token-file %token', 1, /is no ledger/],
  ['export units %folder/y.csv --url %page --token-file %token', 1, /is no ledger/],
  [
    'who amazon --url %cut --token-file %token',
    1,
    /broke off in the middle of its answer \(.+\)\. Run the same command again/,
  ],
  ['export units %folder/y.csv --url %cut --token-file %token', 1, /y\.csv was not written \(.*broke off/],
  [
    'who amazon --url %odd --token-file %token',
    1,
    /the answer is none of a ledger \(it begins "nothing of the kind"\)\. Check the address/,
  ],
  [
    'who amazon --url %url --token-file %folder/missing',
    1,
    /^the token file .*missing cannot be read \(ENOENT\)\. Name the service's own/,
  ],
  ['who amazon --url %url --token-file %folder/dir', 1, /cannot be read \(EISDIR\)/],
  ['who amazon --url %url --token-file %folder/empty', 1, /^the token file .*empty holds no token\. Name/],
  ['who amazon --url %url --token-file %folder/bytes', 1, /holds no token/],
  ['who amazon --url %url --token-file %folder/text', 1, /holds no token/],
  [
    'who amazon --url %url --token-file %folder/other',
    1,
    /^the service does not take the token\. Name the file of the service's own/,
  ],
  ['who amazon --url %url', 1, /^LEDGER_TOKEN holds no token/, { LEDGER_TOKEN: 'two words' }],
  ['who amazon --url %url --ledger %folder/missing.db', 2, /^--url and --ledger: .*\. Leave out one of them/],
  ['link --url %url --ledger %folder/missing.db', 2, /^--url and --ledger: /],
  ['backup %folder/copy.db --url %url --ledger %folder/missing.db', 2, /^--url: a ledger file is meant/],
  ['serve --url %url', 2, /^--url: a ledger file is meant/],
  [
    'who amazon --ledger %folder/missing.db',
    3,
    /^there is no ledger at .*missing\.db\. Record something first/,
  ],
  ['who amazon --ledger %folder/text/x.db', 3, /^there is no ledger at/],
  ['who amazon --ledger %empty', 2, /^--ledger: no file is named\. Write its path/],
  ['who amazon --ledger %folder/dir', 1, /^dir is not a ledger: it is no file; .*name another file/],
  ['who amazon --ledger %folder/text', 1, /^text is not a ledger: it is no SQLite file/],
  [
    'who amazon --ledger %folder/empty',
    5,
    /^empty is a damaged ledger: it is empty.*restore it from a backup/,
  ],
  ['who amazon', 2, /^--url: "nonsense" is no address/, { LEDGER_URL: 'nonsense' }],
  [
    'who amazon',
    1,
    /^LEDGER_STORE names no file.*Ask the service that runs on it with --url/,
    { LEDGER_STORE: 'esdb://x:1?tls=false' },
  ],
  ['who amazon', 1, /^LEDGER_STORE names no file/, { LEDGER_STORE: 'ftp://x' }],
  [
    'backup %folder/copy.db --ledger %folder/missing.db',
    3,
    /^there is no ledger missing\.db in this folder; name the right file/,
  ],
  [
    'backup %folder/text --ledger %ledger',
    4,
    /^there is a file .*text already, which was left as it is\. Name one/,
  ],
  ['backup %folder/text/x.db --ledger %ledger', 1, /was not written, and nothing of it is kept \(ENOTDIR/],
  ['restore %folder/missing --ledger %folder/new.db', 3, /^there is no file .*missing/],
  ['restore %folder/dir --ledger %folder/new.db', 2, /dir is a folder/],
  ['restore %folder/empty --ledger %folder/new.db', 4, /empty is empty \(.+\)\. Take another one/],
  ['restore %folder/text --ledger %folder/new.db', 5, /^line 1 is no stored entry; .*Nothing was restored/],
  ['restore %ledger --ledger %folder/text', 4, /^text is not a ledger/],
  ['restore %ledger', 2, /^--ledger: where the ledger is to be made is not said\. Name a file/],
  ['serve --ledger %folder/dir', 1, /^dir is not a ledger/],
  ['serve --ledger %ledger', 1, /writes ledger\.db already; send commands to it at http/],
  [
    'serve --ledger %folder/new.db',
    1,
    /^LEDGER_PORT="abc" cannot be used: it must be a whole number/,
    { LEDGER_PORT: 'abc' },
  ],
  ['serve more', 2, /too many arguments/],
  ['demo --nonsense', 2, /unknown option '--nonsense'\nSee: ledger help demo/],
  ['doctor --url %url', 2, /^--url: a ledger file is meant/],
  ['link --ledger %folder/missing.db', 1, /^no service runs on .*missing\.db\. Start one with ledger serve/],
];

describe('what is mistyped', () => {
  const { service, ledger } = useServedStory();
  const file = useFolder();
  const servers: Server[] = [];
  let page = '';
  let cut = '';
  let odd = '';

  const answering = async (answer: Parameters<typeof createServer>[1]): Promise<string> => {
    const server = createServer(answer).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  beforeAll(async () => {
    mkdirSync(file('dir'));
    writeFileSync(file('empty'), '');
    writeFileSync(file('text'), 'nothing of the kind\n');
    writeFileSync(file('bytes'), Buffer.from([0, 255, 254, 1, 2]));
    writeFileSync(file('half.json'), '{');
    writeFileSync(file('other'), `${'x'.repeat(43)}\n`);
    writeFileSync(file('ok.csv'), Buffer.concat([...(generatedTracker(3).open() as Iterable<Uint8Array>)]));
    page = await answering((_request, reply) => {
      reply.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>');
    });
    cut = await answering((_request, reply) => {
      const form = { 'content-type': 'application/json', 'content-length': '1000' };
      reply.writeHead(200, form).write('{"a":', () => reply.destroy());
    });
    odd = await answering((_request, reply) => {
      reply.writeHead(200, { 'content-type': 'application/json' }).end('nothing of the kind');
    });
  });
  afterAll(() => servers.forEach((server) => server.close()));

  const fill = (word: string): string =>
    word
      .replace('%folder', dirname(file('x')))
      .replace('%url', service().url)
      .replace('%token', join(dirname(ledger()), 'token'))
      .replace('%ledger', ledger())
      .replace('%page', page)
      .replace('%cut', cut)
      .replace('%odd', odd)
      .replace('%empty', '');
  const check = async ([words, code, told, environment = {}]: Mistyped, others: readonly string[] = []) => {
    const typed = await type([...words.split(' '), ...others].map(fill), { environment });
    expect(typed.err).toMatch(told);
    expect({ code: typed.code, out: typed.out }).toEqual({ code, out: '' });
    expect(typed.err).not.toMatch(/\n\s+at |node:internal|\.ts:|node_modules|undefined|\[object/);
  };

  const named = (all: readonly Mistyped[]) => all.map((one) => [one[0], one[1], one] as const);
  test.each(named(ASKING))('%s ends with %d', async (_words, _code, mistyped) => {
    await check(mistyped, ['--url', '%url', '--token-file', '%token']);
  });
  test.each(named(PLACING))('%s ends with %d', async (_words, _code, mistyped) => {
    await check(mistyped);
  });
});

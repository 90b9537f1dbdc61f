/** What no text of the repository says. */
import { file, forbidden, isCode, isTest, word, type Rule } from './rule';

const isText = (path: string): boolean =>
  isCode(path) || /\.(?:md|json|ya?ml|sh|css|html|http)$|Dockerfile$|^\.(?!.*\/)|^\.ci\//.test(path);

const LEFTOVER = new RegExp(
  [
    ...[word('TO', 'DO'), word('FIX', 'ME'), word('XX', 'X')].map((mark) => `\\b${mark}\\b`),
    `\\b${word('debug', 'ger')}\\b`,
    `@ts-${word('ig', 'nore')}\\b`,
    `@ts-${word('no', 'check')}\\b`,
    `\\b(?:it|test|describe)\\.${word('on', 'ly')}\\b`,
    `\\bf(?:it|describe)\\(`,
  ].join('|'),
);

/** What is not finished is not in the repository. */
export const leftovers: Rule = {
  title: 'holds no leftovers of work in progress',
  violations: forbidden(LEFTOVER, { where: (path) => isText(path) && path !== 'package-lock.json' }),
  refused: [
    word('// TO', 'DO: later'),
    word('// FIX', 'ME'),
    word('// XX', 'X'),
    word('debug', 'ger;'),
    word('// @ts-ig', 'nore'),
    word(`it.on`, `ly('one', () => {});`),
    word(`describe.on`, `ly.each([])`),
    word(`f`, `it('one', () => {});`),
  ].map((text) => [file('libs/log/tree.spec.ts', text)]),
  accepted: [file('libs/log/tree.spec.ts', `expect(profit()).toBe(1); // only one, todos los días, xxx`)],
};

/** A lib says what it has to say to its caller. */
export const printing: Rule = {
  title: 'prints nothing from a lib',
  violations: forbidden(/\bconsole\s*\.\s*\w+/, {
    where: (path) => path.startsWith('libs/') && isCode(path) && !isTest(path),
  }),
  refused: [
    [file('libs/log/tree.ts', `console.log('here');`)],
    [file('libs/log/tree.ts', `console.table([]);`)],
  ],
  accepted: [file('apps/cli/demo.ts', `console.log('here');`)],
};

const MACHINE = new RegExp(
  [
    `(?<![\\w.~@-])/(?:${word('wo', 'rk')}|${word('ho', 'me')}|${word('ro', 'ot')})/`,
    `https?://[^\\s/'"]*\\b(?:${word('regis', 'try')}|${word('npm', 'js')}|${word('artifac', 'tory')}|${word('nex', 'us')}|${word('verdac', 'cio')})\\b`,
  ].join('|'),
  'i',
);

/** The repository works wherever it is cloned. */
export const machines: Rule = {
  title: 'names no path or package host of one machine',
  violations: forbidden(MACHINE, { where: () => true }),
  refused: [
    [file('libs/log/tree.ts', word(`'/wo`, `rk/main'`))],
    [file('README.md', word('Go to /ho', 'me/ann/ledger.'))],
    [file('docker/Dockerfile', word('WORKDIR /ro', 'ot/ledger'))],
    [file('package-lock.json', word('"https://regis', 'try.example.org/x.tgz"'))],
    [file('.npmrc', word('regis', 'try=http://npm.nex', 'us.example.org/'))],
  ],
  accepted: [
    file(
      'README.md',
      'See https://example.org/work/1, ./home/page and ~/work/ledger; data lies in /var/lib/ledger.',
    ),
    file('apps/api/main.ts', `const changes = registry.get('announce-layoff');`),
  ],
};

const WORKPLACE = new RegExp(
  [
    word('sub', '-?agents?'),
    word('this ses', 'sion'),
    word('the is', 'sue'),
    word('issues re', 'solved'),
    word('Clau', 'de'),
    word('Anth', 'ropic'),
    word('language mo', 'dels?'),
    `AI ${word('assis', 'tants?')}`,
    `(?:system|the|my|this) ${word('pro', 'mpt')}`,
  ]
    .map((words) => `\\b${words}\\b`)
    .join('|'),
  'i',
);

/** Readers care for the ledger, not for how it was made. */
export const workplace: Rule = {
  title: 'says nothing about the place where it is made',
  violations: forbidden(WORKPLACE, { where: (path) => isText(path) && path !== 'package-lock.json' }),
  refused: [
    word('as a sub', 'agent wrote'),
    word('done in this ses', 'sion'),
    word('closes the is', 'sue'),
    word('Issues re', 'solved: 3'),
    word('by Clau', 'de'),
    word('the pro', 'mpt says'),
  ].map((text) => [file('README.md', text)]),
  accepted: [file('README.md', 'The issuer promptly issued shares; sessions end. A shell prompt is `$`.')],
};

/** The lines of a Markdown text that are first-level headings, code blocks left out. */
function titlesOf(markdown: string): readonly string[] {
  return markdown.replaceAll(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '').match(/^# .+$/gm) ?? [];
}

/** A text is about one thing. */
export const markdownTitles: Rule = {
  title: 'has exactly one title in each Markdown file',
  violations: (files) =>
    files
      .filter(({ path, text }) => path.endsWith('.md') && titlesOf(text).length !== 1)
      .map(({ path, text }) => `${path}: ${titlesOf(text).length} titles`),
  refused: [[file('README.md', '# One\n\n# Two\n')], [file('README.md', 'No title.\n')]],
  accepted: [file('README.md', '# One\n\n```sh\n# a comment\n```\n\n## Two\n')],
};

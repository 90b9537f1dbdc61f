/** Where files lie, how they are called, how long they are, and what lies beside them. */
import { file, isCode, isTest, word, type Rule } from './rule';

const TOP_LEVEL: ReadonlySet<string> = new Set([
  'apps',
  'libs',
  'test',
  'docker',
  '.ci',
  'package.json',
  'package-lock.json',
  'nest-cli.json',
  'tsconfig.json',
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'LICENSE',
]);

/** The top of the repository is a table of contents, and short. */
export const topLevel: Rule = {
  title: 'has only the agreed entries at its top',
  violations: (files) =>
    files
      .map(({ path }) => path)
      .filter((path) => {
        const [top = '', ...rest] = path.split('/');
        const isDotFile = top.startsWith('.') && rest.length === 0;
        return !TOP_LEVEL.has(top) && !isDotFile;
      }),
  refused: [[file('scripts/release.sh')], [file('notes.md')], [file('.tools/lint.json')]],
  accepted: [file('apps/api/main.ts'), file('.gitignore'), file('.ci/run'), file('LICENSE')],
};

/** Folders are named after the field, not after a lack of a better name. */
export const folderNames: Rule = {
  title: 'has no folder for whatever fits nowhere else',
  violations: (files) =>
    files
      .map(({ path }) => path)
      .filter((path) => /(?:^|\/)(?:utils?|common|shared|helpers?|misc)\//.test(path)),
  refused: [
    [file('libs/domain/utils/text.ts')],
    [file('apps/api/common/pipe.ts')],
    [file('test/helpers/story.ts')],
    [file('libs/shared/index.ts')],
  ],
  accepted: [file('libs/domain/values/common-era.ts')],
};

const LINES_MAX = 200;

/** Files that may be longer, each with its reason. */
const MAY_BE_LONG: Readonly<Record<string, string>> = {
  'docker/compose.yaml': 'what containers have in common is written once only within one file',
  'libs/domain/changes/registry.ts': 'the table of contents of all changes is one list',
  'libs/domain/errors.ts': 'the order of precedence shows only where all errors stand in one list',
  'libs/projections/registry.ts': 'the table of contents of all read models is one list',
};

/** One idea per file; the linter says the same of TypeScript, this of whatever else is written here. */
export const fileSizes: Rule = {
  title: `has no source of more than ${LINES_MAX} lines`,
  violations: (files) =>
    files
      .filter(({ path }) => isCode(path) || /\.(?:sh|css|html|ya?ml)$|Dockerfile$|^\.ci\//.test(path))
      .filter(({ path }) => !isTest(path) && !(path in MAY_BE_LONG))
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > LINES_MAX)
      .map(({ path, lines }) => `${path}: ${lines} lines`),
  refused: [
    [file('libs/log/tree.ts', 'x;\n'.repeat(LINES_MAX + 1))],
    [file('.ci/run', 'x\n'.repeat(LINES_MAX + 1))],
  ],
  accepted: [
    file('libs/log/tree.ts', 'x;\n'.repeat(LINES_MAX)),
    file('libs/log/tree.spec.ts', 'x;\n'.repeat(LINES_MAX + 1)),
    file('libs/domain/errors.ts', 'x;\n'.repeat(LINES_MAX + 1)),
  ],
};

const VAGUE_EXPORT =
  /\bexport\s+(?:(?:abstract|async|declare|default)\s+)*(?:class|const|enum|function\*?|interface|let|type)\s+(\w*(?:Managers?|Helpers?|Utils?|Impl|Info))\b/g;

/** A name that says what a thing is, not that it does something with something. */
export const exportedNames: Rule = {
  title: 'exports no name that ends in Manager, Helper, Util, Impl or Info',
  violations: (files) =>
    files
      .filter(({ path }) => isCode(path))
      .flatMap(({ path, text }) => [...text.matchAll(VAGUE_EXPORT)].map(([, name]) => `${path}: ${name}`)),
  refused: [
    [file('libs/log/tree.ts', `export class ${word('Tree', 'Manager')} {}`)],
    [file('libs/log/tree.ts', `export abstract class ${word('Tree', 'Impl')} {}`)],
    [file('libs/log/tree.ts', `export interface ${word('Leaf', 'Info')} {}`)],
    [file('libs/log/tree.ts', `export const ${word('text', 'Utils')} = {};`)],
    [file('libs/log/tree.ts', `export async function ${word('leaf', 'Helper')}() {}`)],
  ],
  accepted: [file('libs/log/tree.ts', `export class Information {} class ${word('Tree', 'Manager')} {}`)],
};

/** Readers find what a lib promises beside it. */
export const libReadmes: Rule = {
  title: 'has a README.md in every lib',
  violations: (files) => {
    const libs = new Set(files.flatMap(({ path }) => /^libs\/[^/]+(?=\/)/.exec(path) ?? []));
    return [...libs]
      .map((lib) => `${lib}/README.md`)
      .filter((path) => !files.some((each) => each.path === path));
  },
  refused: [[file('libs/log/index.ts')]],
  accepted: [file('libs/log/index.ts'), file('libs/log/README.md')],
};

/** A change is refused or accepted for reasons that only its own examples show. */
export const changeSpecs: Rule = {
  title: 'has a spec beside every change',
  violations: (files) =>
    files
      .filter(
        ({ path, text }) =>
          /^libs\/domain\/changes\/[^/]+\/[^/]+\.ts$/.test(path) && text.includes(': Change<'),
      )
      .filter(({ path }) => !path.endsWith('.spec.ts'))
      .map(({ path }) => path.replace(/\.ts$/, '.spec.ts'))
      .filter((spec) => !files.some(({ path }) => path === spec)),
  refused: [
    [
      file(
        'libs/domain/changes/layoffs/announce-layoff.ts',
        'export const announceLayoff: Change<X, Y> = {};',
      ),
    ],
  ],
  accepted: [
    file('libs/domain/changes/layoffs/announce-layoff.ts', 'export const announceLayoff: Change<X, Y> = {};'),
    file('libs/domain/changes/layoffs/announce-layoff.spec.ts'),
    file('libs/domain/changes/leadership/post.ts', 'export class Post {}'),
  ],
};

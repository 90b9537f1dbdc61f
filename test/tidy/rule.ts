/** What a rule of tidiness sees and answers. Rules read texts only, so a planted example can prove each of them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the repository. */
export interface TextFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A rule that every file of the repository keeps. */
export interface Rule {
  /** The rule as a sentence that ends "The repository …". */
  readonly title: string;
  /** One line per violation, begun with the path of the file. */
  readonly violations: (files: readonly TextFile[]) => readonly string[];
  /** Little repositories that break the rule, each in one way. */
  readonly refused: readonly (readonly TextFile[])[];
  /** A little repository that comes close to breaking the rule, and does not. */
  readonly accepted: readonly TextFile[];
}

const REPOSITORY = join(__dirname, '..', '..');

/** Every text file that Git tracks or would track. */
export function repositoryFiles(): readonly TextFile[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: REPOSITORY,
    encoding: 'utf8',
  });
  return [...new Set(listed.split('\0'))]
    .filter((path) => path !== '' && existsSync(join(REPOSITORY, path)))
    .map((path) => ({ path, text: readFileSync(join(REPOSITORY, path), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'));
}

/** Short for a planted file. */
export function file(path: string, text = ''): TextFile {
  return { path, text };
}

/** A word that a rule forbids, put together from parts: written out, the file of the rule would break it. */
export function word(...parts: readonly string[]): string {
  return parts.join('');
}

/** A test, or what only tests use. */
export function isTest(path: string): boolean {
  return path.startsWith('test/') || path.endsWith('.spec.ts');
}

/** A program text that is compiled or run. */
export function isCode(path: string): boolean {
  return /\.(?:ts|tsx|mjs|cjs)$/.test(path);
}

/** A program text without its comments, which may name what the program must not use. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(?<!:)\/\/.*$/gm, '');
}

/** A rule of the common kind: some words may not occur in some files. */
export function forbidden(
  pattern: RegExp,
  {
    where,
    readAs = ({ text }) => text,
  }: { where: (path: string) => boolean; readAs?: (file: TextFile) => string },
): Rule['violations'] {
  return (files) =>
    files
      .filter(({ path }) => where(path))
      .flatMap((each) => {
        const found = pattern.exec(readAs(each));
        return found === null ? [] : [`${each.path}: ${found[0].trim()}`];
      });
}

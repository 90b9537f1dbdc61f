/**
 * Run after the compiler: keeps the doc comments of commands, values and controllers beside the built code, so that the
 * OpenAPI document says what they say without a second copy of any text.
 *
 *     node dist/apps/api/openapi/doc-comments.js
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ScriptTarget,
  createSourceFile,
  getJSDocCommentsAndTags,
  getTextOfJSDocComment,
  isClassDeclaration,
  isJSDoc,
} from 'typescript';
import type { ClassDeclaration, Node } from 'typescript';
import { DESCRIPTIONS_FILE } from './descriptions';
import type { Descriptions } from './descriptions';

/** Folders, from the top of the repository, whose classes the document shows. */
const FOLDERS = ['libs/domain/changes', 'libs/domain/values', 'apps/api/controllers'];

/** What the doc comments of all shown classes say. @param repository its top folder, with the sources. */
export function readDocComments(repository: string): Descriptions {
  const files = FOLDERS.flatMap((folder) => sourcesIn(join(repository, folder)));
  return Object.assign({}, ...files.map(commentsIn)) as Descriptions;
}

function sourcesIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => /(?<!\.spec)\.ts$/.test(file)).map((file) => join(folder, file));
}

/** Of each class: its own comment under its name, and each member's under `Class.member`. */
function commentsIn(file: string): Descriptions {
  const source = createSourceFile(file, readFileSync(file, 'utf8'), ScriptTarget.ES2023, true);
  const comments = source.statements.filter(isClassDeclaration).flatMap(commentsOfClass);
  return Object.fromEntries(comments.filter(([, text]) => text !== ''));
}

function commentsOfClass(type: ClassDeclaration): readonly (readonly [string, string])[] {
  const name = type.name?.text ?? '';
  const members = type.members.map(
    (member) => [`${name}.${member.name?.getText() ?? ''}`, commentOf(member)] as const,
  );
  return [[name, commentOf(type)], ...members];
}

function commentOf(node: Node): string {
  const [comment] = getJSDocCommentsAndTags(node).filter(isJSDoc);
  return (getTextOfJSDocComment(comment?.comment) ?? '').replaceAll(/\s+/g, ' ').trim();
}

if (require.main === module) {
  writeFileSync(DESCRIPTIONS_FILE, JSON.stringify(readDocComments(process.cwd()), undefined, 2));
}

/**
 * Run after the compiler: keeps the doc comments of commands, values and controllers, and the types of all answers, beside the
 * built code, so that the OpenAPI document says what they say without a second copy of any text or form.
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
import { readAnswerTypes } from './answer-types';
import { DOCUMENTATION_FILE } from './descriptions';
import type { Descriptions, Documentation } from './descriptions';

/** Folders, from the top of the repository, whose classes the document shows. */
const FOLDERS = ['libs/domain/changes', 'libs/domain/values', 'apps/api/controllers'];

/** What the doc comments of all shown classes say. @param repository its top folder, with the sources. */
export function readDocComments(repository: string): Descriptions {
  const files = FOLDERS.flatMap((folder) => sourcesIn(join(repository, folder)));
  return Object.assign({}, ...files.map(commentsIn)) as Descriptions;
}

/** All that the sources say for the document. @param repository its top folder. */
export function documentationOf(repository: string): Documentation {
  return { descriptions: readDocComments(repository), ...readAnswerTypes(repository) };
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
  writeFileSync(DOCUMENTATION_FILE, JSON.stringify(documentationOf(process.cwd()), undefined, 2));
}

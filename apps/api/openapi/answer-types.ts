import { join } from 'node:path';
import {
  createProgram,
  getCombinedModifierFlags,
  isClassDeclaration,
  isInterfaceDeclaration,
  isMethodDeclaration,
  ModifierFlags,
  parseJsonConfigFileContent,
  readConfigFile,
  sys,
} from 'typescript';
import type { ClassDeclaration, Program, Type, TypeChecker } from 'typescript';
import type { JsonSchema } from './schema';
import { TypeSchemas } from './type-schema';

/** What the routes answer, as the types of their methods say it. */
export interface AnswerTypes {
  /** By `Controller.method`; none for a method that writes its answer itself. */
  readonly answers: Readonly<Record<string, JsonSchema>>;
  /** The types that have a name. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

const CONTROLLERS = /\/apps\/api\/controllers\/[^/]+\.controller\.ts$/;
/** Types that no method answers by itself, by file and name: refusals come from everywhere. */
const OTHERS = [['apps/api/problem.ts', 'Problem']] as const;

/** Reads the answers of all controllers. @param repository its top folder, with the sources. */
export function readAnswerTypes(repository: string): AnswerTypes {
  const program = programOf(repository);
  const checker = program.getTypeChecker();
  const schemas = new TypeSchemas(checker);
  const controllers = program.getSourceFiles().filter(({ fileName }) => CONTROLLERS.test(fileName));
  const methods = controllers.flatMap(({ statements }) =>
    statements.filter(isClassDeclaration).flatMap((type) => methodsOf(type, checker)),
  );
  const answers = methods.flatMap(([name, type]) => {
    const answer = checker.getAwaitedType(type) ?? type;
    return isNothing(answer, checker) ? [] : [[name, schemas.of(answer)] as const];
  });
  for (const [file, name] of OTHERS) schemas.of(typeNamed(program, join(repository, file), name));
  return { answers: Object.fromEntries(answers), schemas: Object.fromEntries(schemas.named) };
}

function programOf(repository: string): Program {
  const path = join(repository, 'apps/tsconfig.build.json');
  const { config } = readConfigFile(path, (file) => sys.readFile(file)) as { config: unknown };
  const { fileNames, options } = parseJsonConfigFileContent(config, sys, join(repository, 'apps'));
  return createProgram(
    fileNames.filter((file) => CONTROLLERS.test(file) || isOther(file)),
    options,
  );
}

function isOther(file: string): boolean {
  return OTHERS.some(([path]) => file.endsWith(`/${path}`));
}

function methodsOf(type: ClassDeclaration, checker: TypeChecker): readonly (readonly [string, Type])[] {
  return type.members.filter(isMethodDeclaration).flatMap((method) => {
    const isHidden = getCombinedModifierFlags(method) & (ModifierFlags.Private | ModifierFlags.Static);
    const signature = checker.getSignatureFromDeclaration(method);
    const name = method.name.getText();
    if (isHidden !== 0 || name.startsWith('#') || signature === undefined) return [];
    return [[`${type.name?.text ?? ''}.${name}`, signature.getReturnType()] as const];
  });
}

function isNothing(type: Type, checker: TypeChecker): boolean {
  return ['void', 'never', 'undefined', 'string', 'object'].includes(checker.typeToString(type));
}

function typeNamed(program: Program, file: string, name: string): Type {
  const declaration = program
    .getSourceFile(file)
    ?.statements.filter(isInterfaceDeclaration)
    .find((one) => one.name.text === name);
  if (declaration === undefined) throw new Error(`${file} has no interface ${name}`);
  return program.getTypeChecker().getTypeAtLocation(declaration);
}

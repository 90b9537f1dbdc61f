import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The top of the repository, from which the image is built. */
export const REPOSITORY = join(__dirname, '..', '..');
/** The folder of what runs the ledger in containers. */
export const DOCKER = join(REPOSITORY, 'docker');

/** A container as `compose.yaml` describes it. */
export interface Container {
  readonly image: string;
  readonly user?: string;
  readonly profiles?: readonly string[];
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: Readonly<Record<string, { readonly aliases?: readonly string[] }>>;
  readonly network_mode?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
}

/** A file of the folder, as text. */
export function dockerFile(path: string): string {
  return readFileSync(join(DOCKER, path), 'utf8');
}

/** A YAML file of the folder; keys that stand twice are refused. */
export function yamlFile(path: string): Record<string, unknown> {
  return parse(dockerFile(path), { merge: true }) as Record<string, unknown>;
}

/** Every container, by its name. */
export const containers = yamlFile('compose.yaml')['services'] as Readonly<Record<string, Container>>;
/** Those that run the ledger's own image. */
export const services = Object.entries(containers).filter(([, { build }]) => build !== undefined);

/** The containers of one profile. */
export function containersOf(profile: string): readonly (readonly [string, Container])[] {
  return Object.entries(containers).filter(([, { profiles = [] }]) => profiles.includes(profile));
}

/** What a container's shell reads of a file before it becomes the program, by the variable that it sets. */
export function secretsOf({ entrypoint = [], command = [] }: Container): ReadonlyMap<string, string> {
  const script = [...entrypoint, ...command].at(-1) ?? '';
  return new Map(
    [...script.matchAll(/(\w+)=\$\$\(cat (\S+)\) && export \1 && /g)].map(([, name = '', path = '']) => [
      name,
      path,
    ]),
  );
}

/** One thing that is mounted into a container. */
export interface Mount {
  /** A volume's name, or a path that begins with a dot. */
  readonly source: string;
  readonly target: string;
  readonly isReadOnly: boolean;
}

/** What is mounted into a container. */
export function mountsOf({ volumes = [] }: Container): readonly Mount[] {
  return volumes.map((volume) => {
    const [source = '', target = '', mode] = volume.split(':');
    return { source, target, isReadOnly: mode === 'ro' };
  });
}

/** One instruction of the Dockerfile. */
export interface Instruction {
  readonly name: string;
  readonly words: readonly string[];
}

/** The instructions of the Dockerfile, stage by stage; each stage begins with its FROM. */
export const stages: readonly (readonly Instruction[])[] = instructionsOf(dockerFile('Dockerfile')).reduce<
  Instruction[][]
>((all, one) => {
  if (one.name === 'FROM') all.push([]);
  all.at(-1)?.push(one);
  return all;
}, []);

function instructionsOf(text: string): readonly Instruction[] {
  return text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', ...words] = line.trim().split(/\s+/);
      return { name, words };
    });
}

/** The last stage: what is in the image. */
export const image = stages.at(-1) ?? [];

/** The instructions of one name. */
export function called(name: string, stage: readonly Instruction[]): readonly Instruction[] {
  return stage.filter((instruction) => instruction.name === name);
}

/** The variables that the image sets. */
export const imageEnvironment: Readonly<Record<string, string>> = Object.fromEntries(
  called('ENV', image).flatMap(({ words }) =>
    words.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
  ),
);

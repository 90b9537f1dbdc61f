import { byLanguage, valueOf } from './flag-values';
import type { Flag } from './flags';

/** What was typed after each flag; several where a flag may be given more than once. */
export type Typed = Readonly<Record<string, string | true | readonly string[] | undefined>>;

type Tree = { [name: string]: unknown };

/**
 * The command that the typed flags make.
 * @param given fields that were not typed, such as those of a file; what is typed goes before them.
 * @throws CommandFailure usage, where a value is not understood.
 */
export function commandOf(flags: readonly Flag[], typed: Typed, given: object = {}): object {
  const command = structuredClone(given) as Tree;
  for (const flag of flags) {
    const value = typedValue(flag, typed[flag.name]);
    if (value !== undefined) put(command, flag.path, value);
  }
  return command;
}

function typedValue({ field, name, repeatable }: Flag, typed: Typed[string]): unknown {
  if (typed === undefined) return undefined;
  if (typed === true) return true;
  if (repeatable) return byLanguage(typeof typed === 'string' ? [typed] : typed, name);
  return valueOf(field, typeof typed === 'string' ? typed : (typed.at(-1) ?? ''), name);
}

function put(tree: Tree, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) return void (tree[name] = value);
  const inner = tree[name];
  const next = typeof inner === 'object' && inner !== null ? (inner as Tree) : {};
  tree[name] = next;
  put(next, rest, value);
}

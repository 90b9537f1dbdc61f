import type { CommandWords, OptionWords } from './words-of';

/** A script for fish: `ledger completion fish | source`. */
export function fishScript(all: readonly CommandWords[]): string {
  return `# Completion of ledger for fish, made by "ledger completion fish".
function __ledger_is_at
    set -l typed (commandline -opc)
    set -e typed[1]
    set -l words (string match -v -- '-*' $typed)
    set -l length (count $argv)
    test (count $words) -ge $length; and test "$words[1..$length]" = "$argv"
end
complete -c ledger -e
${all.flatMap(linesOf).join('\n')}
`;
}

function linesOf({ path, commands, options, choices }: CommandWords): readonly string[] {
  const isTop = path === '';
  const at = isTop ? '__fish_use_subcommand' : `__ledger_is_at ${path}`;
  const offered = [...commands, ...choices.map((name) => ({ name, description: '' }))];
  return [
    ...offered.map(({ name, description }) => line(at, `-f -a ${quoted(name)}`, description)),
    ...options
      .filter(() => !isTop || options.length > 0)
      .map((option) => line(at, optionPart(option), option.description)),
  ];
}

function optionPart({ name, takesValue, choices, isFile }: OptionWords): string {
  const long = `-l ${name.replace(/^--/, '')}`;
  if (!takesValue) return `-f ${long}`;
  if (choices.length > 0) return `${long} -x -a ${quoted(choices.join(' '))}`;
  return isFile ? `${long} -r -F` : `${long} -x`;
}

function line(at: string, part: string, description: string): string {
  const told = description === '' ? '' : ` -d ${quoted(description)}`;
  return `complete -c ledger -n ${quoted(at)} ${part}${told}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

import type { CommandWords, OptionWords } from './words-of';

/** A script for zsh: `source <(ledger completion zsh)` after `compinit`. */
export function zshScript(all: readonly CommandWords[]): string {
  const paths = all.filter(({ path }) => path !== '').map(({ path }) => quoted(path));
  return `#compdef ledger
# Completion of ledger for zsh, made by "ledger completion zsh".
_ledger() {
  local route="" word before="\${words[CURRENT-1]}"
  local -a known offered
  known=(${paths.join(' ')})
  for word in "\${words[@]:1:$((CURRENT - 2))}"; do
    if (( \${known[(Ie)\${route:+$route }$word]} )); then route="\${route:+$route }$word"; fi
  done
  case "$route" in
${all.map(branch).join('\n')}
  esac
  _describe -t commands ledger offered || _files
}
compdef _ledger ledger
`;
}

function branch({ path, commands, options, choices }: CommandWords): string {
  const offered = [
    ...commands.map(({ name, description }) => described(name, description)),
    ...choices.map((name) => described(name, '')),
    ...options.map(({ name, description }) => described(name, description)),
  ];
  return `    ${quoted(path)})
      case "$before" in
${options
  .filter(({ takesValue }) => takesValue)
  .map(valueOf)
  .join('\n')}
      esac
      offered=(${offered.join(' ')})
      ;;`;
}

function valueOf({ name, choices, isFile }: OptionWords): string {
  if (choices.length > 0) return `        ${name}) compadd -- ${choices.join(' ')}; return ;;`;
  return isFile ? `        ${name}) _files; return ;;` : `        ${name}) return ;;`;
}

/** A colon parts word and description. */
function described(name: string, description: string): string {
  return quoted(
    description === '' ? name.replaceAll(':', '\\:') : `${name.replaceAll(':', '\\:')}:${description}`,
  );
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

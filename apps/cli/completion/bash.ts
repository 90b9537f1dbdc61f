import type { CommandWords, OptionWords } from './words-of';

/**
 * A script for bash 3 and later: `source <(ledger completion bash)`. It finds the command among the words that were typed, then
 * offers what may stand behind it.
 */
export function bashScript(all: readonly CommandWords[]): string {
  const paths = all.filter(({ path }) => path !== '').map(({ path }) => pattern(path));
  return `# Completion of ledger for bash, made by "ledger completion bash".
_ledger() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" path="" word index
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    case "\${path:+$path }$word" in
      ${paths.join('|')}) path="\${path:+$path }$word" ;;
    esac
  done
  local words="" values="" files=""
  case "$path" in
${all.map(branch).join('\n')}
  esac
  if [[ -n "$files" ]]; then
    COMPREPLY=($(compgen -f -- "$current"))
  elif [[ "$values" == "free" ]]; then
    COMPREPLY=()
  else
    COMPREPLY=($(compgen -W "\${values:-$words}" -- "$current"))
    if [[ -z "$values" && "$current" != -* && \${#COMPREPLY[@]} -eq 0 ]]; then
      COMPREPLY=($(compgen -f -- "$current"))
    fi
  fi
}
complete -o filenames -F _ledger ledger
`;
}

const pattern = (path: string): string => (path === '' ? '""' : `"${path}"`);

function branch({ path, commands, options, choices }: CommandWords): string {
  const words = [...commands.map(({ name }) => name), ...choices, ...options.map(({ name }) => name)];
  const valued = options.filter(({ takesValue }) => takesValue);
  return `    ${pattern(path)})
      words="${words.join(' ')}"
      case "$before" in
${valuesOf(valued)}
      esac
      ;;`;
}

/** What may stand after each option that takes a value. */
function valuesOf(options: readonly OptionWords[]): string {
  const chosen = options.filter(({ choices }) => choices.length > 0);
  const files = options.filter(({ isFile }) => isFile);
  const free = options.filter((option) => !chosen.includes(option) && !files.includes(option));
  const named = (group: readonly OptionWords[]): string => group.map(({ name }) => name).join('|');
  return [
    ...chosen.map(({ name, choices }) => `        ${name}) values="${choices.join(' ')}" ;;`),
    ...(files.length === 0 ? [] : [`        ${named(files)}) files=yes ;;`]),
    ...(free.length === 0 ? [] : [`        ${named(free)}) values=free ;;`]),
  ].join('\n');
}

// The scripts by which shells ask the command line for completions. What was typed is passed on as it is:
// nothing of it is evaluated.

/** By the shell's name; `program` is a command that the shell can run, such as `node '/…/coalitions.js'`. */
export const COMPLETION_SCRIPTS: Record<string, (program: string) => string> = {
  // Words that hold = or : come in pieces there. `npx coalitions` completes as `coalitions` does; other uses of
  // npx are left to bash.
  bash: (program) => `
_coalitions() {
  local word last=-1 words=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if ((last >= 0)) && [[ $word == [=:] || \${words[last]} == *[=:] ]]; then
      words[last]+=$word
    else
      words[++last]=$word
    fi
  done
  COMPREPLY=()
  while IFS=$'\\t' read -r word _; do
    COMPREPLY+=("$word")
  done < <(${program} complete -- "\${words[@]}" 2>/dev/null)
}
_coalitions_npx() {
  [[ \${COMP_WORDS[1]} == coalitions ]] || return
  local COMP_WORDS=("\${COMP_WORDS[@]:1}") COMP_CWORD=$((COMP_CWORD - 1))
  _coalitions
}
complete -F _coalitions coalitions
complete -p npx >/dev/null 2>&1 || complete -o default -F _coalitions_npx npx
`,
  zsh: (program) => `
_coalitions() {
  local line
  local -a offered
  while IFS= read -r line; do
    offered+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done < <(${program} complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  [[ $PREFIX == -*=* ]] && compset -P 1 '*='
  _describe coalitions offered
}
compdef _coalitions coalitions
`,
  fish: (program) => `
function __coalitions_offered
    set -l typed (commandline -opc) (commandline -ct)
    set -l before (string match -r -- '^-.*=' $typed[-1])
    ${program} complete -- $typed[2..-1] 2>/dev/null | string replace -r '^' -- "$before"
end
complete -c coalitions -f -a '(__coalitions_offered)'
`,
};

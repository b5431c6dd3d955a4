// What bash needs around the script that is generated for it.

/** Without the package bash-completion, words that hold = or : come in pieces, and that is all. */
export const BASH_BEFORE = `
if ! declare -F _get_comp_words_by_ref >/dev/null; then
  _get_comp_words_by_ref() {
    words=("\${COMP_WORDS[@]}") cword=$COMP_CWORD
    cur=\${words[cword]} prev=\${words[cword - 1]}
  }
fi
# Its constants are readonly: a second reading of ~/.bashrc would complain of each.
if ! declare -F __coalitions_complete >/dev/null; then
`;

/** `npx coalitions` completes as \`coalitions\` does; other uses of npx are left to bash. */
export const BASH_AFTER = `
fi
__coalitions_npx() {
  [[ \${COMP_WORDS[1]} == coalitions ]] || return
  local before=\${#COMP_LINE}
  COMP_LINE=coalitions\${COMP_LINE#*coalitions}
  COMP_POINT=$((COMP_POINT - before + \${#COMP_LINE}))
  COMP_WORDS=("\${COMP_WORDS[@]:1}")
  COMP_CWORD=$((COMP_CWORD - 1))
  __coalitions_complete
}
complete -p npx >/dev/null 2>&1 || complete -o default -F __coalitions_npx npx
`;

// What the scripts that are generated for shells need: words that were typed must never be run, and
// bash wants more around its own.

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

/** Text of a generated script, and what stands in its place. */
type Mend = readonly [RegExp, string];

/** Where the generated scripts would run what a person has only typed, when the Tab key is pressed. */
const MENDS: Record<string, readonly Mend[]> = {
  bash: [
    // Words as they are, up to the cursor: no quotes in them are taken away, and nothing is expanded.
    [
      /requestComp="(.+) complete -- \$\{words\[@\]:1\}"/,
      'requestComp=($1 complete -- "$${words[@]:1:cword-1}" "$$cur")',
    ],
    [/ *if \[\[ -z "\$cur" \]\]; then\n *requestComp="\$requestComp ''"\n *fi\n/, ""],
    [/\$\(eval "\$requestComp" 2>/, '$("$${requestComp[@]}" 2>'],
  ],
  // The words are quoted there already; the prefix of --flag=… is evaluated, too, and was not.
  zsh: [[/flagPrefix="-P \$\{BASH_REMATCH\}"/, 'flagPrefix="-P $${(q)BASH_REMATCH}"']],
  fish: [],
  // To PowerShell, typographic quotes end a string as the plain one does.
  powershell: [[/-replace "'", "''"/, "-replace \"[\\u2018-\\u201B']\", '$$0$$0'"]],
};

/** The script without these places. A generated script that has changed is none to trust unseen. */
export function withoutEvaluation(shell: string, script: string): string {
  return (MENDS[shell] ?? []).reduce((text, [from, to]) => {
    if (!from.test(text)) throw new Error(`The ${shell} script has changed: nothing is ${from}.`);
    return text.replace(from, to);
  }, script);
}

// Workflows and actions for tests, as JSON, which is YAML, too. Expressions are written `[[ … ]]`, since
// `${{ … }}` in a program looks like a template that somebody forgot.

export function workflowText(value: object): string {
  const whole = "jobs" in value ? { on: "push", ...value } : value;
  return JSON.stringify(whole, null, 2)
    .replaceAll("[[", "$" + "{{")
    .replaceAll("]]", "}}");
}
